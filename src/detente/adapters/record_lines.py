"""JSON Lines: one reading a line, as the published schema has it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

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
    return _line(to_json(reading, with_text=with_text))


def judgement_line(judgement: Judgement) -> str:
    """An entry of the log on one line, without its line end."""
    return _line({"judgement": asdict(judgement)})


def judgement_in(line: str) -> Judgement | None:
    """The entry of the log that a line holds, None where it holds something else.

    Raises:
        ValueError: it holds an entry that is none: a field is missing, unknown or wrong.
    """
    if not line.startswith(_OPENING):
        return None
    try:
        (row,) = json.loads(line).values()
        return _judgements().validate_json(json.dumps(row))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"judgement {where}: {first['msg'].lower()}") from None


_OPENING = '{"judgement": '


def _judgements() -> TypeAdapter[Judgement]:
    return TypeAdapter(with_config(ConfigDict(extra="forbid", strict=True))(Judgement))


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": ")).translate(_LINE_ENDS)
