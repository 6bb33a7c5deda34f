"""`detente describe`: a document's header, corrected by hand."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.dates import day

if TYPE_CHECKING:
    from detente.record import Judgement

HERE = Path()


def describe(
    document: Annotated[
        str,
        typer.Argument(help="A document's id, its beginning, name or address.", show_default=False),
    ],
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="On which day, such as 2022-01-13.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Who says so, if not DETENTE_REVIEWER or the system's user.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why, in your words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Correct a document's header; without an option of it, tell it and who corrected it.

    Another day of publication has the document read again, and what persons judged of its claims stays.
    "" leaves a field empty.
    """
    from detente.workflow.describing import describer_of

    hand = describer_of(HERE)
    given = {"title": title, "publisher": publisher, "published": published and day(published), "url": url}
    asked = {name: value for name, value in given.items() if value is not None}
    identity = hand.meant(document).id
    if asked:
        done = hand.correct(identity, asked, by=by, note=note)
        sys.stderr.write(f"{'nothing was otherwise' if done is None else 'corrected: ' + told(done)}\n")
    found, corrections = hand.document(identity), hand.corrections(identity)
    header = {name: getattr(found, name) for name in ("id", "name", *given)}
    if as_json:
        row = {**header, "corrections": [asdict(each) for each in corrections]}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    for name, value in header.items():
        sys.stdout.write(f"{name:<10} {value or '-'}\n")
    for each in corrections:
        sys.stdout.write(f"{each.at}  {each.by}  {told(each)}\n")


def told(correction: Judgement) -> str:
    """What a correction changed, from what to what."""
    value = correction.value or {}
    changes = (f"{name}: {was or '-'} -> {value['is'][name] or '-'}" for name, was in value["was"].items())
    return "; ".join(changes) + (f" ({correction.note})" if correction.note else "")
