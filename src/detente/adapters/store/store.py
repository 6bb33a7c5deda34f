"""The store: one transaction a document, so that a document is kept whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from detente.adapters.store.hits import Hit, search
from detente.adapters.store.opening import opened, reason_of
from detente.adapters.store.schema import CLAIM, DOCUMENT, JUDGEMENT
from detente.errors import StoreFault
from detente.record import Document, Reading, Statement, claims_of, document_json, from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document as the store has it: its place in the line of its versions, and the name it was added by."""

    document: str
    lineage: str
    name: str
    version: int
    is_latest: bool


class Store:
    """A record kept in a database.

    Args:
        url: a SQLAlchemy URL.

    Raises:
        StoreFault: the database can't be opened, is full, or is a newer release's.
    """

    def __init__(self, url: str) -> None:
        self._engine = opened(url)

    def __contains__(self, document: Document) -> bool:
        """Whether this very text under this very id is kept already."""
        with self._reading() as connection:
            kept = connection.execute(select(DOCUMENT.c.text).where(DOCUMENT.c.id == document.id)).scalar()
        return bool(kept == document.text)

    def holds_id(self, document: str) -> bool:
        """Whether a document of that id is kept, whatever its text."""
        with self._reading() as connection:
            found = connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id == document)).first()
        return found is not None

    def keep(self, reading: Reading) -> Kept:
        """Keep a new document with all its claims; on the disk when this returns.

        An edited text becomes the next version of its lineage, and the older ones stay.

        Raises:
            StoreFault: the disk is full, or a document of that id is kept already.
        """
        document = reading.document
        lineage = document.url or document.name or document.id
        row = document_json(document)
        row.pop("text")
        with self._writing() as connection:
            latest = select(func.max(DOCUMENT.c.version)).where(DOCUMENT.c.lineage == lineage)
            version = (connection.execute(latest).scalar() or 0) + 1
            connection.execute(
                insert(DOCUMENT).values(
                    id=document.id,
                    lineage=lineage,
                    version=version,
                    published=document.published,
                    publisher=document.publisher,
                    title=document.title,
                    row=row,
                    text=document.text,
                )
            )
            _insert_claims(connection, reading)
        name = document.name or document.id
        return Kept(document=document.id, lineage=lineage, name=name, version=version, is_latest=True)

    def drop(self, document: str) -> bool:
        """Take a document and its claims out; what was judged of them stays in the log."""
        with self._writing() as connection:
            connection.execute(text("DELETE FROM words WHERE document = :document"), {"document": document})
            return bool(connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id == document)).rowcount)

    def readings(self, *, latest_only: bool = True) -> Iterator[Reading]:
        """Every reading kept, in the order of publication and then of id: the same however added."""
        newest = (
            select(DOCUMENT.c.lineage, func.max(DOCUMENT.c.version).label("version"))
            .group_by(DOCUMENT.c.lineage)
            .subquery()
        )
        documents = select(DOCUMENT).order_by(func.coalesce(DOCUMENT.c.published, ""), DOCUMENT.c.id)
        if latest_only:
            documents = documents.join(
                newest, (newest.c.lineage == DOCUMENT.c.lineage) & (newest.c.version == DOCUMENT.c.version)
            )
        with self._reading() as connection:
            for kept in connection.execute(documents).mappings().all():
                yield _reading(connection, dict(kept))

    def documents(self) -> list[Kept]:
        """Every document kept, by lineage and version."""
        columns = (DOCUMENT.c.id, DOCUMENT.c.lineage, DOCUMENT.c.version, DOCUMENT.c.row)
        with self._reading() as connection:
            rows = connection.execute(select(*columns).order_by(DOCUMENT.c.lineage, DOCUMENT.c.version)).all()
        latest = {lineage: version for _, lineage, version, _ in rows}
        return [
            Kept(
                document=document,
                lineage=lineage,
                name=row["name"] or document,
                version=version,
                is_latest=latest[lineage] == version,
            )
            for document, lineage, version, row in rows
        ]

    def claims_like(self, prefix: str) -> list[tuple[str, str]]:
        """The claims whose id begins so, each with its document's id, in the order of their ids."""
        columns = select(CLAIM.c.id, CLAIM.c.document).where(CLAIM.c.id.startswith(prefix, autoescape=True))
        with self._reading() as connection:
            return [(claim, document) for claim, document in connection.execute(columns.order_by(CLAIM.c.id))]

    def reading(self, document: str) -> Reading:
        """The reading of one document. Raises KeyError where it is not kept."""
        with self._reading() as connection:
            kept = connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == document)).mappings().first()
            if kept is None:
                raise KeyError(document)
            return _reading(connection, dict(kept))

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The documents and claims that hold the words, best first."""
        with self._reading() as connection:
            return search(connection, query, limit=limit)

    def judge(self, **judgement: Any) -> int:
        """Append a judgement to the log and return its number."""
        with self._writing() as connection:
            result = connection.execute(insert(JUDGEMENT).values(**judgement))
            key = result.inserted_primary_key
            return int(key[0]) if key else 0

    def judgements(self) -> list[dict[str, Any]]:
        """The whole log, oldest first."""
        with self._reading() as connection:
            return [
                dict(row)
                for row in connection.execute(select(JUDGEMENT).order_by(JUDGEMENT.c.seq)).mappings()
            ]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise StoreFault(f"{self._engine.url.render_as_string()}: {reason_of(fault)}") from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise StoreFault(
                f"{self._engine.url.render_as_string()}: {reason_of(fault)}; this write was not kept"
            ) from None


def _insert_claims(connection: Connection, reading: Reading) -> None:
    document = reading.document.id
    claims = {claim.id: claim for claim in claims_of(reading)}
    rows: list[dict[str, Any]] = [
        {
            "id": claim.id,
            "document": document,
            "place": place,
            "kind": claim.kind,
            "speaker": claim.body.speaker.entity
            if isinstance(claim.body, Statement) and claim.body.speaker
            else None,
            "act": claim.body.act if isinstance(claim.body, Statement) else None,
            "words": claim.words,
            "row": claim.row,
        }
        for place, claim in enumerate(claims.values())
    ]
    if rows:
        connection.execute(insert(CLAIM), rows)
    searched: list[dict[str, str]] = [
        {"ref": document, "document": document, "kind": "document", "body": reading.document.text}
    ]
    searched += [
        {"ref": row["id"], "document": document, "kind": row["kind"], "body": row["words"]} for row in rows
    ]
    connection.execute(
        text("INSERT INTO words (ref, document, kind, body) VALUES (:ref, :document, :kind, :body)"), searched
    )


def _reading(connection: Connection, kept: dict[str, Any]) -> Reading:
    claims = connection.execute(
        select(CLAIM.c.kind, CLAIM.c.row).where(CLAIM.c.document == kept["id"]).order_by(CLAIM.c.place)
    ).all()
    row: dict[str, Any] = {"document": {**kept["row"], "text": kept["text"]}}
    for kind in ("statement", "meeting", "deployment", "commitment", "event"):
        row[f"{kind}s"] = [claim for which, claim in claims if which == kind]
    return from_json(json.dumps(row))
