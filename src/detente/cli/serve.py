"""`detente serve`: the record and the analyses in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

DEMO = Path("demo-output", "project")


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The project's folder; this one if none is named.", show_default=False),
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to bind to; any but this machine's own needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to bind to.")] = 8642,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="DETENTE_TOKEN",
            help="What a browser must know; at least 16 characters.",
            show_default=False,
        ),
    ] = None,
    demo: Annotated[
        bool,
        typer.Option("--demo", help=f"Serve the demonstration, made in FOLDER ({DEMO}) if it isn't there."),
    ] = False,
) -> None:
    """Open the project in a browser: documents with their claims, search. Ctrl+C ends it."""
    from detente.workflow import serving

    if demo:
        folder = _demonstration(folder or DEMO)

    def tell(address: str) -> None:
        sys.stderr.write(f"The workbench is at {address}  (Ctrl+C ends it)\n")
        if token:
            sys.stderr.write(f"Give the token at {address}login\n")

    serving.serve(folder or Path(), host=host, port=port, token=token, on_ready=tell)


def _demonstration(folder: Path) -> Path:
    # Loading the parser takes a second, which serving a project doesn't need.
    from detente.workflow.demonstration import demonstration_project

    sys.stderr.write(f"The demonstration is in {folder}; the first time, its dispatches are read\n")
    return demonstration_project(folder)
