"""The timeline of a project as pages ask for it, drawn anew only where something is told otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from detente.adapters.chronicle import Chronicle, chronicle_of
from detente.adapters.drawings import Drawings, Drawn
from detente.adapters.jobs import Step
from detente.adapters.knowledge import known_parties
from detente.adapters.quad_classes import load_quad_classes
from detente.analysis.timeline import bounded, timeline_of
from detente.record import PartialDate
from detente.workflow.kept_readings import KeptReadings, Snapshot
from detente.workflow.remembering import Remembered

T = TypeVar("T")
PERIODS = 16
"""Periods of the timeline that are kept, whoever pages through one."""


class KeptChronology:
    """The timeline of a record, drawn once for each state of it.

    Most that a reviewer does is to say that a claim is right as it was read, which tells nothing otherwise;
    and a claim corrected or left out is of one kind.
    """

    def __init__(self, drawings: Drawings, readings: KeptReadings) -> None:
        self._drawings = drawings
        self._readings = readings
        self._last: tuple[Snapshot, Chronicle] | None = None
        self._parts: dict[str, tuple[object, Any]] = {}
        self._bounded: tuple[Chronicle | None, Remembered] = None, Remembered(room=PERIODS)

    def timeline(self) -> Drawn[Chronicle]:
        """All of it. Raises Unfinished while it is being drawn for the first time."""
        return self._drawings.get("timeline", self._draw, name="Drawing the timeline", address="/timeline")

    def within(self, told: Chronicle, *, since: PartialDate | None, until: PartialDate | None) -> Chronicle:
        """What of it is told of a period."""
        bounded_of, kept = self._bounded
        if bounded_of is not told:
            bounded_of, kept = self._bounded = told, Remembered(room=PERIODS)
        return kept.answer(
            (since, until),
            lambda: chronicle_of(bounded(told.timeline, load_quad_classes(), since=since, until=until)),
        )

    def _draw(self, step: Step) -> Chronicle:
        record = self._readings.record(step)
        if self._last is not None and record.tells_as(self._last[0]):
            return self._last[1]
        timeline = timeline_of(
            record.named,
            load_quad_classes(),
            known=known_parties(),
            families=record.families,
            keep=self._kept_of(record),
        )
        if self._last is not None and timeline == self._last[1].timeline:
            drawn = self._last[1]
        else:
            drawn = chronicle_of(timeline)
        self._last = record, drawn
        return drawn

    def _kept_of(self, record: Snapshot) -> Callable[[str, object, Callable[[], T]], T]:
        def keep(kind: str, stands_on: object, draw: Callable[[], T]) -> T:
            on = (record.told[kind], record.naming, stands_on)
            known = self._parts.get(kind)
            if known is None or known[0] != on:
                known = self._parts[kind] = on, draw()
            part: T = known[1]
            return part

        return keep
