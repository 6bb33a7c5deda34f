"""`detente brief`: the whole of it, every sentence with its claims."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import iso_date


def brief(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The file; brief.html, or brief.md with --markdown.", show_default=False
        ),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Write Markdown instead of HTML.")] = False,
    case: Annotated[
        Path | None,
        typer.Option(
            help="A case file; otherwise case.yaml, or a case drawn from the record.", show_default=False
        ),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Count what was said up to this date (ISO).")] = None,
    since: Annotated[
        str | None, typer.Option(help="Of what happened, tell only from this date on (ISO).")
    ] = None,
) -> None:
    """Write the brief of the project's record: seven questions answered, each sentence with its claims."""
    from detente.workflow import briefing

    path = output or Path("brief.md" if markdown else "brief.html")
    written = briefing.write(
        path,
        start=Path(),
        markdown=markdown,
        codebook=codebook,
        case=case,
        as_of=iso_date(as_of),
        since=iso_date(since, "--since"),
    )
    sentences = sum(1 for _ in written.brief.sentences())
    sys.stdout.write(
        f"{written.path}: {sentences} sentences on {len(written.brief.sources)} claims "
        f"and {len(written.brief.assumptions)} assumptions\n"
    )
