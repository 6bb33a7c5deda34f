"""`detente codebook`: the issues of a negotiation, those that ship and those that a record proposes."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.tables import bare_table, rendered

NAMED = 3
"""Names at the most of those who speak for no party that is known."""

app = typer.Typer(
    no_args_is_help=True, help="Codebooks: the issues of a negotiation and the words that mark them."
)


@app.callback()
def _root() -> None:
    """Codebooks: the issues of a negotiation and the words that mark them."""


@app.command("suggest")
def suggest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents to read instead of the project's record.", show_default=False),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook that is known: propose only what it doesn't cover.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=200, help="So many issues at most.")] = 20,
) -> None:
    """Propose issues and options from what the parties ask for, offer, refuse and hold to.

    Prints a codebook in YAML; the quotes and claims that each issue rests on are comments in it. Exit
    status 1 where nothing can be proposed.
    """
    from detente.workflow import codebooks

    made = codebooks.suggest(paths or [], start=Path(), codebook=codebook, most=most)
    sys.stdout.write(made.text)
    sys.stderr.write(f"{made.issues} issues from {made.moves} moves in {made.documents} documents\n")
    if made.unheard and not made.moves:
        more = " and others" if len(made.unheard) > NAMED else ""
        sys.stderr.write(
            f"nobody is known to speak for a party: {', '.join(made.unheard[:NAMED])}{more}; name the "
            "parties under `parties:`, and who speaks for them under `also:`, in a codebook of a first "
            "issue, and give it with --codebook\n"
        )
    if not made.issues:
        raise typer.Exit(1)


@app.command("list")
def list_shipped(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
) -> None:
    """The codebooks that ship, with their issues."""
    from detente.workflow import codebooks

    found = codebooks.shipped()
    if as_json:
        sys.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n")
        return
    table = bare_table("Codebooks that ship")
    for column in ("name", "title", "issues"):
        table.add_column(column, overflow="fold")
    for each in found:
        table.add_row(each.name, each.title, "; ".join(each.issues))
    sys.stdout.write(rendered(table))
