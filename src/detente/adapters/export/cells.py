"""Cells of a table: what a spreadsheet would run as a formula is made plain text, and back."""

from __future__ import annotations

import json

from detente.adapters.export.parts import encoded

# What a spreadsheet takes for the start of a formula, full width too.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"
_BETWEEN = "; "


def cell_of(value: object, form: str) -> str:
    """A value as a cell; nothing known is an empty cell.

    Args:
        form: `text`, `integer`, `boolean`, `list` (of texts) or `json`.
    """
    if value is None:
        return ""
    if form == "integer":
        return str(value)
    if form == "boolean":
        return "true" if value else "false"
    if form == "list" and isinstance(value, list):
        return _guarded(_joined(value)) if value else ""
    return _guarded(encoded(value) if form == "json" else str(value))


def value_of(cell: str, form: str) -> object:
    """The inverse of `cell_of`. Raises ValueError where the cell isn't of its form."""
    if not cell:
        return [] if form == "list" else None
    if form == "boolean":
        if cell.lower() not in ("true", "false"):
            raise ValueError(f"{cell!r:.80} is neither true nor false")
        return cell.lower() == "true"
    if form == "integer":
        return int(cell)
    plain = cell.removeprefix(_GUARD)
    if form == "list":
        return _parted(plain)
    return _json(plain) if form == "json" else plain


def _guarded(text: str) -> str:
    """A lone apostrophe stands for the empty text, which an empty cell isn't."""
    return _GUARD + text if not text or text.startswith((_GUARD, *_RISKY)) else text


def _joined(items: list[str]) -> str:
    plain = _BETWEEN.join(items)
    return plain if not plain.startswith("[") and plain.split(_BETWEEN) == items else encoded(items)


def _parted(plain: str) -> object:
    return _json(plain) if plain.startswith("[") else plain.split(_BETWEEN)


def _json(plain: str) -> object:
    try:
        return json.loads(plain)
    except RecursionError:
        raise ValueError("nested too deeply") from None
