"""What one document yields."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.statement import Statement
from detente.record.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and every claim read from it, each in the order of the text."""

    document: Document
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
