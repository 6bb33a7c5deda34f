"""The application and its entry point."""

from __future__ import annotations

import sys

import typer

from detente.cli import read
from detente.errors import DetenteError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="A workbench for negotiations under threat."
)
app.command("read")(read.read)


@app.callback()
def _root() -> None:
    """A workbench for negotiations under threat."""


def main() -> None:
    """Run a command; an error of Détente's own is one line on standard error and exit status 1."""
    try:
        app()
    except DetenteError as error:
        sys.stderr.write(f"detente: {error}\n")
        raise SystemExit(1) from None
