"""From YAML or JSON text to plain data, with the line of every field.

YAML is read from the parser's events, with the plain scalars of YAML 1.2 (`no` and `2022-01-13` are
text; numbers stay exact). Anchors, aliases, tags, merge keys and second documents have no place in a
case, so an alias bomb is refused before anything is built; so are duplicate keys and deep nesting.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import yaml

from detente.case.faults import Path
from detente.case.numbers import exact

DEEPEST = 30
_INTEGER = re.compile(r"[-+]?\d{1,300}")
_DECIMAL = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Unreadable(Exception):
    """Text that is not what it claims to be; `line` counts from 1, 0 where none is known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain data and the line on which each of its fields begins."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of a field, or of the nearest part around it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open."""

    held: Any
    path: Path
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)


def read_json(text: str) -> Any:
    """JSON without line marks: fast, for large tables. Raises Unreadable on duplicates too."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=exact,
            parse_int=_whole,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"no JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise Unreadable(f"nested deeper than {DEEPEST}") from None
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"{twice!r} stands twice in one mapping; remove one")
    return found


def _whole(text: str) -> int:
    if len(text) > 300:
        raise ValueError("a number of more than 300 digits")
    return int(text)


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def read_yaml(text: str) -> Marked:
    """YAML (and JSON, its subset) with the line of every field. Raises Unreadable."""
    reader = _Reader()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(f"no YAML: {error.problem or error.context}", mark.line + 1 if mark else 0) from None
    except yaml.YAMLError as error:
        raise Unreadable(f"no YAML: {error}") from None
    return Marked(reader.root, reader.lines)


class _Reader:
    """Builds data from events, without recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[Path, int] = {(): 1}
        self._open: list[_Frame] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise Unreadable("a second document ('---'); write one case per file", line)
        elif isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"an alias (*{event.anchor}); write the value out", line)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor:
            raise Unreadable(f"an anchor (&{event.anchor}); write the values out where they are needed", line)
        if event.tag and event.tag != "!":
            raise Unreadable(f"a tag ({event.tag}); write plain values", line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
            return
        if len(self._open) >= DEEPEST:
            raise Unreadable(f"nested deeper than {DEEPEST}", line)
        if self._open and isinstance(self._open[-1].held, dict) and self._open[-1].key is None:
            raise Unreadable("a list or mapping stands as a field's name", line)
        held: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Frame(held, self._place(held, line)))

    def _scalar(self, event: Any, line: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.held, dict) and top.key is None:
            key = event.value
            if key == "<<":
                raise Unreadable("a merge key (<<); write the fields out", line)
            if key in top.key_lines:
                raise Unreadable(
                    f"{key!r} stands twice in one mapping (first on line {top.key_lines[key]})", line
                )
            top.key, top.key_lines[key] = key, line
            return
        plain = event.style is None or event.style == ""
        try:
            value = _resolved(event.value) if plain else event.value
        except ValueError as error:
            raise Unreadable(f"{event.value[:40]!r} is {error}", line) from None
        self._place(value, line)

    def _place(self, value: Any, line: int) -> Path:
        """Put a value where it belongs and note its line; returns its path."""
        if not self._open:
            self.root = value
            return ()
        top = self._open[-1]
        if isinstance(top.held, list):
            path = (*top.path, len(top.held))
            top.held.append(value)
        else:
            key = top.key if top.key is not None else ""
            path = (*top.path, key)
            top.held[key] = value
            line = top.key_lines.get(key, line)
            top.key = None
        self.lines[path] = line
        return path

    def _close(self) -> None:
        self._open.pop()


def _resolved(text: str) -> Any:
    """A plain scalar's value (YAML 1.2, core schema, decimals kept exact)."""
    if text in _WORDS:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        number: Fraction = exact(text)
        return number
    return text
