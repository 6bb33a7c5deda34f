"""`detente why`: what a claim or a finding stands on."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.tables import bare_table, cell, rendered, safe

if TYPE_CHECKING:
    from detente.analysis.headline import Headline
    from detente.record import Position
    from detente.workflow.findings import Findings
    from detente.workflow.why import Account, Explained

WIDTH = 96


def why(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A claim's id, four characters of it or more, or a finding's name; the findings are "
            "listed if left out.",
            show_default=False,
        ),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    case: Annotated[
        Path | None,
        typer.Option(
            help="A case file; otherwise case.yaml, or a case drawn from the record.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """What a claim or a finding stands on: who said so, in which words, where and when."""
    from detente.workflow import why as workflow

    told: Any
    if name is None:
        every = workflow.listed(start=Path(), codebook=codebook, case=case)
        told = {"findings": [_finding_row(each) for each in every.findings]} if as_json else _list(every)
    else:
        found = workflow.why(name, start=Path(), codebook=codebook, case=case)
        if isinstance(found, workflow.Explained):
            told = _explained_row(found) if as_json else _explained_words(found)
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


def _explained_words(found: Explained) -> str:
    finding = found.finding
    told = _headline(finding) + (f"({safe(finding.note)})\n" if finding.note else "")
    on = f", on {found.case}" if found.case else ""
    told += f"{finding.method.name} ({finding.method.citation}){on}\n"
    without = {flip.claim: flip for flip in found.carrying}
    carrying = [account for account in found.accounts if account.claim.id in without]
    others = [account for account in found.accounts if account.claim.id not in without]
    for heading, accounts in (
        (f"It hangs on each of these ({len(carrying)})", carrying),
        (f"It {'also ' if carrying else ''}stands on ({len(others)})", others),
    ):
        if accounts:
            told += f"\n{heading}\n"
        for account in accounts:
            told += "\n" + "".join(_taken(each) for each in found.positions if each.claim == account.claim.id)
            if account.claim.id in without:
                gone, come = without[account.claim.id].differing
                told += (
                    safe(f"without this claim: {'; '.join(come) or 'no longer ' + '; '.join(gone)}") + "\n"
                )
            told += _words(account, "  ")
    if found.unknown:
        told += f"\nThe case names claims that the record lacks: {', '.join(found.unknown)}\n"
    if finding.grounds.assumptions:
        told += "\nIt is assumed that\n" + "".join(
            f"  - {safe(each)}\n" for each in finding.grounds.assumptions
        )
    return told


def _headline(finding: Headline) -> str:
    title, parts = safe(finding.title), [safe(part) for part in finding.answer]
    if len(parts) == 1 or finding.state is not None:
        return f"{title}: {', '.join(parts)}\n"
    return f"{title}\n" + "".join(f"  {part}\n" for part in parts)


def _taken(position: Position) -> str:
    option = position.option or (f"not {position.against}" if position.against else "no option named")
    told = "" if position.direct else " (reported)"
    return f"{safe(position.party)}: {position.kind}, {safe(option)}{told}\n"


def _list(found: Findings) -> str:
    table = bare_table(f"Findings on {found.case}")
    for column in ("detente why …", "says", "claims"):
        table.add_column(column, overflow="fold", justify="right" if column == "claims" else "left")
    for each in found.findings:
        name = each.name if each.state is None else f"outcomes:{each.state}"
        parts = [safe(part) for part in each.answer]
        says = "\n".join(parts) if each.state is None else f"{each.title}: {', '.join(parts)}"
        table.add_row(cell(safe(name)), cell(says), str(len(each.grounds.claims)))
    return rendered(table) + "\n"


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


def _explained_row(found: Explained) -> dict[str, Any]:
    without = {flip.claim: list(flip.after) for flip in found.carrying}
    return _finding_row(found.finding) | {
        "case": found.case or None,
        "without": without,
        "positions": [
            {
                "party": each.party,
                "kind": each.kind,
                "option": each.option,
                "against": each.against,
                "as_of": None if each.as_of is None else str(each.as_of),
                "claim": each.claim,
            }
            for each in found.positions
        ],
        "claims": [_row(account) for account in found.accounts],
        "unknown": list(found.unknown),
    }


def _finding_row(finding: Headline) -> dict[str, Any]:
    return {
        "finding": finding.name,
        "question": finding.question,
        "title": finding.title,
        "answer": list(finding.answer),
        "note": finding.note,
        "method": finding.method.name,
        "grounds": {
            "claims": list(finding.grounds.claims),
            "assumptions": list(finding.grounds.assumptions),
        },
    }
