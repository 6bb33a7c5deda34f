"""Load who is who from the data files that ship: states, organisations, office holders, memberships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from detente.adapters.knowledge import load_polities, load_yaml
from detente.adapters.people import terms
from detente.analysis.directory import ActorWords, Directory
from detente.record.polity import Membership


@cache
def load_directory() -> Directory:
    """The directory that ships: read once, immutable."""
    offices, persons = load_yaml("offices.yaml"), load_yaml("persons.yaml")
    given, actors = load_yaml("given_names.yaml"), load_yaml("actors.yaml")
    nouns = {
        noun
        for row in persons["roles"].items()
        for part in row
        if isinstance(part, str)
        for noun in part.split()
    }
    return Directory(
        load_polities(),
        terms(offices),
        spellings=offices["spellings"],
        memberships=memberships(load_yaml("memberships.yaml")),
        given=" ".join(given[part] for part in ("female", "male", "unknown")).casefold().split(),
        roles=nouns | set(persons["informants"].casefold().split()),
        titles=persons["titles"],
        honorifics=(word for word, row in persons["titles"].items() if "role" not in row),
        titular=f"{persons['title_words']} {persons['offices_of']}".casefold().split(),
        bodies=persons["not_persons"].casefold().split(),
        words=ActorWords(
            **{name: frozenset(words.split()) for name, words in actors.items() if name != "version"}
        ),
    )


def memberships(rows: dict[str, Any]) -> Iterator[Membership]:
    """The memberships from the plain values of `memberships.yaml`.

    Nothing is said of a member outside the time for which the file has the whole list.
    """
    for of, row in rows["memberships"].items():
        since, until = str(row["from"]), str(row.get("until", rows["known_until"]))
        for days, states in row["members"].items():
            start, _, end = str(days).partition("/")
            for state in states:
                yield Membership(
                    member=state,
                    of=of,
                    start=start,
                    end=end or None,
                    basis=row["basis"],
                    since=since,
                    until=until,
                )
