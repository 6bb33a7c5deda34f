"""JSON Lines: one reading a line, as the published schema has it."""

from __future__ import annotations

import json
from dataclasses import asdict

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from detente.record import Judgement, Reading, to_json

# Legal inside JSON, but line ends to many tools that split a file into lines.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def line_of(reading: Reading, *, with_text: bool = False) -> str:
    """One line without its line end.

    Args:
        with_text: keep the document's text too, under `document.text`, so that the record can be checked
            without the file.
    """
    return safe_line(to_json(reading, with_text=with_text))


def judgement_line(judgement: Judgement) -> str:
    """An entry of the log on one line, without its line end."""
    return safe_line({"judgement": asdict(judgement)})


def judgement_of(row: object) -> Judgement:
    """The entry of the log that a decoded row holds.

    Raises:
        ValueError: a field is missing, unknown or wrong.
    """
    form = TypeAdapter(with_config(ConfigDict(extra="forbid", strict=True))(Judgement))
    try:
        return form.validate_json(json.dumps(row))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"judgement {where}: {first['msg'].lower()}") from None


def safe_line(row: object) -> str:
    """A value as JSON on one line that no tool breaks in two."""
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": ")).translate(_LINE_ENDS)
