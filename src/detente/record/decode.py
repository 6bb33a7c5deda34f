"""From a line of a record back to frozen types, with every quote checked against its text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.dates import PartialDate
from detente.record.reading import Reading
from detente.record.statement import Mention, Speaker, Statement
from detente.record.text import Contributor, Document, Span

if TYPE_CHECKING:
    from detente.record.wire import DocumentRow, MentionRow, ReadingRow, SpeakerRow, StatementRow


def from_json(row: Any, *, text: str | None = None) -> Reading:
    """The reading that a line of a record holds: the inverse of `to_json`.

    Args:
        row: one decoded line.
        text: the document's text, where the line itself doesn't carry it.

    Raises:
        ValueError: a field is missing, unknown or of the wrong type; no text is at hand; or a quote
            isn't what the text has at its span.
    """
    # The wire's forms take time to load, which what only writes a record need not pay.
    from pydantic import ValidationError

    from detente.record.wire import ReadingRow

    try:
        wire = ReadingRow.model_validate_json(row) if isinstance(row, str | bytes) else _lenient(row)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{where}: {first['msg'].lower()}, not {first['input']!r:.80}") from None
    document = _document(wire.document, text)
    return Reading(
        document=document,
        statements=tuple(_statement(document, each) for each in wire.statements),
        meetings=tuple(
            Meeting(
                **{
                    **each.model_dump(exclude={"evidence"}),
                    "start": _date(each.start),
                    "end": _date(each.end),
                    "parties": tuple(each.parties),
                    "named": tuple(each.named),
                    "evidence": _mentions(document, each.evidence),
                }
            )
            for each in wire.meetings
        ),
        deployments=tuple(
            Deployment(**_dated(document, each.model_dump(exclude={"evidence"}), each.evidence))
            for each in wire.deployments
        ),
        commitments=tuple(
            Commitment(**each.model_dump(exclude={"evidence"}), evidence=_mentions(document, each.evidence))
            for each in wire.commitments
        ),
        events=tuple(
            Event(
                **{
                    **_dated(document, each.model_dump(exclude={"evidence"}), each.evidence),
                    "context": tuple(each.context),
                }
            )
            for each in wire.events
        ),
    )


def _lenient(row: Any) -> ReadingRow:
    """Python lists stand for JSON arrays; everything else stays strict."""
    from detente.record.wire import ReadingRow

    return ReadingRow.model_validate_json(json.dumps(row))


def _document(row: DocumentRow, text: str | None) -> Document:
    words = row.text if row.text is not None else text
    if words is None:
        raise ValueError(f"document {row.id}: its text is not at hand; keep the record with its texts")
    if len(words) != row.chars:
        raise ValueError(
            f"document {row.id}: the text has {len(words)} characters, the record says {row.chars}"
        )
    return Document(
        id=row.id,
        text=words,
        name=row.name or row.id,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=row.published,
        language=row.language,
        dateline=row.dateline,
        contributors=tuple(Contributor(name=each.name, agency=each.agency) for each in row.contributors),
        boilerplate=tuple(Span(start, end) for start, end in row.boilerplate),
    )


def _checked(document: Document, text: str, span: tuple[int, int]) -> Span:
    where = Span(*span)
    if document.quote(where) != text:
        raise ValueError(
            f"document {document.id} has {document.quote(where)!r} at {list(span)}, not {text!r}"
        )
    return where


def _mention(document: Document, row: MentionRow) -> Mention:
    return Mention(text=row.text, span=_checked(document, row.text, row.span))


def _mentions(document: Document, rows: Iterable[MentionRow]) -> tuple[Mention, ...]:
    return tuple(_mention(document, row) for row in rows)


def _speaker(document: Document, row: SpeakerRow) -> Speaker:
    span = _checked(document, row.text, row.span)
    return Speaker(text=row.text, span=span, entity=row.entity, party=row.party)


def _statement(document: Document, row: StatementRow) -> Statement:
    if len(row.content) != len(row.content_text):
        raise ValueError(f"statement {row.id}: {len(row.content)} spans, {len(row.content_text)} texts")
    return Statement(
        id=row.id,
        speaker=_speaker(document, row.speaker) if row.speaker else None,
        cue=_mention(document, row.cue) if row.cue else None,
        content=tuple(
            Mention(text=text, span=_checked(document, text, span))
            for span, text in zip(row.content, row.content_text, strict=True)
        ),
        mode=row.mode,
        act=row.act,
        addressee=row.addressee,
        negated=row.negated,
        modality=row.modality,
        via=row.via,
    )


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def _dated(document: Document, row: dict[str, Any], evidence: Iterable[MentionRow]) -> dict[str, Any]:
    return {**row, "date": _date(row["date"]), "evidence": _mentions(document, evidence)}
