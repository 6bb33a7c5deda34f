"""`detente positions`: where do they stand?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.dates import iso_date
from detente.cli.tables import bare_table, rendered, safe
from detente.record import Position

if TYPE_CHECKING:
    from detente.analysis.positions import Standing
    from detente.workflow.positions import Grid

WORDS = 90


def positions(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents to read instead of the project's record.", show_default=False),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Count what was said up to this date (ISO).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Where do they stand? Each party on each issue, in its own words, and how far apart they are."""
    from detente.workflow import positions as workflow

    drawn = workflow.grid(paths or [], start=Path(), codebook=codebook, as_of=iso_date(as_of))
    if as_json:
        sys.stdout.write(json.dumps(_object(drawn, as_of), ensure_ascii=False, indent=1) + "\n")
        return
    for standing in drawn.standings:
        sys.stdout.write(_words(standing) + "\n")


def _words(standing: Standing) -> str:
    if not standing.positions:
        return f"{standing.issue}: nobody has taken a position\n"
    now = ", ".join(f"{each.party} {each.does}" for each in standing.stances)
    table = bare_table(safe(f"{standing.issue}: {standing.verdict} ({now})"))
    for column in ("party", "kind", "option", "date", "words"):
        table.add_column(column, overflow="fold")
    for each in standing.positions:
        option = each.option or (f"not: {each.against}" if each.against else "")
        words = each.words if len(each.words) <= WORDS else each.words[: WORDS - 1] + "…"
        via = "" if each.direct else " (reported)"
        table.add_row(
            safe(each.party),
            each.kind + via,
            safe(option),
            str(each.as_of or ""),
            safe(f"{each.speaker}: {words}"),
        )
    return rendered(table)


def _object(drawn: Grid, as_of: str | None) -> dict[str, Any]:
    return {
        "codebook": {"title": drawn.codebook.title, "version": drawn.codebook.version},
        "as_of": as_of,
        "issues": [
            {
                "issue": standing.issue,
                "verdict": standing.verdict,
                "stances": [
                    {
                        "party": each.party,
                        "does": each.does,
                        "for_good": each.for_good,
                        "claims": list(dict.fromkeys(one.claim for one in each.positions)),
                    }
                    for each in standing.stances
                ],
                "positions": [_position(each) for each in standing.positions],
            }
            for standing in drawn.standings
        ],
    }


def _position(position: Position) -> dict[str, Any]:
    row = asdict(position)
    row["as_of"] = None if position.as_of is None else str(position.as_of)
    return row
