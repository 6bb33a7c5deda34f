"""What a record calls its actors, wherever readings or positions are taken from the store."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from threading import Lock

from detente.adapters.directory import load_directory
from detente.adapters.store import NamesHeld, Store
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
    """Under which names the claims of a record have an actor.

    The names in a document are looked up anew where the document was read anew or one of its claims judged;
    who is who, only where a name or a judgement on names is new.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._held: dict[str, tuple[int, tuple[NamesHeld, ...]]] = {}
        self._known: _Known | None = None
        self._known_of: tuple[object, ...] = ()

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

    def naming(self) -> Naming:
        """What the record calls its actors: the same object for as long as it calls them so."""
        return self._current()[0]

    def called(self, name: str) -> str:
        """The one name by which the record calls an actor, or several who speak together."""
        return joint(name, self._current()[0]) or name

    def every(self) -> set[str]:
        """Every name in the record, as read and as it is called."""
        _, values, called = self._current()
        read = {part for column in values.values() for value, _ in column for part in each_named(value)}
        return read.union(*called.values())

    def names(self, column: str) -> list[str]:
        """The one name of everybody in a column, the most frequent first."""
        naming, values, _ = self._current()
        counts: Counter[str] = Counter()
        for value, count in values[column]:
            counts[joint(value, naming) or value] += count
        return sorted(counts, key=lambda each: (-counts[each], each))

    def _current(self) -> _Known:
        with self._lock:
            # Before the names: a judgement in between is then looked up once more, and never missed.
            last = self._store.last_naming()
            if not self._looked_up() and self._known is not None and self._known_of[-1] == last:
                return self._known
            values: dict[str, Counter[str]] = {"speaker": Counter(), "party": Counter()}
            counted: set[str] = set()
            for each in chain.from_iterable(held for _, held in self._held.values()):
                for column, value in (("speaker", each.speaker), ("party", each.party)):
                    if value is not None:
                        values[column][value] += each.claims
                        if each.counts:
                            counted.add(value)
            known_of = (counted, *(set(each) for each in values.values()), last)
            if self._known is None or self._known_of != known_of:
                names = {name for joined in counted for name in each_named(joined)}
                naming = naming_of(names, self._store.judgements(), load_directory())
                called = _called({value for each in values.values() for value in each}, naming)
            else:
                naming, _, called = self._known
            self._known_of = known_of
            self._known = naming, {column: list(each.items()) for column, each in values.items()}, called
            return self._known

    def _looked_up(self) -> bool:
        """Look up the names in the documents that are new or changed; whether they are others by now."""
        revisions = self._store.revisions()
        stale = [each for each, now in revisions.items() if self._held.get(each, (None,))[0] != now]
        gone = self._held.keys() - revisions.keys()
        found = self._store.names_held(stale) if stale else {}
        are_others = bool(gone)
        for each in stale:
            held = found.get(each, ())
            are_others |= self._held.get(each, (None, None))[1] != held
            self._held[each] = revisions[each], held
        for each in gone:
            del self._held[each]
        return are_others


def _called(values: Iterable[str], naming: Naming) -> dict[str, set[str]]:
    """The one names of who is called so, case aside: by the names read, and by the one that they go under."""
    called: dict[str, set[str]] = {}
    for part in (part for value in values for part in each_named(value)):
        for spelling in (part, naming(part)):
            called.setdefault(spelling.casefold(), set()).add(naming(part))
    return called


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
