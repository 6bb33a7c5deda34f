"""The formats of an export by name, and which of them a file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.export.anchoring import found_in_annotations
from detente.adapters.export.annotations import annotation_lines
from detente.adapters.export.bundle import Bundle, written_bundle
from detente.adapters.export.entities import entity_lines, found_in_entities
from detente.adapters.export.lines import found_in_record, record_lines
from detente.adapters.export.network import read_network, write_network
from detente.adapters.export.parts import Found, Refused
from detente.adapters.export.tables import read_tables, write_tables
from detente.adapters.files import written_whole
from detente.errors import UnreadableInput, UnwritableOutput
from detente.record import Judgement, Reading

_Lines = Callable[[Iterable[Reading], Sequence[Judgement]], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _LineFormat:
    lines: _Lines
    found: Callable[[Iterable[tuple[str, str]]], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableFormat:
    write: Callable[[Iterable[Reading], Sequence[Judgement], Path], None]
    found: Callable[[Bundle], Iterator[Found]]


_FORMATS: dict[str, _LineFormat | _TableFormat] = {
    "jsonl": _LineFormat(lines=record_lines, found=found_in_record),
    "csv": _TableFormat(write=write_tables, found=read_tables),
    "annotations": _LineFormat(lines=annotation_lines, found=found_in_annotations),
    "ftm": _LineFormat(lines=entity_lines, found=found_in_entities),
    "kumu": _TableFormat(write=write_network, found=read_network),
}
FORMATS = tuple(_FORMATS)


def write_as(
    name: str,
    output: Path | None,
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    write: Callable[[str], object],
) -> None:
    """Write readings and judgements in a format of FORMATS, to a file or folder, or else by `write`.

    Raises:
        UnwritableOutput: the output can't be written, or tables have no folder to go to.
    """
    chosen = _FORMATS[name]
    if isinstance(chosen, _TableFormat):
        if output is None:
            raise UnwritableOutput(name, "are several tables; name a folder or a .zip file with --output")
        with written_bundle(output) as folder:
            chosen.write(readings, judgements, folder)
    elif output is None:
        for line in chosen.lines(readings, judgements):
            write(line + "\n")
    else:
        with written_whole(output) as handle:
            for line in chosen.lines(readings, judgements):
                handle.write(line + "\n")


def read_as(name: str, path: Path) -> Iterator[Found]:
    """What an export holds, and what of it was refused.

    Raises:
        UnreadableInput: it can't be opened, or isn't in that format.
    """
    chosen = _FORMATS[name]
    if isinstance(chosen, _TableFormat):
        yield from chosen.found(Bundle(path))
        return
    broken: list[Refused] = []
    yield from chosen.found(_lines(path, broken))
    yield from broken


def _lines(path: Path, broken: list[Refused]) -> Iterator[tuple[str, str]]:
    """Each line that isn't empty; those that are no UTF-8 are set aside."""
    try:
        with path.open("rb") as handle:
            for number, line in enumerate(handle, 1):
                try:
                    text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as fault:
                    broken.append(
                        Refused(where=f"line {number}", reason=f"is not UTF-8 (byte {fault.start})")
                    )
                    continue
                if text.strip():
                    yield f"line {number}", text
    except OSError as fault:
        raise UnreadableInput(str(path), fault.strerror or "can't be opened") from None


def format_of(path: Path) -> str:
    """The format that a file or folder is in, by what it holds.

    Raises:
        UnreadableInput: it can't be opened, or is in none.
    """
    if path.is_dir() or path.suffix == ".zip":
        bundle = Bundle(path)
        for name, mark in (("csv", "documents.csv"), ("kumu", "elements.csv")):
            if mark in bundle:
                return name
        raise UnreadableInput(str(path), "holds neither documents.csv nor elements.csv, so it is no export")
    for _, line in _lines(path, []):
        if re.match(r'\s*\{\s*"@context"', line):
            return "annotations"
        if re.match(r'\s*\{\s*"(document|judgement)"', line):
            return "jsonl"
        return "ftm" if '"schema"' in line and '"properties"' in line else "jsonl"
    return "jsonl"


def format_for(output: Path | None) -> str:
    """The format that an output's name asks for: tables for a folder or zip file, else JSON Lines."""
    return "csv" if output is not None and (output.suffix == ".zip" or output.is_dir()) else "jsonl"
