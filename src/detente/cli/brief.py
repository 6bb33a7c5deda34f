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
            "--output",
            "-o",
            help="The file, its format by its ending: .html, .md or .pdf; brief.html if none is named.",
            show_default=False,
        ),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write brief.md unless --output is given.")
    ] = False,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", help="Write it as PDF to this file as well.", show_default=False)
    ] = None,
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
        str | None,
        typer.Option(
            help="Of what happened, tell only from this date on (ISO), or `last`: since the last brief."
        ),
    ] = None,
) -> None:
    """Write the brief of the project's record: in short, then by question; each sentence has its claims."""
    from detente.workflow import briefing

    path = output or Path("brief.md" if markdown else "brief.html")
    asks_last = since == briefing.LAST
    written = briefing.write(
        [path, *([pdf] if pdf else [])],
        start=Path(),
        codebook=codebook,
        case=case,
        as_of=iso_date(as_of),
        since=briefing.LAST if asks_last else iso_date(since, "--since"),
    )
    if asks_last and written.since is None:
        sys.stderr.write("no brief was written here before; this one tells everything\n")
    if written.lacking:
        sys.stderr.write(
            f"{written.lacking} charts are told in words only; pip install 'detente[plots]' draws them\n"
        )
    sentences = sum(1 for _ in written.brief.sentences())
    sys.stdout.write(
        f"{', '.join(map(str, written.paths))}: {sentences} sentences on {len(written.brief.sources)} claims "
        f"({written.brief.reviewed} reviewed) and {len(written.brief.assumptions)} assumptions\n"
    )
