"""A claim as a reviewer is to see it who judges independently: without what others said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from detente.adapters.store.listing import KeptClaim
from detente.adapters.store.log import document_of, entries
from detente.adapters.store.rows import claim_of, columns_of
from detente.adapters.store.schema import JUDGEMENT
from detente.record import Document, Judgement, Review, reviews_of
from detente.record.judgement import MACHINE, judges_of, last_decision, same_claims, without_others

AT_ONCE = 500


def independent(connection: Connection, claims: Sequence[KeptClaim], by: str) -> list[KeptClaim]:
    """The claims, each without what others said of it until this reviewer has judged it.

    The revision of one that another has judged is none that it ever has: what is said of it is then in the
    log beside the other's word, and takes its place only by settling.
    """
    logs = _logs(connection, [each for each in claims if each.revision or each.is_flagged])
    documents: dict[str, Document] = {}
    told = []
    for each in claims:
        log = logs.get(each.id, [])
        if by in judges_of(log).get(each.id, ()):
            told.append(each)
            continue
        seen = _without_others(each, log, by)
        if seen.row != each.row:
            if each.document not in documents:
                documents[each.document] = document_of(connection, each.document)
            seen = replace(seen, **_found_by(seen, documents[each.document]))
        told.append(seen)
    return told


def _logs(connection: Connection, claims: Sequence[KeptClaim]) -> dict[str, list[Judgement]]:
    """What was judged of each of these claims, under any of its ids."""
    found: dict[str, list[Judgement]] = {}
    for start in range(0, len(claims), AT_ONCE):
        some = claims[start : start + AT_ONCE]
        of = JUDGEMENT.c.document.in_({each.document for each in some})
        one = same_claims(entries(connection, where=(JUDGEMENT.c.relation == "same claim") & of))
        ids = {other for each in some for other in one.get(each.id, (each.id,))}
        for entry in entries(connection, where=JUDGEMENT.c.subject.in_(ids)):
            for subject in one.get(entry.subject, (entry.subject,)):
                found.setdefault(subject, []).append(entry)
    return found


def _without_others(claim: KeptClaim, log: Sequence[Judgement], by: str) -> KeptClaim:
    review = reviews_of(without_others(log, by)).get(claim.id, Review())
    last = last_decision(log)
    written = (each.value["row"] for each in log if each.relation == "written" and each.value)
    as_read = next(written, claim.row) if claim.as_read is None else claim.as_read
    return replace(
        claim,
        row=review.row or as_read,
        coded=review.coded,
        state=review.state,
        revision=claim.revision if last is None or last.by in (by, MACHINE) else UNKNOWN,
        is_flagged=review.is_flagged,
        is_contested=False,
        hides_others=True,
    )


UNKNOWN = 0
"""The revision of a claim that nobody has judged."""


def _found_by(claim: KeptClaim, document: Document) -> dict[str, Any]:
    read = claim_of(claim.kind, claim.row, document)
    return {"words": read.words, **columns_of(read.body, document)}
