"""`detente demo`: what Détente does, on dispatches that ship with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.messages import tell

Output = Annotated[Path, typer.Option("--output", "-o", help="The folder for the page and the record.")]


def demo(output: Output = Path("demo-output")) -> None:
    """Read six dispatches on the talks of January 2022 and write the page of their claims, and a brief."""
    # Loading the parser takes a second, which no other command should pay.
    from detente.workflow.demonstration import demonstrate

    written = demonstrate(output, on_unreadable=tell)
    sys.stdout.write(
        f"\nThe page:   {written.page}  (open it in a browser; it needs no network)\n"
        f"The brief:  {written.brief}  (where they stand, where they could agree; every sentence cited)\n"
        f"The record: {written.record}  (JSON Lines, one document a line)\n"
    )
    if written.outcome.unreadable:
        raise typer.Exit(1)
