"""Keeping a document: the next version of its lineage, with what was judged of the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, update

from detente.adapters.store import headers, log
from detente.adapters.store.rows import claims_in, insert_claims
from detente.adapters.store.schema import CLAIM, DOCUMENT
from detente.record import Reading, claims_of, has_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document as the store has it: its place in the line of its versions, and the name it was added by.

    Attributes:
        claims: how many are kept of it, those that a person left out among them.
    """

    document: str
    lineage: str
    name: str
    version: int
    is_latest: bool
    chars: int
    claims: int
    published: str | None = None
    publisher: str | None = None
    title: str | None = None

    @property
    def has_day(self) -> bool:
        """Whether it says on which day it was published."""
        return has_day(self.published)


def keep(connection: Connection, reading: Reading, at: str) -> Kept:
    """Keep a new document with all its claims: see `Store.keep`."""
    document = reading.document
    lineage = headers.lineage_of(document)
    of_lineage = DOCUMENT.c.lineage == lineage
    # Written before anything is read, so that two who add at once wait for each other.
    connection.execute(update(DOCUMENT).where(of_lineage & DOCUMENT.c.latest).values(latest=False))
    versions = select(DOCUMENT.c.id, DOCUMENT.c.version).where(of_lineage)
    last = connection.execute(versions.order_by(DOCUMENT.c.version.desc()).limit(1)).first()
    version = last.version + 1 if last else 1
    headers.insert_document(connection, document, version)
    insert_claims(connection, reading)
    if last:
        headers.follow(connection, of_lineage)
        log.carry(connection, claims_in(connection, last.id), claims_of(reading), at)
    log.restore(connection, document)
    return Kept(
        document=document.id,
        lineage=lineage,
        name=document.name or document.id,
        version=version,
        is_latest=True,
        chars=len(document.text),
        claims=len(claims_of(reading)),
        published=document.published,
        publisher=document.publisher,
        title=document.title,
    )


def every(connection: Connection) -> list[Kept]:
    """Every document kept, by lineage and version."""
    claims = select(func.count()).where(CLAIM.c.document == DOCUMENT.c.id).scalar_subquery()
    columns = select(*(DOCUMENT.c[name] for name in ("id", "lineage", "row", "version", "latest")), claims)
    rows: Sequence[Any] = connection.execute(columns.order_by(DOCUMENT.c.lineage, DOCUMENT.c.version)).all()
    return [
        Kept(
            document=document,
            lineage=lineage,
            name=row["name"] or document,
            version=version,
            is_latest=latest,
            chars=row["chars"],
            claims=claims,
            published=row["published"],
            publisher=row["publisher"],
            title=row["title"],
        )
        for document, lineage, row, version, latest, claims in rows
    ]
