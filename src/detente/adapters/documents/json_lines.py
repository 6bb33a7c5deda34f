"""`.jsonl`: one document a line, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from detente.adapters.documents.identity import document
from detente.adapters.documents.limits import LINE_BYTES, in_megabytes
from detente.adapters.documents.metadata import metadata_of
from detente.errors import UnreadableInput
from detente.record import Document


def read_json_lines(
    lines: BinaryIO, name: str, on_bytes: Callable[[int], None]
) -> Iterator[Document | UnreadableInput]:
    """Each line's document, or why it has none; the lines after a bad one are read.

    Other keys than `id`, `text`, `title`, `publisher`, `url`, `published` and `language` are left alone.
    """
    number = documents = 0
    while line := lines.readline(LINE_BYTES + 1):
        number += 1
        on_bytes(len(line))
        here = f"{name}:{number}"
        if len(line) > LINE_BYTES:
            yield UnreadableInput(here, f"the line is longer than {in_megabytes(LINE_BYTES)}; split the text")
            while line and not line.endswith(b"\n"):
                line = lines.readline(LINE_BYTES)
                on_bytes(len(line))
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        documents += 1
        try:
            yield _document(line, here)
        except UnreadableInput as fault:
            yield fault
    if not documents and not number:
        yield UnreadableInput(name, "is empty")
    elif not documents:
        yield UnreadableInput(name, "holds blank lines alone")


def _document(line: bytes, here: str) -> Document:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise UnreadableInput(
            here, f"is not UTF-8: byte 0x{line[fault.start]:02x} at {fault.start:,}"
        ) from None
    except json.JSONDecodeError as fault:
        raise UnreadableInput(here, f"is no JSON: {fault.msg} at column {fault.colno}") from None
    except (RecursionError, ValueError) as fault:
        raise UnreadableInput(here, f"is no JSON that can be read ({fault})") from None
    if not isinstance(row, dict):
        raise UnreadableInput(here, f"is no JSON object but {_kind(row)}; each line needs id and text")
    text = row.get("text")
    if not isinstance(text, str):
        found = "has no text" if "text" not in row else f"its text is no string but {_kind(text)}"
        raise UnreadableInput(here, f'{found}; each line needs "id" and "text"')
    identity = row.get("id")
    if identity is not None and (isinstance(identity, bool) or not isinstance(identity, str | int)):
        raise UnreadableInput(here, f"its id is no string but {_kind(identity)}")
    try:
        about = metadata_of(row)
    except ValueError as fault:
        raise UnreadableInput(here, str(fault)) from None
    raw = text.encode("utf-8", "surrogatepass")
    return document(raw, here, text, about, None if identity in (None, "") else str(identity))


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
