"""What a record calls its actors, wherever readings or positions are taken from the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.adapters.directory import load_directory
from detente.adapters.store import Filter, Store
from detente.analysis.naming import Naming, naming_of
from detente.record import Position, Reading
from detente.record.judgement import LEFT_OUT, STATES
from detente.record.renaming import each_named, joint, renamed

_COUNTED = tuple(each for each in STATES if each not in LEFT_OUT)


def naming_kept(store: Store) -> Naming:
    """The names of a record's actors, by its claims and its log of judgements."""
    counted = Filter(states=_COUNTED)
    names = {
        name
        for column in ("speaker", "party")
        for joined, _ in store.tally(column, counted)
        for name in each_named(joined)
    }
    return naming_of(names, store.judgements(), load_directory())


def readings_kept(store: Store) -> Iterator[Reading]:
    """The readings of a record as reviews leave them, each actor under its one name."""
    return renamed(store.readings(), naming_kept(store))


def positions_named(positions: Sequence[Position], naming: Naming) -> tuple[Position, ...]:
    """Positions with each speaker and party under its one name."""
    return tuple(
        replace(
            each,
            speaker=joint(each.speaker, naming) or each.speaker,
            party=joint(each.party, naming) or each.party,
        )
        for each in positions
    )
