"""What is worked out from the whole record, kept until the record changes."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from detente.adapters.jobs import DONE, Job, Jobs, Step, Unfinished

T = TypeVar("T")
PATIENCE = 0.2
"""Seconds that a page waits for a new drawing before it shows the older one."""
FIRST_PATIENCE = 2.0
"""Seconds that it waits where there is none yet; then it says how far the work is."""
REST = 3
"""How many times as long as a drawing took it is left alone while the record goes on changing: many who judge
and look at once would else keep the machine drawing, and wait for it."""
MOST = 12
"""Drawings that are kept, those asked for longest ago going first."""


@dataclass(frozen=True, slots=True)
class Drawn(Generic[T]):
    """A drawing, and whether it is of the record as it is now."""

    value: T
    is_current: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """A drawing with the state of the record that it is of, when it was done and how long that took."""

    stamp: Hashable
    value: Any
    at: float
    took: float


class Drawings:
    """Drawings of one record; each is worked out once however many ask for it.

    Args:
        stamp: tells the record as it is from the record as it was, and costs little.
    """

    def __init__(self, jobs: Jobs, stamp: Callable[[], Hashable]) -> None:
        self._jobs = jobs
        self._stamp = stamp
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._running: dict[Hashable, Job] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, draw: Callable[[Step], T], *, name: str, address: str) -> Drawn[T]:
        """The drawing, an older one where the record has changed and the new one takes long.

        Args:
            key: of the drawing. draw: works it out. name: what is done. address: where it is shown.

        Raises:
            Unfinished: there is none yet. Busy: too much waits already. What `draw` raises.
        """
        stamp = self._stamp()
        until = time.monotonic() + (PATIENCE if key in self._kept else FIRST_PATIENCE)
        while True:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    kept = self._kept[key]
                    if kept.stamp == stamp:
                        return Drawn(cast(T, kept.value), True)
                    if time.monotonic() < kept.at + REST * kept.took:
                        return Drawn(cast(T, kept.value), False)
                job = self._running.get(key)
                if job is None or job.has_ended:
                    job = self._started(key, stamp, draw, name, address)
            left = until - time.monotonic()
            if left <= 0 or not job.wait(left):
                break
            if job.state != DONE:
                if job.fault is not None:
                    raise job.fault
                break
        with self._lock:
            if key in self._kept:
                kept = self._kept[key]
                return Drawn(cast(T, kept.value), kept.stamp == stamp)
        raise Unfinished(job)

    def _started(
        self, key: Hashable, stamp: Hashable, draw: Callable[[Step], T], name: str, address: str
    ) -> Job:
        def work(step: Step) -> None:
            began = time.monotonic()
            value = draw(step)
            at = time.monotonic()
            with self._lock:
                # The first is no measure of the next ones, which find most of their work done.
                took = at - began if key in self._kept else 0.0
                self._kept[key] = _Kept(stamp, value, at, took)
                self._kept.move_to_end(key)
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
            # What is kept has no cycles. Looking through a large record for them would hold up every page for
            # most of a second, again and again.
            gc.collect(1)
            gc.freeze()

        job = self._running[key] = self._jobs.start(name, work, address=address)
        for other in [each for each, running in self._running.items() if running.has_ended]:
            del self._running[other]
        return job
