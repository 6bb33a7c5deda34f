"""The published schema of the record."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def record_schema() -> dict[str, Any]:
    """The contract of `detente read --json`, one line of it, as JSON Schema 2020-12."""
    text = files("detente").joinpath("data", "record.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
