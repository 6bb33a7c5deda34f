"""`detente timeline`: words, JSON with claims, a picture, and wrong calls."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.analysis.quad import CLASSES
from detente.record import Reading, claims_of
from detente.workflow.demonstration import dispatches

Detente = Callable[..., Any]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with dispatches() as path:
        yield path


def test_the_talks_of_the_demonstration_are_told_by_day_with_their_reports(
    detente: Detente, folder: Path
) -> None:
    done = detente("timeline", folder)
    assert done.code == 0, done.err
    assert "NATO-Russia Council, Brussels · held" in done.out
    assert "By week, distinct events" in done.out
    assert "report" in done.out


def test_everything_in_the_json_has_claims_that_the_record_has(
    detente: Detente, folder: Path, readings: tuple[Reading, ...]
) -> None:
    told = json.loads(detente("timeline", folder, "--json").out)
    known = {claim.id for reading in readings for claim in claims_of(reading)}
    for kind in ("meetings", "deployments", "commitments", "events"):
        assert told[kind], kind
        for entry in told[kind]:
            assert entry["claims"]
            assert set(entry["claims"]) <= known
            assert entry["independent"] <= entry["documents"]
    for week in told["escalation"]["weeks"]:
        assert set(week["counts"]) == set(CLASSES)
        assert all(bool(week["claims"][name]) == bool(week["counts"][name]) for name in CLASSES)
    assert all(driver["claims"] for driver in told["escalation"]["drivers"])


def test_bounds_leave_out_other_days(detente: Detente, folder: Path) -> None:
    bounds = ("--since", "2022-01-12", "--until", "2022-01-12")
    told = json.loads(detente("timeline", folder, "--json", *bounds).out)
    assert {meeting["start"] for meeting in told["meetings"]} == {"2022-01-12"}
    assert {event["date"] for event in told["events"]} <= {"2022-01-12", "2022-01", "2022"}


def test_a_condition_has_one_conjunction(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "Norway will close the strait if Sweden sends ships.\n\n"
        "Iceland will leave the talks unless Denmark signs the treaty.\n"
    )
    told = " ".join(detente("timeline", path).out.split())
    assert "if Sweden sends ships: close the strait" in told
    assert " unless Denmark signs the treaty: leave the talks" in told
    assert "if unless" not in told


def test_the_picture_names_its_classes_in_words(detente: Detente, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "timeline.svg"
    assert detente("timeline", folder, "--plot", path).code == 0
    drawn = path.read_text(encoding="utf-8")
    assert all(f">{name}<" in drawn for name in CLASSES)
    assert "stroke-dasharray" in drawn


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--since", "soon"), 1, "ISO date"),
        (("--since", "2022-02-01", "--until", "2022-01-01"), 2, "is after"),
        (("--plot", "timeline.doc"), 2, "unknown ending"),
    ],
)
def test_a_wrong_call_names_what_is_wrong(
    detente: Detente, folder: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    done = detente("timeline", folder, *words)
    assert done.code == code
    assert message in done.err.replace("\n", " ")
