"""Words that count forces and tell what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PERSONNEL = "personnel"
COLLECTIVE = "collective"
UNITS = "units"
EQUIPMENT = "equipment"
FORMATIONS = "formations"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceLexicon:
    """The lexicon of forces, by printed form, lower case.

    Attributes:
        kinds: the last word of what is counted -> (words of the whole term, kind), longest first.
        sized: what joins a count to a formation ("3,000-strong").
        bounds: words before a count -> the bound that they put on it.
        activities: forms of verbs and nouns -> the activity they tell of.
        particles: forms of verbs that tell of it only with one of these.
        losses: forms of words that make the count one of losses, captives or goods.
        places: nouns for where forces stand.
    """

    kinds: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    sized: frozenset[str]
    bounds: Mapping[str, str]
    activities: Mapping[str, str]
    particles: Mapping[str, frozenset[str]]
    losses: frozenset[str]
    places: frozenset[str]
