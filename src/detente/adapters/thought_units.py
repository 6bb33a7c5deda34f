"""The lexicon by which sentences are coded without a parse, from the data that ships with the package."""

from __future__ import annotations

import re
from typing import Any

from detente.adapters.acts import patterns_of
from detente.reading.thought_units import WordingLexicon

_OWNER = r"(?P<owner>(?:[A-Z][\w.]*\s)?[A-Z][\w.]*(?:['’]s)?)"
"""A demonym or a possessive: "American", "Russia's", "the United States'"."""

_CLAUSE = r"(?:(?!,\s(?:which|who|but|and\sthat)\b|[;:?]).)*"


def wording_lexicon(data: dict[str, Any], acts: dict[str, Any]) -> WordingLexicon:
    """The lexicon that `data/wording.yaml` describes, on the fragments of `data/acts.yaml`."""
    nouns = "|".join(data["put_forward"].split())
    links = "|".join(data["links"].split())
    # Up to two adjectives before the noun; after it the phrase goes on to the end of its clause.
    put_forward = rf"\b{_OWNER}['’]?\s(?:[a-z][\w-]*\s){{0,2}}(?:{nouns})s?\s(?:{links})\b{_CLAUSE}"
    return WordingLexicon(
        spoken=patterns_of(data["spoken"], acts),
        whoever=frozenset(at for at, row in enumerate(data["spoken"]) if row.get("whoever", False)),
        own=frozenset(data["own"].split()),
        others=frozenset(data["others"].split()),
        put_forward=re.compile(put_forward),
        supposing=re.compile(data["supposing"]),
        felt=re.compile(data["felt"]),
    )
