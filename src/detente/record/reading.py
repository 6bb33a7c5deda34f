"""What one document yields."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.position import Coded
from detente.record.statement import Statement
from detente.record.text import Document


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim of a reading that a person has judged.

    Attributes:
        content: the id that its content has by now. claim: the id under which it is kept, which a
            correction doesn't change. state: one of `detente.record.judgement.STATES`.
        coded: the positions that a person said it takes, None where they are to be drawn.
    """

    content: str
    claim: str
    state: str
    coded: tuple[Coded, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and every claim read from it, each in the order of the text.

    Attributes:
        reviewed: which of the claims a person has judged; those rejected are not in the reading.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
