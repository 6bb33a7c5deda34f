"""The readings of a record held in memory, read anew only where a document or a judgement is new."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import TYPE_CHECKING

from detente.adapters.store import Store
from detente.analysis.naming import Naming
from detente.record import Reading
from detente.workflow.names import naming_kept

if TYPE_CHECKING:
    from detente.adapters.jobs import Step


class KeptReadings:
    """The latest version of every document of a store, as the reviews leave it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, tuple[int, Reading]] = {}
        self._lock = threading.Lock()

    def stamp(self) -> Hashable:
        """Tells the record as it is from the record as it was."""
        return tuple(self._store.revisions().items()), self._store.last_judgement()

    def naming(self) -> Naming:
        """What the record calls its actors."""
        return naming_kept(self._store)

    def all(self, step: Step) -> tuple[Reading, ...]:
        """Every reading, in the order of publication; `step` hears of each document."""
        with self._lock:
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
