"""Words that tell of meetings between parties."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLexicon:
    """The lexicon of meetings; every field holds printed forms in lower case.

    Attributes:
        singular, plural: nouns for one encounter, and their plurals where those mean several.
        plural_for_one: plurals that name one round ("talks").
        calls: nouns for encounters by wire. by_wire: modifiers that make a meeting one.
        rounds: nouns that hold an encounter ("a round of talks").
        no_encounter: modifiers that make it something else ("news conference").
        meet, gather, confer, speak, host: verbs that are encounters themselves, by their frame.
        hold: verbs whose subject, object or setting an encounter is. cancel: those that undo it.
        call_off: those of them that tell of one encounter. move: verbs that give it another day.
        travel: verbs of going to one.
        propose, proposals, modals: verbs, nouns and auxiliaries that only wish, offer or refuse one.
        yields, ends, fails: verbs of how it came out.
        no_places: nouns after "in" that are no place.
        attend: verbs of taking part in one.
        formats, bodies: last words of the names of formats: any, and those that need two parties before them.
        over: verbs that tell that talks are over.
        who: nouns for those who meet, where no party is named. again: what tells a further round.
    """

    singular: frozenset[str]
    plural: frozenset[str]
    plural_for_one: frozenset[str]
    calls: frozenset[str]
    by_wire: frozenset[str]
    rounds: frozenset[str]
    no_encounter: frozenset[str]
    meet: frozenset[str]
    gather: frozenset[str]
    confer: frozenset[str]
    speak: frozenset[str]
    host: frozenset[str]
    hold: frozenset[str]
    cancel: frozenset[str]
    call_off: frozenset[str]
    move: frozenset[str]
    travel: frozenset[str]
    propose: frozenset[str]
    proposals: frozenset[str]
    modals: frozenset[str]
    yields: frozenset[str]
    ends: frozenset[str]
    fails: frozenset[str]
    no_places: frozenset[str]
    attend: frozenset[str]
    formats: frozenset[str]
    bodies: frozenset[str]
    over: frozenset[str]
    who: frozenset[str]
    again: frozenset[str]
