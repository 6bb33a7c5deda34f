"""What a record calls its actors, wherever readings or positions are taken from the store."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from detente.adapters.directory import load_directory
from detente.adapters.store import Filter, Store
from detente.analysis.naming import Naming, naming_of
from detente.record import Position, Reading
from detente.record.renaming import each_named, joint, renamed


def naming_kept(store: Store) -> Naming:
    """The names of a record's actors, by its claims and its log of judgements."""
    names = {name for joined in store.names() for name in each_named(joined)}
    return naming_of(names, store.judgements(), load_directory())


def readings_kept(store: Store) -> Iterator[Reading]:
    """The readings of a record as reviews leave them, each actor under its one name."""
    return renamed(store.readings(), naming_kept(store))


_WORD = re.compile(r"\w+")
_Known = tuple[Naming, dict[str, list[tuple[str, int]]], dict[str, set[str]]]
"""The naming; what each column holds, and how often; the one names of who is so called, case aside."""


class Spellings:
    """Under which names the claims of a record have an actor, worked out anew where those may be others."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[Hashable, _Known] | None = None

    def of(self, name: str, column: str) -> tuple[str, ...]:
        """The values of a column, "speaker" or "party", in which an actor of that name stands.

        Where nobody in the record is so called, case aside, everybody is meant whose name holds its words.
        """
        naming, values, called = self._current()
        meant = {joint(name, naming), naming(name), *called.get(name.casefold(), ())}
        if meant.isdisjoint(one for ones in called.values() for one in ones):
            meant |= _holding(name, called)
        found = [
            value
            for value, _ in values[column]
            if joint(value, naming) in meant or any(naming(part) in meant for part in each_named(value))
        ]
        return (name, *(value for value in found if value != name))

    def called(self, name: str) -> str:
        """The one name by which the record calls an actor, or several who speak together."""
        return joint(name, self._current()[0]) or name

    def names(self, column: str) -> list[str]:
        """The one name of everybody in a column, the most frequent first."""
        naming, values, _ = self._current()
        counts: Counter[str] = Counter()
        for value, count in values[column]:
            counts[joint(value, naming) or value] += count
        return [name for name, _ in counts.most_common()]

    def _current(self) -> _Known:
        state = (tuple(self._store.revisions()), self._store.last_naming())
        if self._known is None or self._known[0] != state:
            naming = naming_kept(self._store)
            values = {column: self._store.tally(column, Filter()) for column in ("speaker", "party")}
            called: dict[str, set[str]] = {}
            for value in (value for column in values.values() for value, _ in column):
                for part in each_named(value):
                    for spelling in (part, naming(part)):
                        called.setdefault(spelling.casefold(), set()).add(naming(part))
            self._known = (state, (naming, values, called))
        return self._known[1]


def _holding(name: str, called: dict[str, set[str]]) -> set[str]:
    """The one names of those of whose spellings one holds all words of a name, each as a whole word."""
    words = set(_WORD.findall(name.casefold()))
    return {
        one
        for spelling, ones in called.items()
        # Most spellings lack the letters already, and needn't be cut into words.
        if words and all(word in spelling for word in words) and words <= set(_WORD.findall(spelling))
        for one in ones
    }


def positions_named(positions: Sequence[Position], naming: Naming) -> tuple[Position, ...]:
    """Positions with each speaker and party under its one name."""
    return tuple(_position(each, naming) for each in positions)


def _position(position: Position, naming: Naming) -> Position:
    speaker = joint(position.speaker, naming) or position.speaker
    party = joint(position.party, naming) or position.party
    if (speaker, party) == (position.speaker, position.party):
        return position
    return replace(position, speaker=speaker, party=party)
