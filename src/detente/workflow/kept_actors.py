"""The actors of a project as pages ask for them: worked out once for each state of its record and its log."""

from __future__ import annotations

from detente.adapters.directory import load_directory
from detente.adapters.drawings import Drawings, Drawn
from detente.adapters.jobs import Step
from detente.adapters.store import Store
from detente.adapters.workbench.ports import Company
from detente.analysis.actors import cast_of
from detente.analysis.candidates import candidates_of
from detente.analysis.disputes import disputes_of
from detente.workflow.kept_readings import KeptReadings, Snapshot
from detente.workflow.reviewing import Review


class KeptActors:
    """The actors of one project, and what its reviewers say of their names."""

    def __init__(self, store: Store, drawings: Drawings, readings: KeptReadings) -> None:
        self._store = store
        self._drawings = drawings
        self._readings = readings
        self._last: tuple[Snapshot, Company] | None = None

    def company(self) -> Drawn[Company]:
        """Everybody. Raises Unfinished while it is being worked out for the first time."""
        return self._drawings.get("actors", self._draw, name="Telling the actors apart", address="/actors")

    def judge(self, one: str, other: str, verdict: str, *, by: str) -> None:
        """Say that two names are one actor, called `one`, or two, or that it is open, in somebody's name."""
        name = one if verdict == "positive" else None
        Review(self._store, by=by).same_actor(one, other, verdict, name=name)

    def undo(self, one: str, other: str, *, by: str) -> None:
        """Take back a reviewer's last judgement on two names. Raises UnreadableInput where there is none."""
        Review(self._store, by=by).undo_same_actor(one, other)

    def _draw(self, step: Step) -> Company:
        record, directory = self._readings.record(step), load_directory()
        if self._last is not None and record.tells_as(self._last[0]):
            return self._last[1]
        cast = cast_of(record.readings, record.naming, directory)
        company = Company(
            cast=cast,
            naming=record.naming,
            candidates=candidates_of(cast.actors, record.naming, directory),
            disputes=disputes_of(record.named, families=record.families),
        )
        self._last = record, company
        return company
