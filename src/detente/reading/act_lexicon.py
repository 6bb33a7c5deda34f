"""The words that tell a bargaining act (Walcott and Hopmann 1978)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPattern:
    """Words of a content that tell its act.

    Attributes:
        words: searched in the lower-case content. quoted: the same for quotations, where only the
            first person is the speaker. head: they must be the main verb's own.
        own: they don't count where the content is about another party: nobody denies for its opponent.
        unless: searched in what stands before; where it matches too, the words don't count.
    """

    act: str
    words: re.Pattern[str]
    quoted: re.Pattern[str]
    head: bool = False
    own: bool = False
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Nouns that tell of whom a content speaks.

    Attributes:
        collective: groups that act, whose own one may be ("the union", "the army").
        state: those of them that are a state's. offices: words of those who speak for a state.
        joint: both sides together. event: talks. agents: others who act.
        measures: what counts or measures the noun after "of" ("three days of talks").
    """

    collective: frozenset[str]
    state: frozenset[str]
    offices: frozenset[str]
    joint: frozenset[str]
    event: frozenset[str]
    agents: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLexicon:
    """What tells an act.

    Attributes:
        cues: act by the cue's headword. leaning: act by headwords that give way to the content.
        hostile, friendly: consequences feared and consequences welcome.
        feared: what a condition names that nobody wants to happen.
        concession: what a party would give, as a conditional sentence offers it.
        patterns: in order; the first that matches decides.
        claims: what is denied rather than refused, at the start of a content.
        wrong: conduct for which another party is blamed.
        steadfast: what one will never do because one holds to a position.
        schedule: what parties or talks are going to do, as forms of verbs: news, not a view.
        feeling: participles of how one feels.
        linking: forms of verbs that only link a subject with what it is.
        countering, claiming: headwords of cues that answer another party, and that blame one.
        talk, judge: forms of verbs that report talks, and of verbs that judge.
        sides: nouns that tell of whom a content speaks.
        plover: PLOVER event type by act; acts that are no event are absent.
    """

    cues: Mapping[str, str]
    leaning: Mapping[str, str]
    hostile: re.Pattern[str]
    friendly: re.Pattern[str]
    feared: re.Pattern[str]
    concession: re.Pattern[str]
    patterns: tuple[ActPattern, ...]
    claims: re.Pattern[str]
    wrong: re.Pattern[str]
    steadfast: re.Pattern[str]
    schedule: frozenset[str]
    feeling: frozenset[str]
    linking: frozenset[str]
    countering: frozenset[str]
    claiming: frozenset[str]
    talk: frozenset[str]
    judge: frozenset[str]
    sides: Sides
    plover: Mapping[str, str]
