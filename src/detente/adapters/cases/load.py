"""Read a case from a file or a folder: YAML, JSON, Genius XML."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from detente.adapters.cases.contents import contents_of
from detente.adapters.cases.genius import read_genius
from detente.adapters.cases.plain import Marked, Unreadable, read_json, read_yaml
from detente.case import Case, build_case
from detente.case.faults import SHOWN, FaultyCase, field_name
from detente.errors import InvalidCase, UnreadableInput

LARGEST = 256 * 2**20
"""Bytes. A table of 2^20 states has some 100 MB of JSON."""
LARGEST_MARKED = 16 * 2**20
"""Bytes up to which a faulty JSON file is read again for its line numbers."""


def load_case(path: Path, *, allow_ungrounded: bool = False) -> Case:
    """The case in a file, or the Genius domain in a folder or a set of profiles.

    Raises:
        UnreadableInput: where there is no such file, or it is too large or no text.
        InvalidCase: naming file, line, field, the value, and what would be right.
    """
    if path.is_dir():
        profiles = sorted(path.glob("*.xml"))
        if not profiles:
            raise UnreadableInput(
                str(path), "a folder without XML; name a case file, or a Genius domain's folder"
            )
        return read_genius(profiles, name=path.name)
    text = _text(path)
    if path.suffix.lower() == ".xml" or text.lstrip().startswith("<"):
        return read_genius(sorted(path.parent.glob("*.xml")), name=path.stem, domain=path)
    return case_from_text(text, name=str(path), title=path.stem, allow_ungrounded=allow_ungrounded)


def case_from_text(text: str, *, name: str, title: str = "case", allow_ungrounded: bool = False) -> Case:
    """A case from YAML or JSON text; `name` stands at the head of every message.

    Raises:
        InvalidCase: naming the line, the field, the value, and what would be right.
    """
    if not text.strip():
        raise InvalidCase(f"{name}: empty; a case begins 'detente: case/1'")
    if text.lstrip().startswith("{"):
        marked = _json(text, name)
    else:
        marked = _yaml(text, name)
    try:
        return build_case(marked.data, name=title, allow_ungrounded=allow_ungrounded)
    except FaultyCase as error:
        if not marked.lines and len(text) <= LARGEST_MARKED:
            # JSON that YAML can't read (escaped surrogates) goes without lines.
            with suppress(Unreadable):
                marked = read_yaml(text)
        raise InvalidCase(_message(error, marked, name)) from None


def _json(text: str, name: str) -> Marked:
    try:
        return Marked(read_json(text), {})
    except Unreadable as error:
        # What is no JSON may be YAML in braces, and YAML's reader knows the line of a duplicate.
        if len(text) <= LARGEST_MARKED:
            return _yaml(text, name)
        raise InvalidCase(f"{_place(name, error.line)}: {error.reason}") from None


def _yaml(text: str, name: str) -> Marked:
    try:
        return read_yaml(text)
    except Unreadable as error:
        raise InvalidCase(f"{_place(name, error.line)}: {error.reason}") from None


def _place(name: str, line: int) -> str:
    return f"{name}:{line}" if line else name


def _message(error: FaultyCase, marked: Marked, name: str) -> str:
    lines = []
    faults = sorted(error.faults, key=lambda fault: marked.line(fault.path))
    for fault in faults[:SHOWN]:
        place = _place(name, marked.line(fault.path) if marked.lines else 0)
        lines.append(f"{place}: {field_name(fault.path)}: {fault.words}")
    more = len(error.faults) - SHOWN
    if more > 0:
        lines.append(f"{name}: and {more} more")
    return "\n".join(lines)


def _text(path: Path) -> str:
    raw = contents_of(path, largest=LARGEST)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), f"no UTF-8 text (byte {error.start})") from None
