"""JSON Lines: one reading a line, as the published schema has it."""

from __future__ import annotations

import json

from detente.record import Reading, to_json

# Legal inside JSON, but line ends to many tools that split a file into lines.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def line_of(reading: Reading, *, with_text: bool = False) -> str:
    """One line without its line end.

    Args:
        with_text: keep the document's text too, under `document.text`, so that the record can be checked
            without the file.
    """
    return safe_line(to_json(reading, with_text=with_text))


def safe_line(row: object) -> str:
    """A value as JSON on one line that no tool breaks in two."""
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": ")).translate(_LINE_ENDS)
