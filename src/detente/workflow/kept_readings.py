"""The readings of a record held in memory, read anew only where a document or a judgement is new."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.adapters.store import Store
from detente.analysis.naming import Naming
from detente.analysis.reports import families_of
from detente.record import KINDS, Reading, kinds_otherwise
from detente.record.renaming import renamed
from detente.workflow.names import naming_kept

if TYPE_CHECKING:
    from detente.adapters.jobs import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A record at one time.

    Attributes:
        readings: of the latest version of every document, as the reviews leave it, by publication.
        naming: what they call their actors. named: the same readings, each actor under its one name.
        families: of each document, by id, that of its near-duplicates.
        told: of each kind of claim a number, another one wherever anything is told otherwise. To look at a
            claim and leave it as it was read tells nothing otherwise.
    """

    readings: tuple[Reading, ...]
    naming: Naming
    named: tuple[Reading, ...]
    families: Mapping[str, str]
    told: Mapping[str, int]

    def tells_as(self, other: Snapshot) -> bool:
        """Whether it tells the same of the same actors, whoever has judged what since."""
        return self.told == other.told and self.naming == other.naming and self.families == other.families


class KeptReadings:
    """The record of a store; what is made of a document is made anew only where it is new, or judged.

    A reading keeps its own claims, so whoever works on the same reading again finds them made out.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, tuple[int, Reading]] = {}
        self._last: Snapshot | None = None
        self._lock = threading.Lock()

    def stamp(self) -> Hashable:
        """Tells the record as it is from the record as it was."""
        return tuple(self._store.revisions().items()), self._store.last_judgement()

    def record(self, step: Step) -> Snapshot:
        """The record as it is; `step` hears of each document that is read anew."""
        with self._lock:
            readings, naming, last = self._readings(step), naming_kept(self._store), self._last
            named: Iterable[Reading] = renamed(readings, naming)
            families = None
            if last is not None:
                if last.naming == naming:
                    done = dict(zip(map(id, last.readings), last.named, strict=True))
                    named = (done.get(id(each)) or next(renamed((each,), naming)) for each in readings)
                if [each.document for each in last.readings] == [each.document for each in readings]:
                    families = last.families
            self._last = Snapshot(
                readings=readings,
                naming=naming,
                named=tuple(named),
                families=families or families_of(each.document for each in readings),
                told=_told(last, readings),
            )
            return self._last

    def _readings(self, step: Step) -> tuple[Reading, ...]:
        revisions = self._store.revisions()
        kept: dict[str, tuple[int, Reading]] = {}
        for number, (document, revision) in enumerate(revisions.items(), 1):
            known = self._kept.get(document)
            if known is not None and known[0] == revision:
                kept[document] = known
                continue
            step(number, len(revisions))
            try:
                kept[document] = (revision, self._store.reading(document))
            except KeyError:  # dropped since
                continue
        self._kept = kept
        return tuple(reading for _, reading in kept.values())


def _told(last: Snapshot | None, readings: Sequence[Reading]) -> Mapping[str, int]:
    if last is None:
        return dict.fromkeys(KINDS, 0)
    changed: set[str] = set()
    if [each.document.id for each in last.readings] == [each.document.id for each in readings]:
        for before, now in zip(last.readings, readings, strict=True):
            if before is not now:
                changed |= kinds_otherwise(before, now)
    else:
        changed |= set(KINDS)
    return {kind: number + (kind in changed) for kind, number in last.told.items()}
