"""`detente why`: what a claim or a verdict stands on."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.tables import safe

if TYPE_CHECKING:
    from detente.workflow.why import Account, Verdict

WIDTH = 96


def why(
    name: Annotated[
        str,
        typer.Argument(
            help="A claim's id, four characters of it or more, or an issue's name.", show_default=False
        ),
    ],
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """What a claim or an issue's verdict stands on: who said so, in which words, where and when."""
    from detente.workflow import why as workflow

    found = workflow.why(name, start=Path(), codebook=codebook)
    if isinstance(found, workflow.Verdict):
        told = _verdict_row(found) if as_json else _verdict_words(found)
    else:
        told = _row(found) if as_json else _words(found)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n" if as_json else f"{told}")


def _words(account: Account, indent: str = "") -> str:
    document = account.document
    quoted = "".join(f"»{piece.text}«" if piece.is_quoted else piece.text for piece in account.passage)
    where = [
        document.title or document.name or document.id,
        document.publisher,
        document.published,
        document.url,
    ]
    lines = [f"{account.claim.id}  {account.claim.kind}", safe(account.heading)]
    lines += textwrap.wrap(safe(quoted), WIDTH - len(indent) - 2, initial_indent="  ", subsequent_indent="  ")
    lines.append(safe(", ".join(part for part in where if part)))
    told = "".join(f"{indent}{line}\n" for line in lines)
    if account.within is not None:
        told += f"{indent}within the statement\n" + _words(account.within, indent + "    ")
    return told


def _verdict_words(found: Verdict) -> str:
    told = f"{safe(found.standing.issue)}: {found.standing.verdict}\n"
    if not found.accounts:
        return told + "nobody has taken a position on it in the record\n"
    carrying = dict(found.carrying)
    for account in found.accounts:
        told += "\n"
        for each in found.standing.positions:
            if each.claim == account.claim.id:
                option = each.option or (f"not {each.against}" if each.against else "no option named")
                told += (
                    f"{safe(each.party)}: {each.kind}, {safe(option)}{'' if each.direct else ' (reported)'}\n"
                )
        if account.claim.id in carrying:
            told += f"without this claim the issue would be {carrying[account.claim.id]}\n"
        told += _words(account, "  ")
    return told


def _row(account: Account) -> dict[str, Any]:
    document = account.document
    return {
        "id": account.claim.id,
        "kind": account.claim.kind,
        "heading": account.heading,
        "claim": account.claim.row,
        "passage": [{"text": piece.text, "quoted": piece.is_quoted} for piece in account.passage],
        "document": {
            "id": document.id,
            "title": document.title,
            "name": document.name,
            "publisher": document.publisher,
            "published": document.published,
            "url": document.url,
        },
        "within": None if account.within is None else _row(account.within),
    }


def _verdict_row(found: Verdict) -> dict[str, Any]:
    carrying = dict(found.carrying)
    return {
        "issue": found.standing.issue,
        "verdict": found.standing.verdict,
        "positions": [
            {
                "party": each.party,
                "kind": each.kind,
                "option": each.option,
                "against": each.against,
                "as_of": None if each.as_of is None else str(each.as_of),
                "claim": each.claim,
                "without_it": carrying.get(each.claim),
            }
            for each in found.standing.positions
        ],
        "claims": [_row(account) for account in found.accounts],
    }
