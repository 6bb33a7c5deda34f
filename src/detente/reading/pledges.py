"""The words of commitment: verbs, deeds and outcomes, by their printed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BY_DEED = "by_deed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledges:
    """The lexicon of commitment, indexed by printed forms in lower case.

    Attributes:
        speech: verbs of commitment → the kind they give ("threat", "promise", "warning" or BY_DEED).
        conditional: those of them that commit only on a condition.
        nouns: the same for nouns. adjectives: "ready", "prepared".
        deeds: what is done → "threat" or "promise"; a particle may follow the verb after a space.
        by_object: verbs whose object tells the kind.
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
    outcomes: frozenset[str]
    befall: frozenset[str]
    evils: frozenset[str]
    goods: frozenset[str]
    onlookers: frozenset[str]
    empty: frozenset[str]
