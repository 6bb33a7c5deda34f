"""`detente cases`: what ships."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.analyse import AsJson, write_json, write_text


def cases(
    name: Annotated[str | None, typer.Argument(help="Print this case's file.", show_default=False)] = None,
    as_json: AsJson = False,
) -> None:
    """List the worked cases that ship, or print one of them to start from."""
    from detente.workflow import cases as shipped

    if name is not None:
        write_text(shipped.shipped_text(name))
        return
    listed = shipped.shipped_cases()
    if as_json:
        write_json({"cases": [each.as_row() for each in listed]})
        return
    width = max(len(each.name) for each in listed)
    for each in listed:
        write_text(f"{each.name:<{width}}  {each.title} ({', '.join(each.commands)})")
