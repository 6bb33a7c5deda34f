"""The number by which people quote a claim of a document."""

from __future__ import annotations

from sqlalchemy import Connection, select

from detente.adapters.store.rows import begins
from detente.adapters.store.schema import CLAIM, JUDGEMENT


def numbers(connection: Connection, document: str) -> dict[str, int]:
    """The number of each claim of a document, from 1, by the claim's id; no judgement changes it.

    What was read is numbered in the order of the text, as it was read: a claim that is left out keeps its
    number, and one whose words are corrected too. What persons wrote comes after it in the order of writing,
    and the number of what was taken back goes to no other.
    """
    columns = select(CLAIM.c.id, CLAIM.c.row, CLAIM.c.written).where(CLAIM.c.document == document)
    kept = connection.execute(columns.order_by(CLAIM.c.place, CLAIM.c.id)).all()
    read = sorted((each for each in kept if not each.written), key=lambda each: begins(each.row))
    found = {each.id: number for number, each in enumerate(read, 1)}
    log = select(JUDGEMENT.c.subject).order_by(JUDGEMENT.c.seq)
    log = log.where((JUDGEMENT.c.document == document) & (JUDGEMENT.c.relation == "written"))
    written = dict.fromkeys([*connection.scalars(log), *(each.id for each in kept if each.written)])
    after = {claim: number for number, claim in enumerate(written, len(found) + 1)}
    return found | {each.id: after[each.id] for each in kept if each.written}
