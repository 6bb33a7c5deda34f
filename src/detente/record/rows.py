"""The JSON form of each claim and of a document's header, as the published contract has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.statement import Mention, Speaker, Statement
from detente.record.text import Document

Json = dict[str, Any]


def row_of(body: Statement | Meeting | Deployment | Commitment | Event) -> Json:
    """One claim as the published contract has it."""
    return _WRITTEN[type(body)](body)


def _mention(mention: Mention) -> Json:
    return {"text": mention.text, "span": [mention.span.start, mention.span.end]}


def _speaker(speaker: Speaker | None) -> Json | None:
    return (
        None if speaker is None else {**_mention(speaker), "entity": speaker.entity, "party": speaker.party}
    )


def _date(value: object) -> str | None:
    return None if value is None else str(value)


def header_of(document: Document) -> Json:
    """A document's header, without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "dateline": document.dateline,
        "chars": len(document.text),
        "contributors": [{"name": each.name, "agency": each.agency} for each in document.contributors],
        "boilerplate": [[span.start, span.end] for span in document.boilerplate],
    }


def document_json(document: Document) -> Json:
    """A document's header with its text and all else that is needed to rebuild it."""
    return header_of(document) | {
        "text": document.text,
        "url": document.url,
        "language": document.language,
        "name": document.name,
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "speaker": _speaker(statement.speaker),
        "cue": None if statement.cue is None else _mention(statement.cue),
        "content": [[part.span.start, part.span.end] for part in statement.content],
        "content_text": [part.text for part in statement.content],
        "mode": statement.mode,
        "act": statement.act,
        "addressee": statement.addressee,
        "negated": statement.negated,
        "modality": statement.modality,
        "via": statement.via,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "forum": meeting.forum,
        "place": meeting.place,
        "start": _date(meeting.start),
        "end": _date(meeting.end),
        "duration": meeting.duration,
        "status": meeting.status,
        "parties": list(meeting.parties),
        "named": list(meeting.named),
        "outcome": meeting.outcome,
        "evidence": [_mention(each) for each in meeting.evidence],
    }


def _deployment(deployment: Deployment) -> Json:
    return {
        "actor": deployment.actor,
        "count": deployment.count,
        "bound": deployment.bound,
        "place": deployment.place,
        "activity": deployment.activity,
        "date": _date(deployment.date),
        "evidence": [_mention(each) for each in deployment.evidence],
        "via": deployment.via,
    }


def _commitment(commitment: Commitment) -> Json:
    return {
        "party": commitment.party,
        "kind": commitment.kind,
        "condition": commitment.condition,
        "consequence": commitment.consequence,
        "evidence": [_mention(each) for each in commitment.evidence],
        "via": commitment.via,
    }


def _event(event: Event) -> Json:
    return {
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "actor": event.actor,
        "recipient": event.recipient,
        "date": _date(event.date),
        "negated": event.negated,
        "modality": event.modality,
        "evidence": [_mention(each) for each in event.evidence],
        "via": event.via,
    }


_WRITTEN: Mapping[type, Callable[[Any], Json]] = {
    Statement: _statement,
    Meeting: _meeting,
    Deployment: _deployment,
    Commitment: _commitment,
    Event: _event,
}
