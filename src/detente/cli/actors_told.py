"""Actors and disputes as the terminal tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from detente.cli.tables import bare_table, rendered, safe

if TYPE_CHECKING:
    from detente.workflow.actors import Actor, Dispute, Naming, Office

SHOWN = 6
"""Claims named beside a line; `--json` has all."""
NAMES = 3
PRINTED = 40
"""Forms in which texts print a name that are shown for one actor."""


def told_actors(actors: Sequence[Actor]) -> str:
    """One line an actor."""
    table = bare_table("")
    table.add_column("actor", min_width=24, overflow="fold")
    table.add_column("kind", no_wrap=True)
    for column in ("says", "claims", "docs"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("speaks for, office, other names", overflow="fold")
    for each in actors:
        table.add_row(
            safe(each.name),
            each.kind,
            str(each.statements or ""),
            str(len(each.claims)),
            str(each.documents),
            safe("; ".join(_known(each))),
        )
    return rendered(table) + "\n"


def _known(actor: Actor) -> Iterator[str]:
    if actor.speaks_for:
        yield ", ".join(spoken.party for spoken in actor.speaks_for[:2])
    if actor.offices:
        yield actor.offices[0].title
    others = [name for name, _ in actor.read if name != actor.name]
    if others:
        yield f"also {', '.join(others[:NAMES])}"


def told_actor(actor: Actor, naming: Naming, speakers: Sequence[Actor]) -> str:
    """Everything about one actor, and who speaks for it."""
    lines = list(_lines(actor, naming))
    if speakers:
        named = [f"{safe(each.name)} ({_says(each, actor.name)})" for each in speakers]
        lines += ["Spoken for by", f"  {', '.join(named)}"]
    return "\n".join(lines) + "\n"


def _says(speaker: Actor, party: str) -> int:
    return next(len(each.claims) for each in speaker.speaks_for if each.party == party)


def _lines(actor: Actor, naming: Naming) -> Iterator[str]:
    days = " – ".join(dict.fromkeys(day for day in (actor.first, actor.last) if day))
    yield f"{safe(actor.name)}, {actor.kind}"
    yield f"  {actor.statements} statements, {len(actor.claims)} claims, {actor.documents} documents  {days}"
    if len(actor.read) > 1 or actor.read[0][0] != actor.name:
        yield "Read as"
        reasons = {name: _reason(naming, name) for name, _ in actor.read if name != actor.name}
        for name, count in actor.read:
            yield f"  {safe(name)} ({count}){reasons.get(name, '')}"
    if actor.printed:
        yield "Printed as"
        shown = ", ".join(f"{safe(name)} ({count})" for name, count in actor.printed[:PRINTED])
        yield f"  {shown}" + (
            f", {len(actor.printed) - PRINTED} more" if len(actor.printed) > PRINTED else ""
        )
    if actor.offices:
        yield "Offices"
        yield from (f"  {_office(each)}" for each in actor.offices)
    if actor.speaks_for:
        yield "Speaks for"
        yield from (f"  {safe(each.party)}: {_claims(each.claims)}" for each in actor.speaks_for)
    if actor.memberships:
        yield "Member of" if actor.kind == "state" else f"Members ({len(actor.memberships)})"
        if actor.kind == "state":
            yield from (f"  {each.of}, since {each.start}" for each in actor.memberships)
        else:
            yield "  " + ", ".join(each.member for each in actor.memberships)
        yield from (f"  by {basis}" for basis in dict.fromkeys(each.basis for each in actor.memberships))


def _reason(naming: Naming, name: str) -> str:
    step = next((each for each in naming.merges if name in (each.one, each.other)), None)
    if step is None:
        return ""
    by = f" by {step.judgement.by}, {step.judgement.at[:10]}" if step.judgement else ""
    return f": {step.reason}{by}"


def _office(office: Office) -> str:
    of = f" of {safe(office.of)}" if office.of and office.of.casefold() not in office.title else ""
    dates = f", {office.start} to {office.end}" if office.start else ", no dates on record"
    printed = f"; printed in {_claims(office.claims)}" if office.claims else "; not printed beside the name"
    return f"{safe(office.title)}{of}{dates}{printed}"


def _claims(claims: Sequence[str]) -> str:
    more = f" and {len(claims) - SHOWN} more" if len(claims) > SHOWN else ""
    return ", ".join(claims[:SHOWN]) + more


def told_disputes(disputes: Iterable[Dispute]) -> str:
    """Each dispute with its accounts one below the other."""
    lines = []
    for each in disputes:
        lines.append(f"{each.kind}: {safe(each.about)}")
        for account in each.accounts:
            reports = f"{account.independent} independent report{'s' if account.independent != 1 else ''}"
            lines.append(f"  {safe(account.told)}  ({reports})  {_claims(account.claims)}")
    return "\n".join(lines) + "\n" if lines else ""


def told_contradictions(naming: Naming) -> str:
    """Judgements that can't all hold, each with the step that was therefore not taken."""
    return "".join(
        f"contradiction: {' = '.join(safe(name) for name in each.path)}, yet {safe(each.apart.subject)} and "
        f"{safe(each.apart.object or '')} were judged two by {safe(each.apart.by)}; "
        f"{safe(each.refused.one)} = {safe(each.refused.other)} was not applied\n"
        for each in naming.contradictions
    )
