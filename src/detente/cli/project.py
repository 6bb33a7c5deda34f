"""`detente init`, `add`, `documents`, `search`, `drop`, `export`, `import`: a record kept in a folder."""

from __future__ import annotations

import enum
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.dates import day
from detente.cli.messages import warn_foreign
from detente.cli.read import PATHS, PUBLISHED
from detente.errors import UnreadableInput

if TYPE_CHECKING:
    from detente.workflow.exporting import Refused
    from detente.workflow.project import Hit, Kept

HERE = Path()

FORM = "Default: csv for a folder or a .zip file, else jsonl."


class Format(enum.Enum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    ANNOTATIONS = "annotations"
    FTM = "ftm"
    KUMU = "kumu"


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


def init(folder: Annotated[Path, typer.Argument(help="The folder to make.", show_default=False)]) -> None:
    """Make a project folder: its settings and an empty record."""
    from detente.workflow import project

    made = project.init(folder)
    sys.stderr.write(f"made {made.folder}; next: cd there and run `detente add PATH...`\n")


def add(
    paths: Annotated[list[Path], typer.Argument(help=PATHS, show_default=False)],
    encoding: Annotated[str | None, typer.Option(help="Encoding of text files that are not UTF-8.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DAY", help=PUBLISHED)] = None,
) -> None:
    """Read documents and keep them in the project's record; one kept already changes nothing.

    Prints the id of each document once it is safely kept. Exit status 1 where some input could not be read.
    """
    from detente.workflow import adding

    def tell(kept: Kept) -> None:
        sys.stdout.write(f"{kept.document}\t{kept.lineage}\tversion {kept.version}\n")
        sys.stdout.flush()
        if not kept.has_day:
            sys.stderr.write(
                f'detente: {kept.name}: no day of publication is known, so that "on Monday" has no date and '
                f"the timeline can't place it; give it one: detente describe {kept.document[:16]} "
                "--published YYYY-MM-DD\n"
            )

    def complain(fault: UnreadableInput) -> None:
        sys.stderr.write(f"detente: {fault}\n")

    done = adding.add(
        paths,
        start=HERE,
        on_kept=tell,
        on_unreadable=complain,
        on_foreign=lambda kept: warn_foreign(kept.name),
        encoding=encoding,
        published=published and day(published),
    )
    sys.stderr.write(f"{done.new} added, {done.known} known already, {done.unreadable} could not be read\n")
    if done.unreadable:
        raise typer.Exit(1)


def reread(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Ids, names or folders of documents; all without any.", show_default=False),
    ] = None,
) -> None:
    """Read kept documents again, as this release reads; what a person judged stays.

    Prints the id of each document in which something changed.
    """
    from detente.workflow import adding

    def tell(document: str) -> None:
        sys.stdout.write(document + "\n")

    changed = adding.read_again(names or (), start=HERE, on_read=tell)
    sys.stderr.write(f"{changed} documents read differently\n")


def documents(as_json: AsJson = False) -> None:
    """List the documents kept: id, version, name."""
    from detente.workflow import project

    for kept in project.documents(HERE):
        if as_json:
            sys.stdout.write(json.dumps(asdict(kept), ensure_ascii=False) + "\n")
        else:
            state = "" if kept.is_latest else "  (superseded)"
            state += "" if kept.has_day else "  (no day of publication)"
            sys.stdout.write(f"{kept.document[:16]}  {kept.version}  {kept.lineage}{state}\n")


def search(
    words: Annotated[list[str], typer.Argument(help="Words that all must occur.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, help="How many hits at the most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Search documents and claims. Exit status 1 where nothing is found."""
    from detente.workflow import project

    hits = project.search(" ".join(words), start=HERE, limit=limit)
    for hit in hits:
        sys.stdout.write(_line(hit, as_json))
    if not hits:
        sys.stderr.write("nothing found\n")
        raise typer.Exit(1)


def _line(hit: Hit, as_json: bool) -> str:
    if as_json:
        return json.dumps(asdict(hit), ensure_ascii=False) + "\n"
    return f"{hit.kind:<10}  {hit.ref[:16]}  {' '.join(hit.snippet.split())}\n"


def drop(
    names: Annotated[
        list[str], typer.Argument(help="Ids, names or folders of documents.", show_default=False)
    ],
) -> None:
    """Take documents and their claims out of the record. Exit status 1 where none is so named."""
    from detente.workflow import project

    dropped = project.drop(names, start=HERE)
    for name in dropped:
        sys.stdout.write(name + "\n")
    if not dropped:
        sys.stderr.write("no document of that id, name or folder; `detente documents` lists them\n")
        raise typer.Exit(1)


def export(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write; for csv and kumu a folder or a .zip file."),
    ] = None,
    form: Annotated[Format | None, typer.Option("--format", "-f", help=FORM)] = None,
) -> None:
    """Print the whole record as JSON Lines, texts included, or write it in another format.

    `detente import` reads each of them again into an equal record.
    """
    from detente.workflow import exporting

    chosen = None if form is None else form.value
    count = exporting.export(output, start=HERE, write=sys.stdout.write, form=chosen)
    sys.stderr.write(f"{count} documents exported\n")


def bring_in(
    path: Annotated[Path, typer.Argument(help="An exported record.", show_default=False)],
    form: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: what it holds tells.")
    ] = None,
) -> None:
    """Keep every document of an exported record, each quote checked against its text.

    A document is kept whole or not at all. Exit status 1 where something was refused.
    """
    from detente.workflow import exporting

    def complain(part: Refused) -> None:
        sys.stderr.write(f"detente: {path}, {part.where}: {part.reason}\n")

    chosen = None if form is None else form.value
    done = exporting.bring_in(path, start=HERE, on_refused=complain, form=chosen)
    judged = f", {done.judgements} judgements" if done.judgements else ""
    sys.stderr.write(f"{done.new} added, {done.known} known already{judged}, {done.refused} refused\n")
    if done.refused:
        raise typer.Exit(1)
