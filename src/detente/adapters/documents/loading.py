"""Turn every file that the user named into documents, or into the reason why not."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from detente.adapters.documents.formats import EXTENSIONS, LINES, WHOLE
from detente.adapters.documents.json_lines import read_json_lines
from detente.adapters.documents.limits import FILE_BYTES, in_megabytes
from detente.adapters.documents.plain import read_plain
from detente.adapters.documents.sources import STANDARD_INPUT, Source, find_sources, reason_of
from detente.errors import UnreadableInput
from detente.record import Document

Loaded = Document | UnreadableInput


def load(
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    on_bytes: Callable[[int], None] = lambda count: None,
) -> Iterator[Loaded]:
    """The documents in each path, in order, and in its place an UnreadableInput for each that has none.

    Nothing is raised for poor input, and nothing is passed over in silence but hidden files.

    Args:
        paths: files, folders, or `-` for standard input.
        encoding: of text files that are not UTF-8.
        on_bytes: told how many bytes have been read, as they are.
    """
    for source in find_sources(paths):
        if isinstance(source, UnreadableInput):
            yield source
            continue
        try:
            yield from _documents(source, encoding, on_bytes)
        except UnreadableInput as fault:
            yield fault
        except OSError as fault:
            yield UnreadableInput(source.name, reason_of(fault))


def sizes(paths: Iterable[Path]) -> int:
    """The bytes to be read, for a progress bar; standard input counts nothing."""
    return sum(source.size for source in find_sources(paths) if isinstance(source, Source))


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Every file that would be read, folders walked; standard input is none."""
    return [
        source.path
        for source in find_sources(paths)
        if isinstance(source, Source) and source.path != STANDARD_INPUT
    ]


def _documents(source: Source, encoding: str | None, on_bytes: Callable[[int], None]) -> Iterator[Loaded]:
    if source.path == STANDARD_INPUT:
        yield from _standard_input(encoding, on_bytes)
        return
    extension = source.path.suffix.lower()
    if extension not in EXTENSIONS:
        known = " ".join(EXTENSIONS)
        what = f"unknown extension {extension}" if extension else "has no extension"
        raise UnreadableInput(source.name, f"{what}; Détente reads {known}")
    if extension in LINES:
        with source.path.open("rb") as lines:
            yield from read_json_lines(lines, source.name, on_bytes)
        return
    if source.size > FILE_BYTES:
        raise UnreadableInput(source.name, _too_large(source.size))
    raw = source.path.read_bytes()
    on_bytes(len(raw))
    yield from WHOLE[extension](raw, source.name, encoding)


def _standard_input(encoding: str | None, on_bytes: Callable[[int], None]) -> Iterator[Loaded]:
    """JSON Lines where it starts with a brace, else a plain text."""
    name = "standard input"
    stream = sys.stdin.buffer
    first = stream.readline(FILE_BYTES + 1)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_json_lines(_Chained(first, stream), name, on_bytes)
        return
    raw = first + stream.read(max(0, FILE_BYTES + 1 - len(first)))
    on_bytes(len(raw))
    if len(raw) > FILE_BYTES:
        raise UnreadableInput(name, _too_large(None))
    yield from read_plain(raw, name, encoding)


class _Chained(io.BytesIO):
    """A stream whose first line has been looked at already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__(first)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or self._rest.readline(-1 if size is None else size)


def _too_large(size: int | None) -> str:
    held = "is larger than" if size is None else f"has {in_megabytes(size)}, more than"
    return f"{held} the {in_megabytes(FILE_BYTES)} that one document may have; split it, or use .jsonl"
