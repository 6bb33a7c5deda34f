"""From a reading to rows of the tables, and from rows to a reading as its reviews leave it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Text, cast, delete, insert, select, update

from detente.adapters.store.schema import CLAIM, DOCUMENT, PASSAGE
from detente.record import (
    KINDS,
    LEFT_OUT,
    Claim,
    Commitment,
    Deployment,
    Document,
    Event,
    Meeting,
    Reading,
    Review,
    Reviewed,
    Statement,
    claims_of,
    coded_in,
    coding_of,
    confidence_of,
    document_json,
    from_json,
    identity_of,
)

Body = Statement | Meeting | Deployment | Commitment | Event
Row = dict[str, Any]


def columns_of(body: Body, document: Document) -> Row:
    """What a claim is found by: who speaks, for whom, in what act, of which day, how surely read."""
    speaker = body.speaker if isinstance(body, Statement) else None
    if isinstance(body, Statement):
        party, date = speaker.party if speaker else None, None
    elif isinstance(body, Meeting):
        party, date = "; ".join(body.parties) or None, body.start
    elif isinstance(body, Commitment):
        party, date = body.party, None
    else:
        party, date = body.actor, body.date
    return {
        "speaker": speaker.entity if speaker else None,
        "party": party,
        "act": _act(body),
        "date": str(date) if date else (document.published or "")[:10] or None,
        "confidence": confidence_of(body),
    }


def _act(body: Body) -> str | None:
    if isinstance(body, Statement):
        return body.act
    if isinstance(body, Meeting):
        return body.status
    if isinstance(body, Commitment):
        return body.kind
    return body.type if isinstance(body, Event) else body.activity


def insert_claims(connection: Connection, reading: Reading, *, known: Container[str] = ()) -> None:
    """Keep every claim of a reading, but those that are kept already, and the words for search."""
    document = reading.document
    claims = {claim.id: claim for claim in claims_of(reading)}
    rows = [
        claim_row(claim, place, document)
        for place, claim in enumerate(claims.values())
        if claim.id not in known
    ]
    if rows:
        connection.execute(insert(CLAIM), rows)
    searched = [{"ref": document.id, "document": document.id, "kind": "document", "body": document.text}]
    searched += [_searched(row) for row in rows]
    connection.execute(insert(PASSAGE), searched)


def _searched(row: Row) -> dict[str, str]:
    return {"ref": row["id"], "document": row["document"], "kind": row["kind"], "body": row["words"]}


def claim_row(claim: Claim, place: int, document: Document, *, written: bool = False) -> Row:
    """One row of the table of claims, of a claim that nobody has judged."""
    return {
        "id": claim.id,
        "document": document.id,
        "latest": True,
        "issued": document.published or "",
        "place": place,
        "kind": claim.kind,
        "words": claim.words,
        "row": claim.row,
        "amended": None,
        "coded": None,
        "state": "proposed",
        "revision": 0,
        "flagged": False,
        "contested": False,
        "written": written,
        **columns_of(claim.body, document),
    }


def insert_written(connection: Connection, claim: Claim, document: Document) -> None:
    """Keep a claim that a person wrote; it stands after those that were read."""
    row = claim_row(claim, _AFTER_ALL, document, written=True)
    row["latest"] = connection.execute(select(DOCUMENT.c.latest).where(DOCUMENT.c.id == document.id)).scalar()
    connection.execute(insert(CLAIM), [row])
    connection.execute(insert(PASSAGE), [_searched(row)])


_AFTER_ALL = 1_000_000


def remove_claims(connection: Connection, document: str, claims: Iterable[str]) -> None:
    """Take claims out of the tables."""
    for claim in claims:
        connection.execute(delete(CLAIM).where(CLAIM.c.id == claim))
        connection.execute(delete(PASSAGE).where((PASSAGE.c.ref == claim) & (PASSAGE.c.document == document)))


def judged(connection: Connection, claim: str, values: Row) -> None:
    """Write what a review makes of a claim beside it, and let search find it by its words as they are now."""
    connection.execute(update(CLAIM).where(CLAIM.c.id == claim).values(**values))
    stale = (PASSAGE.c.ref == claim) & (PASSAGE.c.body != values["words"])
    connection.execute(update(PASSAGE).where(stale).values(body=values["words"]))


def reviewed_columns(kept: Mapping[str, Any], review: Review, document: Document) -> Row:
    """What a review changes in a claim's row."""
    row = review.row or kept["row"]
    claim = claim_of(kept["kind"], row, document)
    return {
        "amended": review.row,
        "coded": None if review.coded is None else coding_of(review.coded),
        "words": claim.words,
        "state": review.state,
        "revision": review.revision,
        "flagged": review.is_flagged,
        "contested": review.is_contested,
        **columns_of(claim.body, document),
    }


def claim_of(kind: str, row: Row, document: Document) -> Claim:
    """A claim from its JSON form, every quote checked against the document.

    Raises:
        ValueError: a field is missing, unknown or wrong, or a quote isn't what the text has at its span.
    """
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    held: Row = {f"{each}s": [row] if each == kind else [] for each in KINDS}
    return claims_of(from_json(json.dumps({"document": document_json(document), **held})))[0]


def reading_of(kept: Mapping[str, Any], claims: Iterable[Any], *, as_read: bool) -> Reading:
    """The reading of a document from its rows.

    Args:
        kept: the document's row. claims: what `told_in` gives of it.
        as_read: as the machine read it; else as the reviews leave it.
    """
    told: dict[str, list[str]] = {kind: [] for kind in KINDS}
    left_out: list[str] = []
    reviewed = []
    is_written = False
    for each in claims:
        if as_read and each.written:
            continue
        is_left_out = not as_read and each.state in LEFT_OUT
        if is_left_out and each.kind != "statement":
            continue
        body = each.read if as_read or each.amended in _NOTHING else each.amended
        (left_out if is_left_out else told[each.kind]).append(body)
        is_written = is_written or each.written
        if not as_read and each.state != "proposed":
            row = json.loads(body)
            content = row["id"] if each.kind == "statement" else None
            content = content or identity_of(kept["id"], each.kind, row)
            coded = None if each.coded is None else coded_in(each.coded)
            is_amended = each.amended not in _NOTHING
            reviewed.append(Reviewed(content, each.id, each.state, coded, is_amended))
    if is_written:
        for rows in told.values():
            rows.sort(key=lambda body: begins(json.loads(body)))
    # The rows are JSON already: taken apart here, they would only be put together again.
    document = json.dumps({**kept["row"], "text": kept["text"]})
    statements = told["statement"]
    # Checked against the text together with the others, then parted from them.
    told["statement"] = [*statements, *left_out]
    kinds = "".join(f', "{kind}s": [{", ".join(rows)}]' for kind, rows in told.items())
    reading = from_json(f'{{"document": {document}{kinds}}}')
    if not reviewed:
        return reading
    counted = len(statements)
    return replace(
        reading,
        statements=reading.statements[:counted],
        left_out=reading.statements[counted:],
        reviewed=tuple(reviewed),
    )


_NOTHING = (None, "null")


def begins(row: Row) -> int:
    """Where the first words of a claim stand, by its JSON form."""
    spans = row["content"] if "content" in row else [each["span"] for each in row["evidence"]]
    return min(int(start) for start, _ in spans)


def told_in(connection: Connection, document: str) -> Sequence[Any]:
    """What a document's claims say, each as the text of its JSON, in their order."""
    said = (cast(CLAIM.c.row, Text).label("read"), cast(CLAIM.c.amended, Text).label("amended"))
    columns = select(*(CLAIM.c[name] for name in ("id", "kind", "state", "written", "coded")), *said)
    of = columns.where(CLAIM.c.document == document).order_by(CLAIM.c.place, CLAIM.c.id)
    return connection.execute(of).all()


def claims_in(connection: Connection, document: str) -> list[Row]:
    """A document's claims, as rows, in their order."""
    rows = connection.execute(
        select(CLAIM).where(CLAIM.c.document == document).order_by(CLAIM.c.place, CLAIM.c.id)
    )
    return [dict(row) for row in rows.mappings()]
