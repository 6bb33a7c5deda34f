"""What a record calls its actors, wherever readings or positions are taken from the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.adapters.directory import load_directory
from detente.adapters.store import Store
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


def positions_named(positions: Sequence[Position], naming: Naming) -> tuple[Position, ...]:
    """Positions with each speaker and party under its one name."""
    return tuple(_position(each, naming) for each in positions)


def _position(position: Position, naming: Naming) -> Position:
    speaker = joint(position.speaker, naming) or position.speaker
    party = joint(position.party, naming) or position.party
    if (speaker, party) == (position.speaker, position.party):
        return position
    return replace(position, speaker=speaker, party=party)
