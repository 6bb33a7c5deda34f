"""The lexicon of commitment as data, indexed for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.reading.inflection import noun_forms, verb_forms
from detente.reading.pledges import GivingUp, Pledges, Things

KINDS = frozenset(("threat", "promise", "offer", "warning", "by_deed"))


def pledges_of(book: Mapping[str, Any], irregular: Mapping[str, list[str]]) -> Pledges:
    """The lexicon's rows, checked, with every printed form worked out.

    Args:
        book: `data/commitments.yaml`. irregular: lemma → irregular forms, as the event codebook has them.

    Raises:
        ValueError: a kind that no commitment has.
    """
    unknown = (set(book["speech"]) | set(book["nouns"])) - KINDS
    if unknown:
        raise ValueError(f"commitments.yaml: unknown kinds {sorted(unknown)}; the kinds are {sorted(KINDS)}")

    def verbs(lemma: str) -> frozenset[str]:
        return verb_forms(lemma, tuple(irregular.get(lemma, ())))

    def pairs(entry: str) -> frozenset[tuple[str, str]]:
        lemma, _, particle = entry.partition(" ")
        return frozenset((form, particle) for form in verbs(lemma))

    deeds: dict[str, set[tuple[str, str]]] = {}
    for kind in ("threat", "promise"):
        for entry in book[f"{kind}_deeds"]:
            for form, particle in pairs(entry):
                deeds.setdefault(form, set()).add((particle, kind))
    return Pledges(
        speech={
            form: kind for kind, lemmas in book["speech"].items() for lemma in lemmas for form in verbs(lemma)
        },
        conditional=frozenset(form for lemma in book["conditional"] for form in verbs(lemma)),
        nouns={
            form: kind
            for kind, lemmas in book["nouns"].items()
            for lemma in lemmas
            for form in noun_forms(lemma)
        },
        adjectives=frozenset(book["adjectives"]),
        deeds={
            form: tuple(sorted(kinds, key=lambda kind: (-len(kind[0]), kind)))
            for form, kinds in deeds.items()
        },
        by_object=frozenset(form for lemma in book["by_object"] for form in verbs(lemma)),
        gives_up=tuple(
            GivingUp(kind=row["kind"], verbs=frozenset().union(*map(pairs, row["of"])), things=_things(row))
            for row in book["gives_up"]
        ),
        hollow=frozenset(form for lemma in book["hollow"] for form in noun_forms(lemma)),
        bonds=_things(book["bonds"]),
        force=_things(book["force"]),
        outcomes=frozenset(form for lemma in book["outcomes"] for form in noun_forms(lemma)),
        evils=frozenset(form for lemma in book["evils"] for form in noun_forms(lemma)),
        goods=frozenset(form for lemma in book["goods"] for form in noun_forms(lemma)),
        onlookers=frozenset(form for lemma in book["onlookers"] for form in noun_forms(lemma)),
        befall=frozenset(form for lemma in book["befall"] for form in verbs(lemma)),
        empty=frozenset(form for lemma in book["empty"] for form in verbs(lemma)),
    )


def _things(row: Mapping[str, Any]) -> Things:
    words = frozenset(form for lemma in row.get("words", ()) for form in noun_forms(lemma))
    return Things(classes=frozenset(row.get("things", ())), words=words)
