"""The log of judgements, and what it makes of the claims beside it: both in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from detente.adapters.store.rows import (
    claim_of,
    claims_in,
    insert_written,
    judged,
    reading_of,
    remove_claims,
    reviewed_columns,
)
from detente.adapters.store.schema import CLAIM, DOCUMENT, JUDGEMENT, VERDICT
from detente.record import Claim, Document, Judgement, Review, reviews_of
from detente.record.judgement import COUNTED, MACHINE, judges_of, same_claims, standing, unsettled


def entries(connection: Connection, *, where: Any = None) -> tuple[Judgement, ...]:
    """The log, oldest first, or the part of it that a condition picks."""
    columns = select(JUDGEMENT).order_by(JUDGEMENT.c.seq)
    rows = connection.execute(columns if where is None else columns.where(where))
    return tuple(Judgement(**dict(row)) for row in rows.mappings())


def latest(connection: Connection, *, by: str, limit: int) -> tuple[Judgement, ...]:
    """The last entries of one person, the latest first."""
    columns = select(JUDGEMENT).where(JUDGEMENT.c.by == by).order_by(JUDGEMENT.c.seq.desc()).limit(limit)
    return tuple(Judgement(**dict(row)) for row in connection.execute(columns).mappings())


def append(connection: Connection, judgement: Judgement) -> Judgement:
    """Write one entry at the log's end. The first write of a transaction, so that nobody writes beside it."""
    row = asdict(judgement)
    row.pop("seq")
    key = connection.execute(insert(JUDGEMENT).values(**row)).inserted_primary_key
    return replace(judgement, seq=int(key[0]) if key else 0)


def judge(connection: Connection, judgement: Judgement, *, seen: int | None) -> bool:
    """Append an entry and let it take effect on its claim.

    Args:
        seen: the revision of the claim that whoever judges has seen; None to judge whatever stands.

    Returns:
        Whether the claim is as it says: not where the claim was judged otherwise since. It is in the log as
        overtaken wherever the claim was judged since, whether alike or not; only what the same person says
        once more, as by a key pressed twice, is not.

    Raises:
        KeyError: the claim is not kept.
        ValueError: the value of a correction is no such claim, or quotes what the text doesn't say.
    """
    judgement = replace(judgement, subject=now_called(connection, judgement.subject))
    kept = append(connection, judgement)
    if judgement.relation == "same actor" or _undoes_same_actor(connection, judgement):
        return True
    if judgement.relation == "written":
        _write(connection, kept)
    claim = _kept(connection, judgement.subject)
    document = document_of(connection, str(claim["document"]))
    if judgement.relation == "review" and judgement.value is not None:
        claim_of(claim["kind"], judgement.value, document)
    effective = seen is None or judgement.relation in ("flag", "note") or claim["revision"] == seen
    if not effective:
        relation = "overtaken" if judgement.relation in ("review", "coding") else "note"
        verdict = {"coding": "corrected", "review": judgement.verdict}.get(judgement.relation, "told")
        ids = ids_of(connection, judgement.subject)
        other = JUDGEMENT.c.subject.in_(ids) & (JUDGEMENT.c.seq != kept.seq)
        before = entries(connection, where=other)
        if relation == "overtaken":
            effective = _is_alike(before, replace(kept, relation=relation, verdict=verdict))
        if any(_repeats(judgement, each) for each in unsettled(before)):
            connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.seq == kept.seq))
            return effective
        connection.execute(
            update(JUDGEMENT)
            .where(JUDGEMENT.c.seq == kept.seq)
            .values(relation=relation, verdict=verdict, document=document.id)
        )
    elif judgement.document is None:
        connection.execute(update(JUDGEMENT).where(JUDGEMENT.c.seq == kept.seq).values(document=document.id))
    settle(connection, (judgement.subject,), document)
    return effective


def _is_alike(before: Sequence[Judgement], overtaken: Judgement) -> bool:
    """Whether what was said without knowing of what stands is the same."""
    stands = [each for each in before if each.relation != "overtaken"]
    return not reviews_of([*stands, overtaken])[overtaken.subject].is_contested


def _repeats(judgement: Judgement, before: Judgement) -> bool:
    told = judgement.note in (None, before.note)
    return told and (before.by, before.meaning) == (judgement.by, judgement.meaning)


def ids_of(connection: Connection, subject: str) -> frozenset[str]:
    """Every id that a claim has had: it has another where it was read again with other days."""
    documents = select(JUDGEMENT.c.document).where(JUDGEMENT.c.subject == subject)
    links = entries(connection, where=_LINKS & JUDGEMENT.c.document.in_(documents))
    return same_claims(links).get(subject, frozenset((subject,)))


def now_called(connection: Connection, claim: str) -> str:
    """The id under which a claim is kept by now; the same where none is."""
    ids = {claim}
    if connection.execute(select(CLAIM.c.id).where(CLAIM.c.id == claim)).first() is None:
        ids |= ids_of(connection, claim)
    found = connection.execute(select(CLAIM.c.id).where(CLAIM.c.id.in_(ids))).scalar()
    return claim if found is None else str(found)


_LINKS = JUDGEMENT.c.relation == "same claim"


def _undoes_same_actor(connection: Connection, judgement: Judgement) -> bool:
    if judgement.relation != "undo":
        return False
    undone = connection.execute(
        select(JUDGEMENT.c.relation).where(JUDGEMENT.c.seq == int(judgement.object or 0))
    ).scalar()
    return undone == "same actor"


def _write(connection: Connection, judgement: Judgement) -> None:
    if judgement.value is None or judgement.document is None:
        raise ValueError("a written claim needs its kind, its form and its document")
    document = document_of(connection, judgement.document)
    claim = claim_of(judgement.value["kind"], judgement.value["row"], document)
    if connection.execute(select(CLAIM.c.id).where(CLAIM.c.id == judgement.subject)).first() is None:
        insert_written(connection, replace(claim, id=judgement.subject), document)


def _kept(connection: Connection, claim: str) -> dict[str, Any]:
    # Where the database locks rows, nobody else changes this one until the transaction ends.
    asked = select(CLAIM).where(CLAIM.c.id == claim).with_for_update()
    found = connection.execute(asked).mappings().first()
    if found is None:
        raise KeyError(claim)
    return dict(found)


def document_of(connection: Connection, document: str) -> Document:
    """One document. Raises KeyError where it is not kept."""
    kept = connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == document)).mappings().first()
    if kept is None:
        raise KeyError(document)
    return reading_of(dict(kept), (), as_read=True).document


def settle(connection: Connection, claims: Iterable[str], document: Document) -> None:
    """Write beside each claim what the log says of it by now, and raise the document's revision."""
    subjects = tuple(claims)
    one = same_claims(entries(connection, where=_LINKS & (JUDGEMENT.c.document == document.id)))
    ids = {each for subject in subjects for each in one.get(subject, (subject,))}
    log = entries(connection, where=JUDGEMENT.c.subject.in_(ids))
    reviews = reviews_of(log)
    judges = judges_of(log)
    written = {each.subject for each in log if each.relation == "written"}
    still = {each.subject for each in standing(log) if each.relation == "written"}
    for subject in subjects:
        if subject in written - still:
            remove_claims(connection, document.id, (subject,))
            continue
        values = reviewed_columns(_kept(connection, subject), reviews.get(subject, Review()), document)
        judged(connection, subject, values)
        connection.execute(delete(VERDICT).where(VERDICT.c.claim == subject))
        if judges.get(subject):
            rows = [{"by": by, "claim": subject} for by in sorted(judges[subject])]
            connection.execute(insert(VERDICT), rows)
    connection.execute(
        update(DOCUMENT).where(DOCUMENT.c.id == document.id).values(revision=DOCUMENT.c.revision + 1)
    )


def restore(connection: Connection, document: Document) -> None:
    """Let what was judged of a document's claims take effect on the claims just kept."""
    log = entries(connection, where=JUDGEMENT.c.document == document.id)
    if not log:
        return
    for each in standing(log):
        if each.relation == "written":
            _write(connection, each)
    kept = {row["id"] for row in claims_in(connection, document.id)}
    settle(connection, [each for each in reviews_of(log) if each in kept], document)


def carry(connection: Connection, old: Sequence[dict[str, Any]], new: Sequence[Claim], at: str) -> None:
    """Take note of what was judged in the last version of a text: found again here, or gone.

    Nothing is accepted anew: a claim whose words are found again is proposed, with a reference to the one
    judged. One whose words are gone is orphaned where it stands.
    """
    by_words: dict[tuple[str, str], list[Claim]] = {}
    for claim in new:
        by_words.setdefault((claim.kind, claim.words), []).append(claim)
    noted = {
        (each.subject, each.object)
        for each in entries(connection, where=JUDGEMENT.c.subject.in_([claim.id for claim in new]))
        if each.relation == "moved"
    }
    for each in old:
        if each["state"] not in (*COUNTED, "unsure"):
            continue
        again = by_words.get((each["kind"], each["words"]), [])
        if len(again) == 1 and (again[0].id, each["id"]) in noted:
            continue
        if len(again) == 1:
            moved = Judgement(
                subject=again[0].id,
                relation="moved",
                verdict="proposed",
                object=each["id"],
                document=again[0].document,
                by=MACHINE,
                at=at,
            )
            append(connection, moved)
        else:
            gone = Judgement(
                subject=each["id"],
                relation="review",
                verdict="orphaned",
                document=each["document"],
                by=MACHINE,
                at=at,
                note="its words are not in the next version of the text"
                if not again
                else "its words stand more than once in the next version of the text",
            )
            append(connection, gone)
            settle(connection, (each["id"],), document_of(connection, each["document"]))


def bring_in(connection: Connection, judgements: Sequence[Judgement]) -> int:
    """Append entries of another log in their order and let them take effect on the claims that are kept."""
    known = {_content(each): str(each.seq) for each in entries(connection)}
    numbers: dict[str, str] = {}
    documents: dict[str, None] = {}
    new = 0
    for each in judgements:
        here = known.get(_content(each))
        if here is None:
            there = each
            if each.relation == "undo":
                there = replace(each, object=numbers.get(each.object or "", each.object))
            here = str(append(connection, there).seq)
            new += 1
            if each.document is not None:
                documents[each.document] = None
        numbers[str(each.seq)] = here
    for document in documents:
        if connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id == document)).first():
            restore(connection, document_of(connection, document))
    return new


def _content(judgement: Judgement) -> str:
    """An entry without its number, nor of an undo the number of what it takes back."""
    row = asdict(judgement)
    row.pop("seq")
    if judgement.relation == "undo":
        row.pop("object")
    return json.dumps(row, sort_keys=True)
