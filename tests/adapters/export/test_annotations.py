"""An annotation holds where position and quote agree; else it is refused, and never moved to a lookalike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from detente.adapters.export.anchoring import found_in_annotations
from detente.adapters.export.annotations import AROUND, annotation_lines
from detente.adapters.export.parts import Refused
from detente.record import Document, Judgement, Mention, Reading, Span, Statement

TEXT = "It said yes. " * 6
DOCUMENT = Document(id="d 1", text=TEXT, name="twice.txt")


def said(identity: str, start: int, via: str | None = None) -> Statement:
    content = Mention(text=TEXT[start : start + 3], span=Span(start, start + 3))
    return Statement(
        id=identity, speaker=None, cue=None, content=(content,), mode="direct", act="report", via=via
    )


FIRST, SECOND, WITHIN = said("s1", 8), said("s2", 21), said("s3", 34, via="s1")
READING = Reading(document=DOCUMENT, statements=(FIRST, SECOND, WITHIN))

Change = Callable[[dict[str, Any]], object]


def read(change: Change | None = None, which: int = 1) -> list[Any]:
    rows = [json.loads(line) for line in annotation_lines([READING])]
    if change:
        change(rows[which])
    return list(found_in_annotations((f"line {n}", json.dumps(row)) for n, row in enumerate(rows, 1)))


def selector(row: dict[str, Any], which: int) -> Any:
    return row["target"][0]["selector"][which]


def test_a_claim_is_anchored_twice_with_its_surroundings() -> None:
    rows = [json.loads(line) for line in annotation_lines([READING])]
    position, quote = rows[3]["target"][0]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == "yes"
    assert quote["prefix"] == TEXT[position["start"] - AROUND : position["start"]]
    assert quote["suffix"] == TEXT[position["end"] : position["end"] + AROUND]
    assert rows[1]["type"][0] == "Annotation"
    assert rows[1]["target"][0]["source"] == rows[0]["id"] == "urn:detente:document:d%201"


def test_each_span_of_a_statement_is_a_target(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        rows = [json.loads(line) for line in annotation_lines([reading])][1:]
        for row, statement in zip(rows, reading.statements, strict=False):
            spans = [each.span for each in (statement.speaker, statement.cue, *statement.content) if each]
            positions = [target["selector"][0] for target in row["target"]]
            assert [(each["start"], each["end"]) for each in positions] == [(s.start, s.end) for s in spans]


def test_unchanged_it_is_read_again() -> None:
    assert read() == [READING]


def test_a_quote_that_stands_elsewhere_as_well_is_not_moved_there() -> None:
    refused, within, kept = read(lambda row: selector(row, 0).update(start=7, end=10))
    assert isinstance(refused, Refused)
    assert "urn:detente:claim:s1" in refused.where
    assert "s1" in within.reason
    assert kept == Reading(document=DOCUMENT, statements=(SECOND,))


def test_a_position_moved_to_a_lookalike_is_refused_by_its_surroundings() -> None:
    refused, kept = read(lambda row: selector(row, 0).update(start=8, end=11), which=2)
    assert "between other words" in refused.reason
    assert kept == Reading(document=DOCUMENT, statements=(FIRST, WITHIN))


@pytest.mark.parametrize(
    "change",
    [
        lambda row: selector(row, 1).update(exact="no."),
        lambda row: selector(row, 0).update(start=-70, end=-67),
        lambda row: selector(row, 0).update(end=10**9),
        lambda row: row["target"][0]["selector"].pop(0),
        lambda row: row["target"][0]["selector"].pop(1),
        lambda row: row["target"][0].update(source="urn:detente:document:other"),
        lambda row: row["target"][0].update(part="evidence"),
        lambda row: row.update(target="urn:detente:document:d%201"),
        lambda row: row.update(body={"type": "TextualBody", "value": "a note of another program"}),
        lambda row: row["body"][1].update(kind="rumour"),
        lambda row: row["body"][1]["claim"].update(act="mumble"),
        lambda row: row["body"][1]["claim"].update(unknown=1),
    ],
)
def test_what_does_not_hold_is_refused_and_the_others_proceed(change: Change) -> None:
    refused, kept = read(change, which=2)
    assert isinstance(refused, Refused)
    assert kept == Reading(document=DOCUMENT, statements=(FIRST, WITHIN))


def test_a_lone_surrogate_is_refused() -> None:
    found = read(lambda row: row.update(value="\ud800" + TEXT[1:]), which=0)
    assert all(isinstance(each, Refused) for each in found)


def test_a_judgement_is_an_assessment_of_its_claim() -> None:
    judgement = Judgement(
        subject="s1",
        relation="review",
        verdict="accepted",
        by="An Analyst",
        at="2022-01-14T09:00:00Z",
        note="heard it",
        seq=1,
    )
    lines = list(annotation_lines([], [judgement]))
    row = json.loads(lines[0])
    assert (row["motivation"], row["creator"]["name"]) == ("assessing", "An Analyst")
    assert row["target"] == "urn:detente:claim:s1"
    assert list(found_in_annotations([("line 1", lines[0])])) == [judgement]
