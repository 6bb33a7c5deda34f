"""A new reading in the place of an old one of the same text, with what persons judged of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete

from detente.adapters.store import log
from detente.adapters.store.headers import follow, put_header
from detente.adapters.store.rows import Row, claims_in, insert_claims, remove_claims
from detente.adapters.store.schema import DOCUMENT, JUDGEMENT, PASSAGE
from detente.record import Claim, Judgement, Reading, claims_of, day_change
from detente.record.header import dayless
from detente.record.judgement import MACHINE, same_claims

_STAYING = ("accepted", "corrected", "unsure")


def read_again(connection: Connection, reading: Reading, at: str) -> None:
    """See `Store.read_again`."""
    document = reading.document
    put_header(connection, document)
    before = claims_in(connection, document.id)
    again = _found_again(connection, before, claims_of(reading), at)
    staying = {
        row["id"] for row in before if row["id"] not in again and (row["written"] or row["state"] in _STAYING)
    }
    remove_claims(connection, document.id, (row["id"] for row in before if row["id"] not in staying))
    connection.execute(delete(PASSAGE).where(PASSAGE.c.ref == document.id))
    insert_claims(connection, reading, known=staying)
    follow(connection, DOCUMENT.c.id == document.id)
    log.restore(connection, document)


def _found_again(
    connection: Connection, before: Sequence[Row], now: Sequence[Claim], at: str
) -> frozenset[str]:
    """The ids of claims that somebody judged and that read the same now but for their days.

    A claim's id is a hash of what it says. So the log is told which claim it is now, and what was judged
    of it holds on.
    """
    if not now:
        return frozenset()
    document = now[0].document
    entries = log.entries(connection, where=JUDGEMENT.c.document == document)
    judged, one = {each.subject for each in entries}, same_claims(entries)
    read, kept = {claim.id for claim in now}, {row["id"] for row in before}
    gone, come = defaultdict[str, list[Row]](list), defaultdict[str, list[Claim]](list)
    for row in before:
        if row["id"] in judged and row["id"] not in read and not row["written"]:
            gone[_dayless(row["kind"], row["row"])].append(row)
    for claim in now:
        if gone and claim.id not in kept:
            come[_dayless(claim.kind, claim.row)].append(claim)
    found = set()
    for alike, rows in gone.items():
        claims = come[alike]
        if len(rows) != 1 or len(claims) != 1:
            continue
        old, new = rows[0], claims[0]
        found.add(old["id"])
        if new.id in one.get(old["id"], ()):
            continue
        value: Any = day_change(old["row"], new.row)
        log.append(
            connection,
            Judgement(
                subject=new.id,
                relation="same claim",
                verdict="positive",
                object=old["id"],
                document=document,
                by=MACHINE,
                at=at,
                value=value,
            ),
        )
    return frozenset(found)


def _dayless(kind: str, row: Row) -> str:
    return json.dumps([kind, dayless(row)], sort_keys=True)
