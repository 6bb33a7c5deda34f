"""`detente read`: from reporting to a record."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.record import to_json
from detente.workflow import reading


def read(
    paths: Annotated[list[Path], typer.Argument(help="Files to read.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a document, a line each.")] = False,
) -> None:
    """Read articles, readouts and transcripts into claims, each on its exact words."""
    for each in reading.read(paths):
        row = to_json(each)
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
