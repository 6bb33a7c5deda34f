"""`detente sensitivity`: which claims carry which finding."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.dates import iso_date
from detente.cli.tables import safe

if TYPE_CHECKING:
    from detente.analysis.headline import Headline
    from detente.analysis.sensitivity import Flip
    from detente.workflow.findings import Findings

WIDTH = 100
WORDS = 80


def sensitivity(
    finding: Annotated[
        list[str] | None,
        typer.Argument(help="Findings, as `detente why` lists them; all if left out.", show_default=False),
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
    as_of: Annotated[str | None, typer.Option(help="Count what was said up to this date (ISO).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """For each finding, the claims which, dropped, would make it another; one claim is dropped at a time."""
    from detente.workflow import findings as workflow

    found = workflow.findings(
        start=Path(), codebook=codebook, case=case, as_of=iso_date(as_of), sought=finding or None
    )
    names = [workflow.named(each, found.findings) for each in finding or ()]
    if as_json:
        sys.stdout.write(json.dumps(_object(found, names), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_words(found, names)) + "\n")


def _words(found: Findings, names: list[str]) -> list[str]:
    lines = [f"Drawn from {found.case}; each claim dropped in turn.", ""]
    alike: dict[tuple[tuple[str, str], ...], list[Headline]] = {}
    for each in found.findings:
        if not names or each.name in names:
            flips = tuple((flip.claim, _without(flip)) for flip in found.flips if flip.finding == each.name)
            alike.setdefault(flips, []).append(each)
    firm = alike.pop((), [])
    for hanging, same in alike.items():
        lines += [line for each in same for line in _said(each)]
        for claim, otherwise in hanging:
            lines += [
                f"  {claim[:8]}  {safe(found.excerpt(claim, WORDS))}",
                f"            without it: {otherwise}",
            ]
        lines.append("")
    if firm:
        lines.append("No single claim carries")
        lines += [line for each in firm for line in _said(each, "  ")]
    return lines


def _said(finding: Headline, indent: str = "") -> list[str]:
    return textwrap.wrap(
        safe(f"{finding.name}: {finding.says}"),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "    ",
    )


def _without(flip: Flip) -> str:
    gone, come = flip.differing
    return safe("; ".join(come) or f"no longer {'; '.join(gone)}")


def _object(found: Findings, names: list[str]) -> dict[str, Any]:
    return {
        "case": found.case,
        "findings": [
            {
                "finding": each.name,
                "question": each.question,
                "answer": each.answer,
                "claims": each.grounds.claims,
                "flips": [
                    {"claim": flip.claim, "after": flip.after}
                    for flip in found.flips
                    if flip.finding == each.name
                ],
            }
            for each in found.findings
            if not names or each.name in names
        ],
    }
