"""`detente timeline`: what happened, when, and in which documents?"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.analyse import AsJson, Plot, check_plot, write_json, write_text
from detente.cli.dates import iso_date

NARROWEST, WIDEST = 72, 120


def timeline(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents to read instead of the project's record.", show_default=False),
    ] = None,
    since: Annotated[str | None, typer.Option(help="Leave out what is told of days before (ISO).")] = None,
    until: Annotated[str | None, typer.Option(help="Leave out what is told of days after (ISO).")] = None,
    as_json: AsJson = False,
    plot: Plot = None,
) -> None:
    """What happened, when, and in which documents? Does it escalate, and what drives it?"""
    from detente.workflow import timeline as workflow

    check_plot(plot)
    first, last = iso_date(since, "--since"), iso_date(until, "--until")
    if first is not None and last is not None and str(first) > str(last):
        raise typer.BadParameter(f"{since} is after {until}", param_hint="--since")
    drawn = workflow.timeline(paths or [], start=Path(), since=first, until=last)
    if plot is not None:
        workflow.plot(drawn, plot)
    if as_json:
        write_json(workflow.as_json(drawn))
        return
    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    write_text(workflow.words(drawn, width=width))
