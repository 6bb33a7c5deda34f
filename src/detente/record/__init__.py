"""The record: what was claimed, by whom, in which words. Frozen types and their JSON codec."""

from detente.record.claim import KINDS, Claim, claims_of
from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.codec import document_json, to_json
from detente.record.dates import PartialDate
from detente.record.decode import from_json
from detente.record.position import POSITION_KINDS, Position
from detente.record.reading import Reading
from detente.record.statement import ACTS, MODES, Mention, Speaker, Statement
from detente.record.text import Contributor, Document, Span

__all__ = [
    "ACTS",
    "KINDS",
    "MODES",
    "POSITION_KINDS",
    "Claim",
    "Commitment",
    "Contributor",
    "Deployment",
    "Document",
    "Event",
    "Meeting",
    "Mention",
    "PartialDate",
    "Position",
    "Reading",
    "Span",
    "Speaker",
    "Statement",
    "claims_of",
    "document_json",
    "from_json",
    "to_json",
]
