"""Every claim of a record under one id, whatever it claims."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.rows import Json, row_of
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
        body: the claim itself.
        state: one of `detente.record.judgement.STATES`: what a person has said of it.
    """

    id: str
    kind: str
    document: str
    evidence: tuple[Mention, ...]
    body: Body
    state: str = "proposed"

    @property
    def words(self) -> str:
        """The words it stands on, gaps marked."""
        return " … ".join(mention.text for mention in self.evidence)

    @property
    def row(self) -> Json:
        """Its JSON form in the record."""
        return row_of(self.body)


def identity_of(document: str, kind: str, row: Json) -> str:
    """The id that a claim has by its content: a hash of its document, its kind and its JSON form."""
    canonical = json.dumps([document, kind, row], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
