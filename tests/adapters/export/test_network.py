"""A Kumu map: elements and connections by the columns that Kumu reads, every end an element."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from detente.adapters.export import Refused, read_as, write_as
from detente.record import Reading, claims_of

Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def folder(readings: tuple[Reading, ...], tmp_path: Path) -> Path:
    """The demonstration as a map."""
    write_as("kumu", tmp_path / "map", readings, write=print)
    return tmp_path / "map"


def test_the_columns_are_those_that_kumu_reads(folder: Path) -> None:
    assert list(rows(folder / "elements.csv")[0])[:5] == ["ID", "Label", "Type", "Description", "Tags"]
    head = list(rows(folder / "connections.csv")[0])
    assert head[:7] == ["ID", "From", "To", "Type", "Label", "Description", "Tags"]


def test_every_connection_joins_elements(folder: Path) -> None:
    elements = rows(folder / "elements.csv")
    names = [each["ID"] for each in elements]
    assert len(set(names)) == len(names)
    assert all(each["Label"] and each["Type"] for each in elements)
    for each in rows(folder / "connections.csv"):
        assert {each["From"], each["To"]} <= set(names)
        assert "|" not in each["To"]


def test_every_claim_is_drawn_once(folder: Path, readings: tuple[Reading, ...]) -> None:
    drawn = [each["ID"] for name in ("elements", "connections") for each in rows(folder / f"{name}.csv")]
    claims = {claim.id for reading in readings for claim in claims_of(reading)}
    ids = [name.partition("-")[2] for name in drawn if name.startswith(("claim-", "meeting-"))]
    assert sorted(ids) == sorted(claims)


def test_who_spoke_for_whom_and_who_met_is_drawn(folder: Path) -> None:
    label = {each["ID"]: each["Label"] for each in rows(folder / "elements.csv")}
    connections = {
        (label[each["From"]], each["Type"], label[each["To"]]) for each in rows(folder / "connections.csv")
    }
    assert ("Wendy Sherman", "spoke for", "United States") in connections
    assert any(who == "Russia" and how == "met" for who, how, _ in connections)


def test_no_article_s_text_is_in_the_sheets_for_upload(folder: Path, readings: tuple[Reading, ...]) -> None:
    sheets = (folder / "elements.csv").read_text() + (folder / "connections.csv").read_text()
    assert not [each for each in readings if each.document.text in sheets]


def test_a_map_without_a_text_refuses_that_document(folder: Path, readings: tuple[Reading, ...]) -> None:
    lines = (folder / "documents.jsonl").read_text().splitlines(keepends=True)
    (folder / "documents.jsonl").write_text("".join(lines[1:]))
    found = list(read_as("kumu", folder))
    assert tuple(each for each in found if isinstance(each, Reading)) == readings[1:]
    assert any(isinstance(each, Refused) and readings[0].document.id in each.reason for each in found)
