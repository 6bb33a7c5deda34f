"""Positions as drawn, kept so that a grid of a large record is one query."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from detente.adapters.store.schema import DOCUMENT, DRAWN, FILED, POSITION
from detente.record import PartialDate, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDocument:
    """What was drawn from a document with a codebook.

    Attributes:
        revision: of the document, from which it was drawn.
        positions: those that count.
        filed: claims, each with an issue on which it takes a position, or took one before a review changed it
            or left it out.
    """

    document: str
    revision: int
    positions: tuple[Position, ...]
    filed: frozenset[tuple[str, str]]


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


def keep_drawn(connection: Connection, codebook: str, drawn: DrawnDocument) -> None:
    """Replace what was drawn from a document."""
    document, positions = drawn.document, drawn.positions
    here = (DRAWN.c.codebook == codebook) & (DRAWN.c.document == document)
    values = {"revision": drawn.revision, "content": _content(positions)}
    if not connection.execute(update(DRAWN).where(here).values(**values)).rowcount:
        connection.execute(insert(DRAWN).values(codebook=codebook, document=document, **values))
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
    connection.execute(delete(FILED).where((FILED.c.codebook == codebook) & (FILED.c.document == document)))
    if drawn.filed:
        filed = [
            {"codebook": codebook, "issue": issue, "claim": claim, "document": document}
            for claim, issue in drawn.filed
        ]
        connection.execute(insert(FILED), filed)


def forget_others(connection: Connection, codebook: str, *, keep: int = 8) -> None:
    """Leave out what was drawn with codebooks long since edited, all but a few."""
    known = [name for (name,) in connection.execute(select(DRAWN.c.codebook).distinct())]
    for name in [each for each in known if each != codebook][keep:]:
        connection.execute(delete(POSITION).where(POSITION.c.codebook == name))
        connection.execute(delete(FILED).where(FILED.c.codebook == name))
        connection.execute(delete(DRAWN).where(DRAWN.c.codebook == name))


def drawn(connection: Connection, codebook: str) -> dict[str, tuple[Position, ...]]:
    """The positions of the latest version of each document, with the state that a claim had when drawn.

    What this process has loaded once and nobody has drawn anew since is not loaded again.
    """
    columns = select(DRAWN.c.document, DRAWN.c.content).join(DOCUMENT, DOCUMENT.c.id == DRAWN.c.document)
    columns = columns.where((DRAWN.c.codebook == codebook) & DOCUMENT.c.latest)
    found = {
        document: () if content == _NOTHING else _LOADED.get(content)
        for document, content in connection.execute(columns)
    }
    missing = [document for document, positions in found.items() if positions is None]
    if len(missing) > FEW:
        loaded = _load(connection, codebook, None)
    else:
        loaded = _load(connection, codebook, missing) if missing else {}
    for document in missing:
        found[document] = loaded.get(document, ())
    return {document: positions or () for document, positions in found.items()}


def _content(positions: Sequence[Position]) -> str:
    return hashlib.sha256(repr(tuple(positions)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


_NOTHING = _content(())

FEW = 200
"""Documents up to which each is asked for by its name."""

_LOADED: dict[str, tuple[Position, ...]] = {}
"""The positions of documents by the hash of what was drawn, which says exactly what they are."""

MOST = 5_000
"""Documents whose positions are held in memory."""


def _load(
    connection: Connection, codebook: str, documents: Sequence[str] | None
) -> dict[str, tuple[Position, ...]]:
    # The hash comes with each row, so that it is of these very positions whoever draws anew meanwhile.
    columns = (
        select(*(POSITION.c[name] for name in (*_FIELDS, "as_of")), DRAWN.c.content)
        .join(DRAWN, (DRAWN.c.document == POSITION.c.document) & (DRAWN.c.codebook == POSITION.c.codebook))
        .where(POSITION.c.codebook == codebook)
    )
    if documents is not None:
        columns = columns.where(POSITION.c.document.in_(documents))
    rows = connection.execute(columns).all()
    days = {day: None if day is None else PartialDate.parse(day) for day in {row[-2] for row in rows}}
    loaded: dict[str, list[Position]] = {}
    contents: dict[str, str] = {}
    for *values, day, content in rows:
        position = Position(**dict(zip(_FIELDS, values, strict=True)), as_of=days[day])
        loaded.setdefault(position.document, []).append(position)
        contents[position.document] = content
    if len(_LOADED) + len(loaded) > MOST:
        _LOADED.clear()
    whole = {document: tuple(positions) for document, positions in loaded.items()}
    _LOADED.update((contents[document], positions) for document, positions in whole.items())
    return whole
