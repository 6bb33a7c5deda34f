"""`detente changes`: what moved, and which findings flipped."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.dates import iso_date
from detente.cli.tables import bare_table, cell, rendered, safe

if TYPE_CHECKING:
    from detente.analysis.changes import Flipped, Move
    from detente.record import Claim, Position
    from detente.workflow.changes import Compared

WIDTH = 100
WORDS, LONGEST = 90, 150
MOST = 8
"""Claims that are named of a finding; `--json` names all."""


def changes(
    since: Annotated[str, typer.Option(help="Tell what is new from this date on (ISO).", show_default=False)],
    until: Annotated[
        str | None, typer.Option(help="What was said up to this date (ISO); otherwise all of it.")
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook's file, or the name of one that ships.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """What moved since a date: each party on each issue, new threats, and the findings that flipped.

    Findings are drawn from the record alone at either date; an edited case.yaml plays no part.
    """
    from detente.workflow import changes as workflow

    date = iso_date(since, "--since")
    assert date is not None
    found = workflow.changes(start=Path(), since=date, until=iso_date(until, "--until"), codebook=codebook)
    if as_json:
        sys.stdout.write(json.dumps(_object(found), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_words(found)) + "\n")


def _words(found: Compared) -> list[str]:
    told = found.changes
    until = f"up to {found.until}" if found.until else "in all"
    lines = [
        f"Before {found.since}: {_documents(found.before)}. {until[:1].upper() + until[1:]}: "
        f"{_documents(found.after)}.",
        "",
    ]
    if not (told.moves or told.commitments or told.flipped):
        return [*lines, "Nothing has changed."]
    for issue, before, after in told.verdicts:
        moves = [each for each in told.moves if each.issue == issue]
        if moves:
            verdict = after if before == after else f"{before} → {after}"
            lines.append(rendered(_moves(f"{safe(issue)}: {verdict}", moves)))
            lines += [line for each in moves for one in each.after for line in _said(found, one)] + [""]
    still = [issue for issue, _, _ in told.verdicts if all(each.issue != issue for each in told.moves)]
    if still:
        lines += [f"Nobody said anything new on {safe('; '.join(still))}.", ""]
    if told.commitments:
        lines.append(rendered(_commitments(found)) + "\n")
    lines += list(_findings(told.flipped))
    return lines


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def _moves(title: str, moves: list[Move]) -> Any:
    table = bare_table(title)
    table.expand = True  # a title is as wide as its table
    for column, width in (("party", 16), ("moved", 28), ("was", 26), ("is", 26)):
        table.add_column(column, overflow="fold", max_width=width)
    for each in moves:
        table.add_row(
            cell(safe(each.party)),
            cell(each.movement if each.movement in ("new", "repeated") else f"{each.movement}: {each.why}"),
            cell("\n".join(_stance(one) for one in each.before) or "–"),
            cell("\n".join(_stance(one) for one in each.after)),
        )
    return table


def _stance(position: Position) -> str:
    what = position.option or (f"not {position.against}" if position.against else "")
    return safe(f"{position.kind}: {what}" if what else position.kind)


def _said(found: Compared, position: Position) -> list[str]:
    told = "" if position.direct else ", reported"
    words = found.excerpt(position, LONGEST)
    who = "" if position.speaker == position.party else f" ({position.party})"
    said = f"{position.as_of or 'no date'}{told}, {position.speaker}{who}: {words} [{position.claim[:8]}]"
    return textwrap.wrap(safe(said), WIDTH, initial_indent="  ", subsequent_indent="      ")


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= WORDS else plain[: WORDS - 1].rsplit(" ", 1)[0] + " …"


def _commitments(found: Compared) -> Any:
    table = bare_table("New threats, warnings, promises and assurances")
    for column in ("date", "party", "kind"):
        table.add_column(column, overflow="fold")
    table.add_column("words", overflow="fold", ratio=1)
    for claim in found.changes.commitments:
        party, kind, words = _committed(claim)
        date = (found.documents[claim.document].published or "no date")[:10]
        table.add_row(date, cell(safe(party)), kind, cell(safe(f"{words} [{claim.id[:8]}]")))
    return table


def _committed(claim: Claim) -> tuple[str, str, str]:
    body: Any = claim.body
    condition = f" ({_cut(body.condition)})" if body.condition else ""
    return body.party or "somebody", body.kind, _cut(body.consequence) + condition


def _findings(flipped: tuple[Flipped, ...]) -> Iterator[str]:
    """The findings beyond the verdicts, which stand over the moves; those that flipped alike together."""
    alike: dict[tuple[tuple[str, ...], ...], list[Flipped]] = {}
    for each in flipped:
        if each.question != "positions" and not _is_told_by_the_states(each, flipped):
            alike.setdefault(each.differing, []).append(each)
    if not alike:
        yield "No finding on deals, outcomes or forecasts flipped."
        return
    yield "Findings that flipped"
    for (gone, come), same in alike.items():
        yield ""
        yield "  " + safe(", ".join(each.title for each in same))
        if gone:
            yield f"    {'was' if come else 'no longer'}: " + safe("; ".join(gone))
        if come:
            yield f"    {'is' if gone else 'now also'}: " + safe("; ".join(come))
        claims = list(dict.fromkeys(claim[:8] for each in same for claim in each.grounds.claims))
        if claims:
            more = f" and {len(claims) - MOST} more" if len(claims) > MOST else ""
            yield f"    on {', '.join(claims[:MOST])}{more}"


def _is_told_by_the_states(each: Flipped, flipped: tuple[Flipped, ...]) -> bool:
    """Whether a state has come or gone, which the list of the states that hold says already."""
    states = next((other for other in flipped if other.name == "outcomes"), None)
    state = each.name.removeprefix("outcomes:")
    return states is not None and (state in states.before) != (state in states.after)


def _object(found: Compared) -> dict[str, Any]:
    told = found.changes
    return {
        "since": str(found.since),
        "until": None if found.until is None else str(found.until),
        "documents": {"before": found.before, "after": found.after},
        "verdicts": [
            {"issue": issue, "before": before, "after": after} for issue, before, after in told.verdicts
        ],
        "moves": [
            {
                "issue": each.issue,
                "party": each.party,
                "movement": each.movement,
                "why": each.why,
                "before": [_position(one) for one in each.before],
                "said": [_position(one) for one in each.said],
            }
            for each in told.moves
        ],
        "commitments": [
            {
                "date": found.documents[claim.document].published,
                "claim": claim.id,
                "document": claim.document,
                **{key: claim.row.get(key) for key in ("party", "kind", "condition", "consequence")},
            }
            for claim in told.commitments
        ],
        "findings": [
            {
                "finding": each.name,
                "question": each.question,
                "before": each.before,
                "after": each.after,
                "claims": each.grounds.claims,
                "assumptions": each.grounds.assumptions,
            }
            for each in told.flipped
        ],
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "kind": position.kind,
        "option": position.option,
        "against": position.against,
        "date": None if position.as_of is None else str(position.as_of),
        "speaker": position.speaker,
        "direct": position.direct,
        "words": position.words,
        "claim": position.claim,
        "document": position.document,
    }
