"""`detente demo`: all that Détente does, on dispatches that ship with it."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.messages import tell

Output = Annotated[
    Path,
    typer.Option("--output", "-o", help="The folder for the page, the record, the project and the brief."),
]
WIDTH = 100


def demo(output: Output = Path("demo-output")) -> None:
    """Read six dispatches on the talks of January 2022, keep and analyse them, and write the brief."""
    # Loading the parser takes a second, which no other command should pay.
    from detente.workflow.demonstration import demonstrate

    account = demonstrate(output, on_unreadable=tell)
    sys.stdout.write("Russia and NATO, January 2022\n\n")
    for name, words in account.lines:
        wrapped = textwrap.wrap(words, WIDTH - 12)
        sys.stdout.write(f"{name:<11} " + f"\n{'':12}".join(wrapped) + "\n")
    html, *others = account.brief.paths
    also = "  (also " + ", ".join(path.name for path in others) + ")"
    sys.stdout.write(
        "\nWhere to look next\n"
        f"  the brief    {html}{also}\n"
        f"  the page     {account.page}  (every claim beside its words)\n"
        f"  the record   {account.record}  (JSON Lines, one document a line)\n"
        f"  the case     {account.case}  (issues, options and preferences, to be edited)\n"
        f"  the project  {account.project}  (`make serve` or `detente serve --demo` opens it)\n"
    )
    if account.brief.lacking:
        sys.stderr.write("The brief has no charts: pip install 'detente[plots]'\n")
    if account.unreadable:
        raise typer.Exit(1)
