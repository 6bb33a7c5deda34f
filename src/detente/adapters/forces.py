"""The lexicon of forces as data, every printed form worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.reading.forces import COLLECTIVE, EQUIPMENT, FORMATIONS, PERSONNEL, UNITS, ForceLexicon
from detente.reading.inflection import noun_forms, verb_forms


def force_lexicon(book: Mapping[str, Any]) -> ForceLexicon:
    """The lexicon in the data file's rows."""
    nouns = _tuples(book["irregular"])
    verbs = _tuples(book["irregular_verbs"])
    return ForceLexicon(
        kinds=_kinds(book, nouns),
        sized=frozenset(book["sized"]),
        bounds={phrase: bound for bound, phrases in book["bounds"].items() for phrase in phrases},
        activities=_activities(book["activities"], verbs),
        particles={
            form: frozenset(particles)
            for lemma, particles in book["particles"].items()
            for form in verb_forms(lemma, verbs.get(lemma, ()))
        },
        losses=_forms(book["losses"], _tuples(book["irregular_losses"])),
        places=frozenset(form for noun in book["places"] for form in noun_forms(noun)),
    )


def _tuples(rows: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {lemma: tuple(forms) for lemma, forms in rows.items()}


def _forms(lemmas: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Every form that each lemma has as a verb or as a noun."""
    return frozenset(
        form for lemma in lemmas for form in verb_forms(lemma, irregular.get(lemma, ())) | noun_forms(lemma)
    )


def _kinds(
    book: Mapping[str, Any], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    kinds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in (PERSONNEL, COLLECTIVE, UNITS, EQUIPMENT, FORMATIONS):
        for term in book[kind]:
            *before, last = term.split()
            for form in noun_forms(last, irregular.get(last, ())):
                kinds.setdefault(form, []).append(((*before, form), kind))
    return {form: tuple(sorted(terms, key=lambda each: -len(each[0]))) for form, terms in kinds.items()}


def _activities(
    rows: Mapping[str, Iterable[str]], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for activity, lemmas in rows.items():
        for lemma in lemmas:
            head, *rest = lemma.split()
            for form in verb_forms(head, irregular.get(head, ())) | noun_forms(head):
                found.setdefault(" ".join((form, *rest)), activity)
    return found
