"""The header of a document kept: its columns, its place among its versions, and a person's corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from detente.adapters.store import log
from detente.adapters.store.schema import CLAIM, DOCUMENT, JUDGEMENT
from detente.errors import Overtaken
from detente.record import Document, Judgement, described, document_json, header_change

_CORRECTIONS = JUDGEMENT.c.relation == "header"


def lineage_of(document: Document) -> str:
    """What stays the same when a report is edited: its address, else its name."""
    return document.url or document.name or document.id


def insert_document(connection: Connection, document: Document, version: int) -> None:
    """Keep a document as the latest of its versions."""
    connection.execute(
        insert(DOCUMENT).values(
            id=document.id,
            lineage=lineage_of(document),
            version=version,
            latest=True,
            revision=0,
            text=document.text,
            **_columns(document),
        )
    )


def _columns(document: Document) -> dict[str, Any]:
    row = document_json(document)
    row.pop("text")
    return {
        "published": document.published,
        "publisher": document.publisher,
        "title": document.title,
        "row": row,
    }


def put_header(connection: Connection, document: Document) -> None:
    """Put another header in the place of a document's. Raises KeyError where it is not kept."""
    known = DOCUMENT.c.id == document.id
    # Written before anything is read, so that two who change it at once wait for each other.
    raised = update(DOCUMENT).where(known).values(revision=DOCUMENT.c.revision + 1, **_columns(document))
    if not connection.execute(raised).rowcount:
        raise KeyError(document.id)
    before = str(connection.execute(select(DOCUMENT.c.lineage).where(known)).scalar())
    lineage = lineage_of(document)
    if lineage == before:
        follow(connection, known)
        return
    newest = select(func.max(DOCUMENT.c.version)).where(DOCUMENT.c.lineage == lineage)
    version = (connection.execute(newest).scalar() or 0) + 1
    connection.execute(update(DOCUMENT).where(known).values(lineage=lineage, version=version))
    for each in (before, lineage):
        settle_latest(connection, each)


def settle_latest(connection: Connection, lineage: str) -> None:
    """Say of each version whether it is the latest, beside its claims too."""
    of_lineage = DOCUMENT.c.lineage == lineage
    newest = select(func.max(DOCUMENT.c.version)).where(of_lineage).scalar_subquery()
    connection.execute(update(DOCUMENT).where(of_lineage).values(latest=DOCUMENT.c.version == newest))
    follow(connection, of_lineage)


def follow(connection: Connection, documents: ColumnElement[bool]) -> None:
    """Write beside the claims of documents what is found by of their documents."""
    columns = select(DOCUMENT.c.id, DOCUMENT.c.latest, DOCUMENT.c.published).where(documents)
    for document, latest, published in connection.execute(columns).all():
        of = update(CLAIM).where(CLAIM.c.document == document)
        connection.execute(of.values(latest=latest, issued=published or ""))


def as_described(connection: Connection, document: Document) -> Document:
    """A document with its header as persons have corrected it."""
    return described(document, log.entries(connection, where=_CORRECTIONS & _on(document.id)))


def otherwise_described(connection: Connection) -> list[Document]:
    """The documents kept whose header the log has otherwise, each as the log has it."""
    corrections = log.entries(connection, where=_CORRECTIONS)
    found = []
    for subject in dict.fromkeys(each.subject for each in corrections):
        if connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id == subject)).first() is None:
            continue
        kept = log.document_of(connection, subject)
        document = described(kept, corrections)
        if document != kept:
            found.append(document)
    return found


def last_correction(connection: Connection, document: str, *, before: int | None = None) -> int:
    """The number of the last entry (of those before one) that corrected a header, 0 where none did."""
    columns = select(func.max(JUDGEMENT.c.seq)).where(_CORRECTIONS & _on(document))
    if before is not None:
        columns = columns.where(JUDGEMENT.c.seq < before)
    return int(connection.execute(columns).scalar() or 0)


def correct(connection: Connection, entry: Judgement, document: Document, *, seen: int) -> None:
    """Log the correction of a header and, of an address, that of the other versions, which it holds together.

    Args:
        document: as it is to be. seen: the last correction that whoever corrects has seen.

    Raises:
        Overtaken: somebody else has corrected it since; nothing is kept. KeyError: it is not kept.
        ValueError: the address is that of another document, or its versions would be torn apart.
    """
    # The first write is the document's, so that two who correct it at once wait for each other.
    raised = update(DOCUMENT).where(DOCUMENT.c.id == document.id).values(revision=DOCUMENT.c.revision + 1)
    if not connection.execute(raised).rowcount:
        raise KeyError(document.id)
    kept = log.append(connection, entry)
    if last_correction(connection, document.id, before=kept.seq) != seen:
        raise Overtaken(
            f"{document.id}: somebody else corrected its header in the meantime; "
            "look at it again, nothing of yours was kept"
        )
    before = log.document_of(connection, document.id)
    if lineage_of(before) == lineage_of(document):
        return
    versions = _lineage(connection, lineage_of(before))
    together = {lineage_of(replace(each, url=document.url)) for each in versions}
    if len(together) > 1:
        raise ValueError("its versions are held together by it; give another address in its place")
    if others := _lineage(connection, lineage_of(document)):
        whose = others[0].title or others[0].name
        raise ValueError(f"is that of {whose} already, of which this would be a version")
    for each in versions:
        moved = replace(each, url=document.url)
        if each.id != document.id and moved != each:
            value: Any = header_change(each, moved)
            log.append(connection, replace(entry, subject=each.id, document=each.id, value=value))
        put_header(connection, moved)


def _lineage(connection: Connection, lineage: str) -> list[Document]:
    ids = select(DOCUMENT.c.id).where(DOCUMENT.c.lineage == lineage).order_by(DOCUMENT.c.version)
    return [log.document_of(connection, each) for (each,) in connection.execute(ids).all()]


def _on(document: str) -> ColumnElement[bool]:
    return JUDGEMENT.c.subject == document
