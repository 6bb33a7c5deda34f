"""Every claim of a record under one id, whatever it claims."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.codec import Json, to_json
from detente.record.reading import Reading
from detente.record.statement import Mention, Statement

KINDS = ("statement", "meeting", "deployment", "commitment", "event")

Body = Statement | Meeting | Deployment | Commitment | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a document says, on its exact words.

    Attributes:
        id: hash of the document and of what is claimed, so that reading a document again gives equal ids.
        kind: one of KINDS.
        document: the document's id.
        evidence: the words that it stands on, in order: of a statement its content.
        body: the claim itself. row: its JSON form in the record.
        state: one of `detente.record.judgement.STATES`: what a person has said of it.
    """

    id: str
    kind: str
    document: str
    evidence: tuple[Mention, ...]
    body: Body
    row: Json
    state: str = "proposed"

    @property
    def words(self) -> str:
        """The words it stands on, gaps marked."""
        return " … ".join(mention.text for mention in self.evidence)


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """Every claim of a document: statements first, then talks, forces, commitments and events."""
    rows = to_json(reading)
    reviewed = {each.content: each for each in reading.reviewed}
    claims = []
    for kind in KINDS:
        bodies: tuple[Body, ...] = getattr(reading, f"{kind}s")
        for body, row in zip(bodies, rows[f"{kind}s"], strict=True):
            identity = body.id if isinstance(body, Statement) else identity_of(reading.document.id, kind, row)
            review = reviewed.get(identity)
            claims.append(
                Claim(
                    id=review.claim if review else identity,
                    kind=kind,
                    document=reading.document.id,
                    evidence=body.content if isinstance(body, Statement) else body.evidence,
                    body=body,
                    row=row,
                    state=review.state if review else "proposed",
                )
            )
    return tuple(claims)


def identity_of(document: str, kind: str, row: Json) -> str:
    """The id that a claim has by its content: a hash of its document, its kind and its JSON form."""
    canonical = json.dumps([document, kind, row], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
