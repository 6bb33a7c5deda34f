"""followthemoney entities, one a line: documents, whom they name, talks and deeds, and what was said.

The model has no place for who said what in which words, so each claim is also carried whole, as JSON under
`notes`; nothing that is only said, denied or planned becomes an Event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from detente.adapters.export.actors import (
    ACTOR,
    ORGANISATION,
    PERSON,
    STATE,
    Cast,
    identity,
    named_by,
    parties_of,
)
from detente.adapters.export.parts import (
    Found,
    Json,
    Refused,
    Sheaf,
    decoded,
    distinct,
    encoded,
    readings_of,
    sorted_in,
)
from detente.adapters.record_lines import judgement_of, safe_line
from detente.record import (
    Claim,
    Commitment,
    Deployment,
    Event,
    Judgement,
    Meeting,
    Reading,
    Statement,
    document_json,
)

SCHEMA_OF = {STATE: "PublicBody", ORGANISATION: "Organization", PERSON: "Person", ACTOR: "LegalEntity"}
_ENGLISH = {"en": "eng"}
_OURS = "detente"


def entity_lines(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Iterator[str]:
    """The lines, without their ends: documents and claims, judgements, then whom they name."""
    cast, spoken_for = Cast(), dict[tuple[str, str], str]()
    for reading in readings:
        yield safe_line(_document(reading))
        for number, claim in distinct(reading):
            cast.meet(claim)
            yield safe_line(_happening(claim, number) or _note(claim, number))
            if isinstance(claim.body, Statement) and claim.body.speaker:
                for party in parties_of(claim.body.speaker.party):
                    if party.strip() and claim.body.speaker.entity.strip():
                        spoken_for.setdefault((claim.body.speaker.entity, party), claim.document)
    for number, judgement in enumerate(judgements):
        yield safe_line(_judgement(judgement, number))
    for name, kind in cast.members():
        yield safe_line(_entity(_actor(name), SCHEMA_OF[kind], name=name))
    for (speaker, party), document in spoken_for.items():
        if speaker != party:
            yield safe_line(
                _entity(
                    _id("representation", speaker, party),
                    "Representation",
                    agent=_actor(speaker),
                    client=_actor(party),
                    role="spoke for",
                    proof=_id("document", document),
                )
            )


def _id(*parts: str) -> str:
    return f"detente-{identity(*parts)}"


def _actor(name: str) -> str:
    return _id("actor", name)


def _entity(key: str, schema: str, /, **properties: str | list[str] | None) -> Json:
    """An entity in the model's form: every property a list, none where nothing is known."""
    lists = {
        name: [each for each in ([value] if isinstance(value, str) else value or []) if each]
        for name, value in properties.items()
    }
    return {"id": key, "schema": schema, "properties": {name: each for name, each in lists.items() if each}}


def _document(reading: Reading) -> Json:
    document = reading.document
    header = document_json(document)
    text = header.pop("text")
    return _entity(
        _id("document", document.id),
        "PlainText",
        title=document.title,
        fileName=document.name,
        publisher=document.publisher,
        publishedAt=document.published,
        sourceUrl=document.url if (document.url or "").startswith(("http://", "https://")) else None,
        language=_ENGLISH.get(document.language or ""),
        author=[each.name for each in document.contributors],
        mimeType="text/plain",
        bodyText=text,
        notes=encoded({_OURS: "document", "header": header, "empty": not text}),
    )


def _carried(claim: Claim, number: int) -> str:
    return encoded({_OURS: claim.kind, "document": claim.document, "number": number, "claim": claim.row})


def _happening(claim: Claim, number: int) -> Json | None:
    """Talks that were held or are planned, and deeds told as done, are events; nothing else is."""
    body = claim.body
    if isinstance(body, Meeting) and body.status != "cancelled":
        name, status, where = body.forum or "Talks", body.status, body.place
        start, end = body.start, body.end
    elif isinstance(body, Event) and body.modality == "actual" and not body.negated and body.via is None:
        name, status, where = body.type, body.modality, None
        start, end = body.date, None
    else:
        return None
    return _entity(
        _id("claim", claim.id),
        "Event",
        name=name,
        description=claim.words,
        summary=body.outcome if isinstance(body, Meeting) else None,
        location=where,
        startDate=str(start) if start else None,
        endDate=str(end) if end else None,
        keywords=[claim.kind, status],
        involved=[_actor(each) for each in named_by(claim)],
        proof=_id("document", claim.document),
        notes=_carried(claim, number),
    )


def _note(claim: Claim, number: int) -> Json:
    """Any other claim: a note on its document and on whom it names."""
    body, tags = claim.body, [claim.kind]
    if isinstance(body, Statement):
        tags += [body.act, body.mode, *(["not said"] if body.negated else ())]
    elif isinstance(body, Commitment):
        tags.append(body.kind)
    elif isinstance(body, Event):
        tags += [body.type, body.modality, *(["denied"] if body.negated else ())]
    elif isinstance(body, Deployment):
        tags.append(f"{body.bound} {body.count}")
    document = _id("document", claim.document)
    return _entity(
        _id("claim", claim.id),
        "Note",
        name=f"{claim.kind}: {tags[1]}" if len(tags) > 1 else claim.kind,
        description=claim.words,
        keywords=tags,
        entity=[document, *(_actor(each) for each in named_by(claim))],
        proof=document,
        notes=_carried(claim, number),
    )


def _judgement(judgement: Judgement, number: int) -> Json:
    return _entity(
        _id("judgement", str(number), judgement.subject),
        "Note",
        name=f"judgement: {judgement.verdict}",
        description=judgement.note,
        keywords=["judgement", judgement.relation, judgement.verdict],
        entity=_actor(judgement.subject)
        if judgement.relation == "same actor"
        else _id("document" if judgement.relation == "header" else "claim", judgement.subject),
        notes=encoded({_OURS: "judgement", "number": number, "judgement": asdict(judgement)}),
    )


def found_in_entities(lines: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """The readings, in the order of their documents, then judgements; entities of others are passed by.

    Args:
        lines: where each stands, and the line.
    """
    sheaves: dict[str, Sheaf] = {}
    waiting, judgements = list[tuple[str, Json]](), list[tuple[int, Json]]()
    for where, line in lines:
        try:
            row = decoded(line)
            ours = _ours(row)
            if ours is None:
                continue
            if ours[_OURS] == "document":
                header = ours["header"]
                text = "" if ours.get("empty") else _single(row, "bodyText")
                if header["id"] in sheaves:
                    raise ValueError(f"document {header['id']} stands there twice")
                sheaves[header["id"]] = Sheaf(document=header | {"text": text})
            elif ours[_OURS] == "judgement":
                judgements.append((ours["number"], ours["judgement"]))
            else:
                waiting.append((where, ours))
        except (ValueError, TypeError, KeyError) as fault:
            yield Refused(where=where, reason=f"is no entity that Détente wrote ({fault})")
    yield from sorted_in(sheaves, waiting, _OURS)
    yield from readings_of(sheaves.values())
    for _, judged in sorted(judgements, key=lambda each: each[0]):
        try:
            yield judgement_of(judged)
        except ValueError as fault:
            yield Refused(where="a judgement", reason=str(fault))


def _ours(row: Json) -> Json | None:
    """What Détente carried along in an entity, None where it wrote none."""
    for note in row["properties"].get("notes", ()):
        if isinstance(note, str) and note.startswith('{"' + _OURS + '":'):
            return decoded(note)
    return None


def _single(row: Json, name: str) -> str:
    values = row["properties"].get(name, [])
    if len(values) != 1 or not isinstance(values[0], str):
        raise ValueError(f"{name} has {len(values)} values where one belongs")
    return str(values[0])
