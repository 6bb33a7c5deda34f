"""What one document yields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from detente.record.claim import KINDS, Body, Claim, identity_of
from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.position import CodedPosition
from detente.record.rows import row_of
from detente.record.statement import Statement
from detente.record.text import Document


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim of a reading that a person has judged.

    Attributes:
        content: the id that its content has by now. claim: the id under which it is kept, which a
            correction doesn't change. state: one of `detente.record.judgement.STATES`.
        coded: the positions that a person said it takes, None where they are to be drawn.
        is_amended: a person has put another form in the place of the one read.
    """

    content: str
    claim: str
    state: str
    coded: tuple[CodedPosition, ...] | None = None
    is_amended: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A document and every claim read from it, each in the order of the text.

    Attributes:
        reviewed: which of the claims, and of the statements left out, a person has judged.
        left_out: statements that a person rejected, or that are orphaned. They count for nothing; the words
            of others still stand in them, around them and beside them.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    left_out: tuple[Statement, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, made out once: statements first, then talks, forces, commitments and events."""
        document = self.document.id
        reviewed = {each.content: each for each in self.reviewed}
        claims = []
        for kind in KINDS:
            bodies: tuple[Body, ...] = getattr(self, f"{kind}s")
            for body in bodies:
                identity = (
                    body.id if isinstance(body, Statement) else identity_of(document, kind, row_of(body))
                )
                review = reviewed.get(identity)
                claims.append(
                    Claim(
                        id=review.claim if review else identity,
                        kind=kind,
                        document=document,
                        evidence=body.content if isinstance(body, Statement) else body.evidence,
                        body=body,
                        state=review.state if review else "proposed",
                    )
                )
        return tuple(claims)


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """Every claim of a document: statements first, then talks, forces, commitments and events."""
    return reading.claims


def kinds_otherwise(one: Reading, other: Reading) -> frozenset[str]:
    """The kinds of claim of which two readings of a document tell otherwise, whoever has judged them.

    Every kind, where the document itself is another or described otherwise.
    """
    if one.document != other.document:
        return frozenset(KINDS)
    return frozenset(kind for kind in KINDS if _told(one, kind) != _told(other, kind))


def _told(reading: Reading, kind: str) -> list[tuple[str, Body]]:
    return [(claim.id, claim.body) for claim in reading.claims if claim.kind == kind]
