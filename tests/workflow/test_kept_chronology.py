"""The timeline and the actors held in memory are the record's, and drawn anew only for what is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from detente.adapters.chronicle import Chronicle, chronicle_of
from detente.adapters.drawings import Drawings, Drawn
from detente.adapters.jobs import Jobs, Step
from detente.adapters.knowledge import known_parties
from detente.adapters.quad_classes import load_quad_classes
from detente.adapters.store import Store
from detente.adapters.workbench.ports import Company
from detente.analysis import timeline as drawing
from detente.analysis.timeline import timeline_of
from detente.record import KINDS, Judgement, claims_of
from detente.workflow.kept_actors import KeptActors
from detente.workflow.kept_chronology import KeptChronology
from detente.workflow.kept_readings import KeptReadings
from tests.adapters.page.conftest import reading as every_kind
from tests.workflow.conftest import report

T = TypeVar("T")
Kept = tuple[KeptChronology, KeptActors]
READING = every_kind()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(f"sqlite:///{tmp_path / 'record.db'}")
    kept.keep(READING)
    kept.keep(report(11, "the ban on fishing must stay"))
    return kept


class AtOnce(Drawings):
    """Whoever asks waits for the drawing, however long it takes."""

    def get(self, key: Hashable, draw: Callable[[Step], T], **_: Any) -> Drawn[T]:
        return Drawn(draw(lambda done, total, words="": None), True)


@pytest.fixture
def kept(store: Store) -> Kept:
    readings = KeptReadings(store)
    drawings = AtOnce(Jobs(), readings.stamp)
    return KeptChronology(drawings, readings), KeptActors(store, drawings, readings)


def first(kind: str) -> str:
    return next(each.id for each in claims_of(READING) if each.kind == kind)


def judge(store: Store, claim: str, verdict: str) -> None:
    store.judge(Judgement(subject=claim, relation="review", verdict=verdict, by="ada", at=""))


def merged(store: Store) -> None:
    names = sorted({each.speaker.entity for each in READING.statements if each.speaker})[:2]
    store.judge(
        Judgement(
            subject=names[0],
            relation="same actor",
            object=names[1],
            verdict="positive",
            by="ada",
            at="",
            value={"name": names[1]},
        )
    )


def corrected(store: Store) -> None:
    claim = store.claim(first("meeting"))
    row = claim.row | {"place": "Klow"}
    store.judge(
        Judgement(subject=claim.id, relation="review", verdict="corrected", by="ada", at="", value=row)
    )


def of_a_kind(kind: str) -> Callable[[Store], None]:
    return lambda store: judge(store, first(kind), "rejected")


CHANGES: dict[str, Callable[[Store], None]] = {
    **{f"{kind} rejected": of_a_kind(kind) for kind in KINDS},
    "accepted": lambda store: judge(store, first("event"), "accepted"),
    "set back": lambda store: judge(store, first("deployment"), "proposed"),
    "corrected": corrected,
    "added": lambda store: bool(store.keep(report(12, "the ban on fishing must stay"))),
    "dropped": lambda store: store.drop("d11"),
    "merged": merged,
}


def of_the_record(store: Store) -> tuple[Chronicle, Company]:
    readings = KeptReadings(store)
    record = readings.record(lambda done, total, words="": None)
    drawings = AtOnce(Jobs(), readings.stamp)
    return (
        chronicle_of(timeline_of(record.named, load_quad_classes(), known=known_parties())),
        KeptActors(store, drawings, readings).company().value,
    )


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_they_are_the_timeline_and_the_actors_of_the_record(
    store: Store, kept: Kept, seed: int
) -> None:
    chronology, actors = kept
    for name in random.Random(seed).sample(sorted(CHANGES), len(CHANGES)):
        CHANGES[name](store)
        told, company = of_the_record(store)
        assert chronology.timeline().value == told, name
        assert actors.company().value == company, name


def test_to_accept_a_claim_has_neither_timeline_nor_actors_drawn_anew(store: Store, kept: Kept) -> None:
    chronology, actors = kept
    timeline, company = chronology.timeline().value, actors.company().value
    judge(store, first("meeting"), "accepted")
    assert chronology.timeline().value is timeline
    assert actors.company().value is company
    judge(store, first("meeting"), "rejected")
    assert chronology.timeline().value is not timeline
    assert actors.company().value is not company


def test_only_the_part_of_the_kind_of_claim_is_drawn_anew(
    store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    chronology, _ = kept
    chronology.timeline()
    drawn: list[str] = []
    for name in ("talks_of", "forces_of", "undertakings_of", "happenings_of"):
        plain = getattr(drawing, name)

        def heard(*given: Any, name: str = name, plain: Any = plain, **more: Any) -> Any:
            drawn.append(name)
            return plain(*given, **more)

        monkeypatch.setattr(drawing, name, heard)
    judge(store, first("deployment"), "rejected")
    chronology.timeline()
    assert drawn == ["forces_of"]
