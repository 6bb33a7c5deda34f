"""`detente read`: from reporting to a record."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from detente.cli.dates import day
from detente.cli.messages import tell, warn_foreign

PUBLISHED = "Day of publication of those that don't say theirs, such as 2022-01-13."
PATHS = "Files (.txt .md .html .pdf .docx .jsonl), folders, or - for standard input."


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=PATHS, show_default=False)],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a document, a line each.")
    ] = False,
    record: Annotated[
        Path | None, typer.Option("--output", "-o", help="Keep the record in this file, as JSON Lines.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--html", help="Write a page that shows every claim beside its words.")
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Put each document's text into the JSON, beside its claims.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of text files that are not UTF-8, such as cp1251.")
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DAY", help=PUBLISHED)] = None,
) -> None:
    """Read articles, readouts and transcripts into claims, each on its exact words.

    Exit status: 0 all read, 1 some input could not be read (the rest was), 2 a wrong call.
    """
    # Loading the parser takes a second, which no other command should pay.
    from detente.workflow import reading

    request = reading.Request(
        paths=tuple(paths),
        as_json=as_json,
        record=record,
        page=page,
        with_text=with_text,
        encoding=encoding,
        published=published and day(published),
    )
    outcome = reading.fulfil(
        request,
        output=_utf8(sys.stdout),
        on_unreadable=tell,
        on_foreign=lambda document: warn_foreign(document.name or document.id),
    )
    if outcome.unreadable:
        sys.stderr.write(f"detente: read {outcome.documents}, could not read {outcome.unreadable}\n")
        raise typer.Exit(1)


def _utf8(stream: TextIO) -> TextIO:
    """JSON is UTF-8 whatever the terminal's locale, and its lines end alike everywhere."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream
