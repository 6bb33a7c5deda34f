"""Tables survive a spreadsheet's habits; what they changed of a quote is refused, by document."""

from __future__ import annotations

import csv
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.adapters.export import Refused, format_of, read_as, write_as
from detente.errors import UnreadableInput, UnwritableOutput
from detente.record import Reading

Row = dict[str, str]


@pytest.fixture
def folder(readings: tuple[Reading, ...], tmp_path: Path) -> Path:
    """The demonstration as tables."""
    write_as("csv", tmp_path / "record", readings, write=print)
    return tmp_path / "record"


def rewritten(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(change(rows))


def refusals(folder: Path) -> list[Refused]:
    return [each for each in read_as("csv", folder) if isinstance(each, Refused)]


def test_no_cell_of_any_file_starts_as_a_formula_does(tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    for form in ("csv", "kumu"):
        write_as(form, tmp_path / form, readings, write=print)
        for path in (tmp_path / form).glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as handle:
                cells = [cell for row in csv.reader(handle) for cell in row]
            assert cells
            assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


def test_rows_in_another_order_make_the_same_record(folder: Path, readings: tuple[Reading, ...]) -> None:
    for name in ("statements.csv", "spans.csv", "events.csv", "texts.csv"):
        rewritten(folder / name, lambda rows: rows[::-1])
    assert tuple(read_as("csv", folder)) == readings


def test_a_quote_that_is_not_the_text_s_refuses_its_document_alone(
    folder: Path, readings: tuple[Reading, ...]
) -> None:
    def forge(rows: list[Row]) -> list[Row]:
        rows[0]["text"] += " indeed"
        return rows

    rewritten(folder / "spans.csv", forge)
    found = list(read_as("csv", folder))
    assert isinstance(found[0], Refused)
    assert readings[0].document.id in found[0].where
    assert tuple(found[1:]) == readings[1:]


@pytest.mark.parametrize(
    ("table", "column", "value", "reason"),
    [
        ("statements", "act", "mumble", "mumble"),
        ("statements", "negated", "perhaps", "neither true nor false"),
        ("statements", "words", "other words", "spans.csv"),
        ("documents", "chars", "7", "7"),
        ("documents", "chars", "seven", "seven"),
        ("documents", "contributors", "[[[", "documents.csv, row 2"),
        ("deployments", "date", "soon", "soon"),
        ("events", "date", "2022-01-01-01", "2022|argument"),
        ("spans", "claim", "nobody", "words of one speaker"),
        ("spans", "part", "hat", "hat"),
        ("texts", "document", "elsewhere", "not in documents.csv"),
    ],
)
def test_a_bad_cell_is_refused_by_its_place(
    folder: Path, table: str, column: str, value: str, reason: str
) -> None:
    def spoil(rows: list[Row]) -> list[Row]:
        rows[0][column] = value
        return rows

    rewritten(folder / f"{table}.csv", spoil)
    assert any(re.search(reason, each.reason) for each in refusals(folder)), refusals(folder)


def test_a_column_unknown_or_missing_is_an_error_that_names_it(folder: Path) -> None:
    rewritten(folder / "events.csv", lambda rows: rows)
    text = (folder / "events.csv").read_text(encoding="utf-8-sig").replace("recipient", "target", 1)
    (folder / "events.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="recipient"):
        list(read_as("csv", folder))
    (folder / "events.csv").unlink()
    with pytest.raises(UnreadableInput, match=r"events\.csv.*missing"):
        list(read_as("csv", folder))


def test_bytes_that_are_no_utf_8_are_told(folder: Path) -> None:
    with (folder / "texts.csv").open("ab") as handle:
        handle.write(b"x,\xed\xa0\x80\r\n")  # a lone surrogate
    with pytest.raises(UnreadableInput, match="UTF-8"):
        list(read_as("csv", folder))


def test_a_link_is_neither_read_nor_written_through(
    folder: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    (folder / "events.csv").rename(secret)
    os.symlink(secret, folder / "events.csv")
    before = secret.read_bytes()
    with pytest.raises(UnreadableInput, match="link"):
        list(read_as("csv", folder))
    write_as("csv", folder, readings[:1], write=print)
    assert secret.read_bytes() == before
    assert not (folder / "events.csv").is_symlink()


def test_a_zip_file_with_names_outside_writes_nothing(
    folder: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    path = tmp_path / "sly.zip"
    write_as("csv", path, readings, write=print)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("../../outside.csv", "x")
        packed.writestr("/tmp/outside.csv", "x")
    before = sorted(tmp_path.rglob("*"))
    assert tuple(read_as("csv", path)) == readings
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_with_other_files_is_left_alone(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UnwritableOutput, match=r"notes\.txt"):
        write_as("csv", tmp_path, readings, write=print)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_tables_need_a_place(readings: tuple[Reading, ...]) -> None:
    with pytest.raises(UnwritableOutput, match="--output"):
        write_as("csv", None, readings, write=print)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"text"])
def test_what_is_no_zip_file_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"x\.zip"):
        format_of(tmp_path / "x.zip")
