"""Positions as drawn, kept so that a grid of a large record is one query."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from detente.adapters.store.schema import CLAIM, DOCUMENT, DRAWN, POSITION
from detente.record import LEFT_OUT, PartialDate, Position

_FIELDS = ("party", "issue", "kind", "claim", "document", "speaker", "direct", "words", "option", "against")


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
    """Every position of the latest versions, each with the state of its claim."""
    columns = (
        select(POSITION, CLAIM.c.state)
        .join(CLAIM, CLAIM.c.id == POSITION.c.claim)
        .join(DOCUMENT, DOCUMENT.c.id == POSITION.c.document)
        .where((POSITION.c.codebook == codebook) & DOCUMENT.c.latest & CLAIM.c.state.not_in(LEFT_OUT))
        .order_by(POSITION.c.seq)
    )
    return tuple(
        Position(
            **{name: row[name] for name in _FIELDS},
            as_of=None if row["as_of"] is None else PartialDate.parse(row["as_of"]),
            state=row["state"],
        )
        for row in connection.execute(columns).mappings()
    )
