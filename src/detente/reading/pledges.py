"""The words of commitment: verbs, deeds and outcomes, by their printed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BY_DEED = "by_deed"
OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Nouns by what they stand for: classes of the event codebook, and printed forms besides."""

    classes: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingUp:
    """Taking back, or ceasing, what is one's own.

    Attributes:
        kind: "promise" where it is a means of force or pressure, "threat" where it is one's word.
        verbs: printed forms, each with its particle, "" where there is none.
        things: what has to be given up.
    """

    kind: str
    verbs: frozenset[tuple[str, str]]
    things: Things


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledges:
    """The lexicon of commitment, indexed by printed forms in lower case.

    Attributes:
        speech: verbs of commitment → the kind they give ("threat", "promise", OFFER, "warning" or BY_DEED).
        conditional: those of them that commit only on a condition.
        nouns: the same for nouns. adjectives: "ready", "prepared".
        deeds: what is done → "threat" or "promise"; a particle may follow the verb after a space.
        by_object: verbs whose object tells the kind.
        gives_up: what is promised or threatened by giving it up. bonds: what one threatens to leave.
        hollow: nouns that tell less than what stands with them.
        force: what is a threat where it is sent to answer a deed of force.
        outcomes: nouns for what befalls the other side; befall: the verbs that bring it.
        evils: what there will be, if …; goods: what there will be none of.
        onlookers: those who speak of what others will do, and bind nobody.
        empty: verbs that commit to nothing.
    """

    speech: Mapping[str, str]
    conditional: frozenset[str]
    nouns: Mapping[str, str]
    adjectives: frozenset[str]
    deeds: Mapping[str, tuple[tuple[str, str], ...]]
    by_object: frozenset[str]
    gives_up: tuple[GivingUp, ...]
    hollow: frozenset[str]
    bonds: Things
    force: Things
    outcomes: frozenset[str]
    befall: frozenset[str]
    evils: frozenset[str]
    goods: frozenset[str]
    onlookers: frozenset[str]
    empty: frozenset[str]
