"""The PLOVER codebook as data, indexed for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.reading.inflection import noun_forms, verb_forms
from detente.reading.plover import ANY, TYPES, Deed, Frame, Noun, Ontology, Stance

_DEED = ("type", "stance", "mode", "context", "latent")
_ARGUMENTS = ("object", "subject", "head", "with", "clause", "infinitive", "raised", "purpose")
_CONDITIONS = frozenset(("of", *_DEED, *_ARGUMENTS, "bare", "active", "joint"))


def ontology_of(book: Mapping[str, Any]) -> Ontology:
    """The codebook's rows, checked, with every printed form worked out.

    Raises:
        ValueError: a type, stance, class of nouns or key that the codebook doesn't define.
    """
    irregular = {str(lemma): tuple(forms) for lemma, forms in book["irregular"].items()}
    classes = frozenset(book["nouns"]) | ANY
    stances = {name: Stance(**row) for name, row in book["stances"].items()}
    for row in (*book["verbs"], *book["nouns"].values()):
        _check(row, classes, frozenset(stances))
    return Ontology(
        version=book["version"],
        cooperative=frozenset(book["cooperative"]),
        stances=stances,
        verbs=_verbs(book["verbs"], irregular),
        nouns=_nouns(book["nouns"], irregular),
        adjectives={word: stance for stance, words in book["adjectives"].items() for word in words},
        report=_forms(book["report"], irregular),
        aspect=_forms(book["aspect"], irregular),
        halt=_forms(book["halt"], irregular),
        prospects=frozenset(book["prospects"]),
        actors=_names([*book["actors"], *book["organs"]], irregular),
        organs=_names(book["organs"], irregular),
        contexts={
            form: context
            for context, words in book["contexts"].items()
            for word in words
            for form in noun_forms(word, irregular.get(word, ()))
        },
    )


def _check(row: Mapping[str, Any], classes: frozenset[str], stances: frozenset[str]) -> None:
    named = {*row.get("object", ()), *row.get("subject", ())}
    named |= {each for kinds in row.get("with", {}).values() if kinds != "any" for each in kinds}
    if "of" in row and not set(row) <= _CONDITIONS:
        raise ValueError(f"{row}: unknown keys {sorted(set(row) - _CONDITIONS)}")
    if not named <= classes:
        raise ValueError(f"{row}: unknown classes of nouns {sorted(named - classes)}")
    if (row.get("type") or TYPES[0]) not in TYPES:
        raise ValueError(f"{row}: unknown event type {row['type']}; the types are {', '.join(TYPES)}")
    if "stance" in row and row["stance"] not in stances:
        raise ValueError(
            f"{row}: unknown stance {row['stance']}; the stances are {', '.join(sorted(stances))}"
        )


def _forms(lemmas: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular.get(lemma, ())))


def _names(words: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for word in words for form in noun_forms(word, irregular.get(word, ())))


def _deed(row: Mapping[str, Any]) -> Deed:
    return Deed(
        type=row.get("type"),
        stance=row.get("stance"),
        mode=row.get("mode"),
        context=tuple(row.get("context", ())),
        latent=row.get("latent", False),
    )


def _verbs(
    rows: Iterable[Mapping[str, Any]], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Frame, ...]]:
    """Frames by the verb's printed forms. Frames with a particle come first: they say more."""
    found: dict[str, list[Frame]] = {}
    for row in rows:
        for entry in row["of"]:
            lemma, _, particle = entry.partition(" ")
            frame = Frame(
                deed=_deed(row),
                particle=particle,
                object=frozenset(row.get("object", ())),
                subject=frozenset(row.get("subject", ())),
                head=frozenset(form for word in row.get("head", ()) for form in noun_forms(word)),
                joined={
                    word: frozenset(() if kinds == "any" else kinds)
                    for word, kinds in row.get("with", {}).items()
                },
                clause=row.get("clause", False),
                infinitive=row.get("infinitive", False),
                bare=row.get("bare"),
                active=row.get("active", False),
                raised=row.get("raised", False),
                joint=row.get("joint", False),
                purpose=_forms(row.get("purpose", ()), irregular),
            )
            for form in verb_forms(lemma, irregular.get(lemma, ())):
                found.setdefault(form, []).append(frame)
    return {form: tuple(sorted(frames, key=_generality)) for form, frames in found.items()}


def _generality(frame: Frame) -> tuple[bool, bool]:
    bound = (
        frame.object
        or frame.subject
        or frame.joined
        or frame.clause
        or frame.infinitive
        or frame.purpose
        or frame.joint
        or frame.raised
    )
    return (not frame.particle, not bound)


def _nouns(
    rows: Mapping[str, Mapping[str, Any]], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Noun, ...]]:
    """Nouns by printed form, a compound under its last word, longest first."""
    classes: dict[str, list[str]] = {}
    deeds: dict[str, Deed] = {}
    carried: set[str] = set()
    for name, row in rows.items():
        for entry in row["words"]:
            classes.setdefault(entry, []).append(name)
            if ("type" in row or "stance" in row) and entry not in deeds:
                deeds[entry] = _deed(row)
                if not row.get("alone", True):
                    carried.add(entry)
    found: dict[str, list[Noun]] = {}
    for entry, names in classes.items():
        *before, last = entry.split(" ")
        noun = Noun(
            classes=frozenset(names), deed=deeds.get(entry), before=tuple(before), alone=entry not in carried
        )
        for form in noun_forms(last, irregular.get(last, ())):
            found.setdefault(form, []).append(noun)
    return {form: tuple(sorted(nouns, key=lambda noun: -len(noun.before))) for form, nouns in found.items()}
