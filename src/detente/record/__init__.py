"""The record: what was claimed, by whom, in which words. Frozen types and their JSON codec."""

from detente.record.beginnings import meant, too_short
from detente.record.claim import KINDS, Claim, identity_of
from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.confidence import CONFIDENCES, confidence_of
from detente.record.dates import PartialDate, has_day, is_day
from detente.record.decode import from_json
from detente.record.encode import to_json
from detente.record.header import day_change, described, header_change
from detente.record.judgement import COUNTED, HEADER, LEFT_OUT, STATES, Judgement, Review, reviews_of
from detente.record.position import POSITION_KINDS, CodedPosition, Position, coded_in, coding_of
from detente.record.reading import Reading, Reviewed, claims_of, kinds_otherwise
from detente.record.rows import document_json
from detente.record.statement import ACTS, MODES, Mention, Speaker, Statement
from detente.record.text import Contributor, Document, Span

__all__ = [
    "ACTS",
    "CONFIDENCES",
    "COUNTED",
    "HEADER",
    "KINDS",
    "LEFT_OUT",
    "MODES",
    "POSITION_KINDS",
    "STATES",
    "Claim",
    "CodedPosition",
    "Commitment",
    "Contributor",
    "Deployment",
    "Document",
    "Event",
    "Judgement",
    "Meeting",
    "Mention",
    "PartialDate",
    "Position",
    "Reading",
    "Review",
    "Reviewed",
    "Span",
    "Speaker",
    "Statement",
    "claims_of",
    "coded_in",
    "coding_of",
    "confidence_of",
    "day_change",
    "described",
    "document_json",
    "from_json",
    "has_day",
    "header_change",
    "identity_of",
    "is_day",
    "kinds_otherwise",
    "meant",
    "reviews_of",
    "to_json",
    "too_short",
]
