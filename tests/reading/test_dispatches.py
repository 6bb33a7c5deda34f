"""Meetings and deployments of whole dispatches on negotiations of the last decade."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading import Reader
from detente.record import Document, Reading

Row = tuple[str, ...]
DISPATCHES = yaml.safe_load(Path(__file__).with_name("dispatches.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    documents = [
        Document(id=str(place), text=row["text"], published=row.get("published"))
        for place, row in enumerate(DISPATCHES)
    ]
    return list(reader.read(documents))


def rows(values: list[list[Any]]) -> list[Row]:
    return [tuple(str(value) for value in row) for row in values]


def meetings(reading: Reading) -> list[Row]:
    return [(str(each.place), str(each.start), each.status) for each in reading.meetings]


def deployments(reading: Reading) -> list[Row]:
    return [(str(each.actor), str(each.count)) for each in reading.deployments]


@pytest.mark.parametrize(("kind", "told"), [("meetings", meetings), ("deployments", deployments)])
def test_nine_in_ten_are_found_and_nine_in_ten_are_right(
    readings: list[Reading], kind: str, told: Any
) -> None:
    expected = Counter((place, row) for place, each in enumerate(DISPATCHES) for row in rows(each[kind]))
    found = Counter((place, row) for place, reading in enumerate(readings) for row in told(reading))
    hits = sum((expected & found).values())
    assert hits >= 0.9 * sum(expected.values()), expected - found
    assert hits >= 0.9 * sum(found.values()), found - expected


def test_every_piece_of_evidence_is_the_texts(readings: list[Reading]) -> None:
    for reading in readings:
        for claim in (*reading.meetings, *reading.deployments):
            assert claim.evidence
            for mention in claim.evidence:
                assert reading.document.quote(mention.span) == mention.text


ODD = st.sampled_from(
    [
        *(
            "talks",
            "meeting",
            "met",
            "in",
            "Geneva",
            "on",
            "Monday",
            "with",
            "Russia",
            "and",
            "the",
            "U.S.",
            "10,000",
        ),
        *(
            "troops",
            "after",
            "of",
            "round",
            "tens",
            "thousands",
            "held",
            "will",
            "call",
            ",",
            ".",
            "\n\n",
            "—",
            "“",
            "(",
        ),
        *("Q", "MR. FOX:", "since", "2019", "capital", "of", "-", "Jan.", "31", "\u200f", "e\u0301", "😀"),
    ]
)


@given(st.lists(ODD, max_size=30))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_text_raises_nothing_and_reads_the_same_twice(reader: Reader, words: list[str]) -> None:
    document = Document(id="odd", text=" ".join(words), published="2022-01-13")
    first, second = reader.read([document, document])
    assert first == second
