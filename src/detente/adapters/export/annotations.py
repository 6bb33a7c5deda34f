"""W3C Web Annotations, one a line: each claim is anchored by position and by quote in its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from detente.adapters.export.parts import Json, distinct
from detente.adapters.export.spans import Anchor, taken_apart
from detente.adapters.record_lines import safe_line
from detente.record import Claim, Judgement, Reading, document_json

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "detente": "urn:detente:",
        "part": "detente:part",
        "kind": "detente:kind",
        "number": "detente:number",
        "header": {"@id": "detente:header", "@type": "@json"},
        "claim": {"@id": "detente:claim", "@type": "@json"},
        "judgement": {"@id": "detente:judgement", "@type": "@json"},
    },
]
AROUND = 32
"""Characters before and after a quote that tell it from its like."""

_SOFTWARE = {"id": "urn:detente:software", "type": ["Software", "prov:SoftwareAgent"], "name": "Détente"}


def annotation_lines(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Iterator[str]:
    """The lines, without their ends: each document with its text, then its claims; judgements last."""
    for reading in readings:
        yield _line(_document(reading))
        for number, claim in distinct(reading):
            yield _line(_annotation(claim, number, reading.document.text))
    for judgement in judgements:
        yield _line(_assessment(judgement))


def _line(row: Json) -> str:
    return safe_line({"@context": CONTEXT} | row)


def urn(what: str, identity: str) -> str:
    """The name of a document or claim where every name is an address."""
    return f"urn:detente:{what}:{quote(identity, safe='')}"


def _document(reading: Reading) -> Json:
    header = document_json(reading.document)
    row: Json = {
        "id": urn("document", reading.document.id),
        "type": ["Text", "prov:Entity"],
        "format": "text/plain",
        "value": header.pop("text"),
        "header": header,
    }
    if reading.document.language:
        row["language"] = reading.document.language
    if reading.document.url:
        row["prov:hadPrimarySource"] = {"id": reading.document.url}
    if reading.document.publisher:
        row["prov:wasAttributedTo"] = {
            "type": ["Organization", "prov:Agent"],
            "name": reading.document.publisher,
        }
    return row


def _annotation(claim: Claim, number: int, text: str) -> Json:
    bare, anchors = taken_apart(claim.kind, claim.row)
    source = urn("document", claim.document)
    return {
        "id": urn("claim", claim.id),
        "type": ["Annotation", "prov:Entity"],
        "motivation": "describing",
        "generator": _SOFTWARE,
        "prov:wasDerivedFrom": {"id": source},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.kind},
            {"type": "Dataset", "kind": claim.kind, "number": number, "claim": bare},
        ],
        "target": [_target(source, anchor, text) for anchor in anchors] or [source],
    }


def _target(source: str, anchor: Anchor, text: str) -> Json:
    return {
        "type": "SpecificResource",
        "source": source,
        "part": anchor.part,
        "selector": [
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            {
                "type": "TextQuoteSelector",
                "exact": anchor.text,
                "prefix": text[max(0, anchor.start - AROUND) : anchor.start],
                "suffix": text[anchor.end : anchor.end + AROUND],
            },
        ],
    }


def _assessment(judgement: Judgement) -> Json:
    body: list[Any] = [{"type": "Dataset", "judgement": asdict(judgement)}]
    if judgement.note:
        body.insert(0, {"type": "TextualBody", "purpose": "commenting", "value": judgement.note})
    return {
        "type": ["Annotation", "prov:Entity"],
        "motivation": "assessing",
        "creator": {"type": ["Person", "prov:Agent"], "name": judgement.by},
        "created": judgement.at,
        "body": body,
        "target": urn(_OF.get(judgement.relation, "claim"), judgement.subject),
    }


_OF = {"same actor": "actor", "header": "document"}
"""What is judged, by the relation, where it is no claim."""
