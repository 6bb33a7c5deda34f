"""`detente case build`: from the record to the model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import iso_date
from detente.cli.tables import safe

app = typer.Typer(no_args_is_help=True, help="The case of a project: drawn from its record.")


@app.callback()
def _root() -> None:
    """The case of a project: drawn from its record."""


@app.command("build")
def build(
    output: Annotated[Path, typer.Option("--output", "-o", help="The case file.")] = Path("case.yaml"),
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Count what was said up to this date (ISO).")] = None,
) -> None:
    """Draw a case from the record's positions and commitments; a rebuild keeps your edits.

    Every value stands on claims or on an assumption that has a name. Where new evidence disagrees with
    an edit, the edit stays, the conflict is told, and the exit status is 1.
    """
    from detente.workflow import case_file

    built = case_file.build(output, start=Path(), codebook=codebook, as_of=iso_date(as_of))
    what = (
        "drawn" if not built.was_there else "drawn anew" if built.changed else "up to date; nothing changed"
    )
    sys.stdout.write(f"{built.path}: {what}\n")
    if built.kept is not None:
        sys.stdout.write(f"as it was before, with its comments: {built.kept}\n")
    if built.assumptions:
        sys.stdout.write("\nIt assumes that\n")
    for words in built.assumptions:
        sys.stdout.write(f"- {safe(words)}\n")
    for each in built.conflicts:
        own, last, now = (safe(case_file.as_written(one)) for one in (each.edited, each.built, each.new))
        sys.stderr.write(
            f"conflict: {safe(each.field)}: you wrote {own}; the last build had {last}, "
            f"the record now gives {now}; yours was kept\n"
        )
    if built.conflicts:
        raise typer.Exit(1)
