"""The application and its entry point."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from detente import __version__
from detente.cli import (
    actors,
    brief,
    case,
    cases,
    changes,
    codebook,
    consent,
    deals,
    demo,
    describe,
    forecast,
    levers,
    outcomes,
    positions,
    project,
    read,
    review,
    schema,
    sensitivity,
    serve,
    timeline,
    why,
)
from detente.errors import DetenteError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="A workbench for negotiations under threat."
)
app.command("read")(read.read)
app.command("demo")(demo.demo)
app.command("outcomes")(outcomes.outcomes)
app.command("levers")(levers.levers)
app.command("init")(project.init)
app.command("add")(project.add)
app.command("positions")(positions.positions)
app.command("timeline")(timeline.timeline)
app.command("why")(why.why)
app.command("changes")(changes.changes)
app.command("sensitivity")(sensitivity.sensitivity)
app.add_typer(actors.app, name="actors")
app.add_typer(case.app, name="case")
app.add_typer(codebook.app, name="codebook")
app.command("brief")(brief.brief)
app.add_typer(review.app, name="review")
app.command("reread")(project.reread)
app.command("serve")(serve.serve)
app.command("documents")(project.documents)
app.command("describe")(describe.describe)
app.command("search")(project.search)
app.command("drop")(project.drop)
app.command("export")(project.export)
app.command("import")(project.bring_in)
app.command("cases")(cases.cases)
app.command("schema")(schema.schema)
app.command("deals")(deals.deals)
app.command("forecast")(forecast.forecast)
app.command("consent")(consent.consent)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"detente {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A workbench for negotiations under threat."""


def main() -> None:
    """Run a command; an error of Détente's own is one line on standard error and exit status 1."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter still shows the rest
    try:
        app()
    except DetenteError as error:
        sys.stderr.write(f"detente: {error}\n")
        raise SystemExit(1) from None
