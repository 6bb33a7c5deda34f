"""Load what the reader knows of persons: titles, roles, given names, and the roster of offices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.reading.persons import PersonLexicon, Title
from detente.reading.roster import Roster, spelled
from detente.record.polity import Term


def person_lexicon(persons: dict[str, Any], given_names: dict[str, Any]) -> PersonLexicon:
    """The lexicon from the plain values of `persons.yaml` and `given_names.yaml`."""
    genders = {
        **{name: gender for gender in ("female", "male") for name in _lowers(given_names[gender])},
        **{noun: gender for gender in ("female", "male") for noun in _lowers(persons[gender])},
    }
    given = {name for part in ("female", "male", "unknown") for name in _lowers(given_names[part])}
    return PersonLexicon(
        titles={word: Title(**row) for word, row in persons["titles"].items()},
        title_words=frozenset(_lowers(persons["title_words"])),
        offices_of=frozenset(_lowers(persons["offices_of"])),
        roles={role: frozenset(_lowers(narrower or "")) for role, narrower in persons["roles"].items()},
        genders=genders,
        given=frozenset(given),
        epithets=frozenset(_lowers(persons["epithets"])),
        informants=frozenset(_lowers(persons["informants"])),
        not_persons=frozenset(_lowers(persons["not_persons"])),
        surnames=frozenset(_lowers(persons["surnames"])),
    )


def roster(offices: dict[str, Any]) -> Roster:
    """The roster from the plain values of `offices.yaml`."""
    return Roster(terms(offices), offices["spellings"])


def terms(offices: dict[str, Any]) -> Iterator[Term]:
    """Every term in office of `offices.yaml`."""
    until = str(offices["known_until"])
    for office in offices["offices"]:
        for row in office["terms"]:
            yield Term(
                holder=row[0],
                gender={"f": "female", "m": "male"}[row[1]],
                of=office["of"],
                office=spelled(word for word in office["office"].split() if word != "of"),
                start=str(row[2]),
                end=str(row[3]) if len(row) > 3 else until,
                title=office["office"],
            )


def _lowers(words: str | dict[str, Any]) -> list[str]:
    return words.casefold().split() if isinstance(words, str) else []
