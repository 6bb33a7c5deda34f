"""Positions as drawn, kept so that a grid of a large record is one query."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from detente.adapters.store.schema import DOCUMENT, DRAWN, POSITION
from detente.record import PartialDate, Position

_FIELDS = (
    "party",
    "issue",
    "kind",
    "claim",
    "document",
    "speaker",
    "direct",
    "words",
    "option",
    "against",
    "state",
)


def undrawn(connection: Connection, codebook: str) -> list[tuple[str, int]]:
    """The latest versions whose positions are not drawn, or were before a judgement; with their revisions."""
    columns = (
        select(DOCUMENT.c.id, DOCUMENT.c.revision)
        .outerjoin(DRAWN, (DRAWN.c.document == DOCUMENT.c.id) & (DRAWN.c.codebook == codebook))
        .where(DOCUMENT.c.latest & (DRAWN.c.revision.is_(None) | (DRAWN.c.revision != DOCUMENT.c.revision)))
        .order_by(DOCUMENT.c.id)
    )
    return [(document, revision) for document, revision in connection.execute(columns)]


def keep_drawn(
    connection: Connection, codebook: str, document: str, revision: int, positions: Sequence[Position]
) -> None:
    """Replace what was drawn from a document."""
    here = (DRAWN.c.codebook == codebook) & (DRAWN.c.document == document)
    if not connection.execute(update(DRAWN).where(here).values(revision=revision)).rowcount:
        connection.execute(insert(DRAWN).values(codebook=codebook, document=document, revision=revision))
    connection.execute(
        delete(POSITION).where((POSITION.c.codebook == codebook) & (POSITION.c.document == document))
    )
    if positions:
        rows = [
            {name: getattr(each, name) for name in _FIELDS}
            | {"codebook": codebook, "as_of": None if each.as_of is None else str(each.as_of)}
            for each in positions
        ]
        connection.execute(insert(POSITION), rows)


def forget_others(connection: Connection, codebook: str, *, keep: int = 8) -> None:
    """Leave out what was drawn with codebooks long since edited, all but a few."""
    known = [name for (name,) in connection.execute(select(DRAWN.c.codebook).distinct())]
    for name in [each for each in known if each != codebook][keep:]:
        connection.execute(delete(POSITION).where(POSITION.c.codebook == name))
        connection.execute(delete(DRAWN).where(DRAWN.c.codebook == name))


def drawn(connection: Connection, codebook: str) -> tuple[Position, ...]:
    """Every position of the latest versions, each with the state that its claim had when it was drawn."""
    latest = select(DOCUMENT.c.id).where(DOCUMENT.c.latest)
    columns = select(*(POSITION.c[name] for name in (*_FIELDS, "as_of"))).where(
        (POSITION.c.codebook == codebook) & POSITION.c.document.in_(latest)
    )
    rows = connection.execute(columns).all()
    days = {day: None if day is None else PartialDate.parse(day) for day in {row[-1] for row in rows}}
    # Written out, since a large record has tens of thousands.
    return tuple(
        Position(
            party=party,
            issue=issue,
            kind=kind,
            claim=claim,
            document=document,
            speaker=speaker,
            direct=direct,
            words=words,
            option=option,
            against=against,
            state=state,
            as_of=days[day],
        )
        for (party, issue, kind, claim, document, speaker, direct, words, option, against, state, day) in rows
    )
