"""What a record calls its actors, wherever readings or positions are taken from the store."""

from __future__ import annotations

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


class Spellings:
    """Under which names the claims of a record have an actor, worked out anew where those may be others."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[Hashable, Naming, dict[str, list[tuple[str, int]]]] | None = None

    def of(self, name: str, column: str) -> tuple[str, ...]:
        """The values of a column, "speaker" or "party", in which an actor of that name stands."""
        naming, values = self._current()
        meant = {joint(name, naming), naming(name)}
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
        naming, values = self._current()
        counts: Counter[str] = Counter()
        for value, count in values[column]:
            counts[joint(value, naming) or value] += count
        return [name for name, _ in counts.most_common()]

    def _current(self) -> tuple[Naming, dict[str, list[tuple[str, int]]]]:
        state = (tuple(self._store.revisions()), self._store.last_naming())
        known = self._known
        if known is None or known[0] != state:
            values = {column: self._store.tally(column, Filter()) for column in ("speaker", "party")}
            known = self._known = (state, naming_kept(self._store), values)
        return known[1], known[2]


def positions_named(positions: Sequence[Position], naming: Naming) -> tuple[Position, ...]:
    """Positions with each speaker and party under its one name."""
    return tuple(_position(each, naming) for each in positions)


def _position(position: Position, naming: Naming) -> Position:
    speaker = joint(position.speaker, naming) or position.speaker
    party = joint(position.party, naming) or position.party
    if (speaker, party) == (position.speaker, position.party):
        return position
    return replace(position, speaker=speaker, party=party)
