"""From attributions to statements: each with its speaker's entity, its act, and in whose words it stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from detente.reading.acts import Acts
from detente.reading.attribution import Attribution
from detente.reading.home import home_of
from detente.reading.identity import Identity
from detente.reading.knowledge import Knowledge
from detente.reading.nesting import enclosing
from detente.reading.parse import Parse
from detente.reading.sides import standpoints, with_parties
from detente.reading.speakers import resolve_speakers
from detente.record import Document, Mention, Span, Speaker, Statement

_MODE = {"all": "direct", "some": "mixed", "none": "indirect"}


def statements_of(
    document: Document, parse: Parse, found: Sequence[Attribution], knowledge: Knowledge
) -> tuple[Statement, ...]:
    """A document's attributions as statements, in the order given."""
    home = home_of(found, document, knowledge)
    identities = resolve_speakers(
        parse, found, knowledge, published=document.published, title=document.title, home=home
    )
    outer = enclosing([each.content for each in found])
    speakers = with_parties(
        [_speaker(document, parse, *each) for each in zip(found, identities, strict=True)],
        document.text,
        knowledge,
        published=document.published,
        home=home,
    )
    judge = Acts(parse, knowledge.acts, knowledge.gazetteer)
    acts = [
        judge.act(each, standpoint, parties=_parties(parse, each, knowledge))
        for each, standpoint in zip(found, standpoints(speakers), strict=True)
    ]
    made = [_statement(document, parse, *each) for each in zip(found, speakers, acts, strict=True)]
    ids = [each.id for each in made]
    return tuple(
        each if holder is None or ids[holder] == each.id else replace(each, via=ids[holder])
        for each, holder in zip(made, outer, strict=True)
    )


def _speaker(
    document: Document, parse: Parse, found: Attribution, identity: Identity | None
) -> Speaker | None:
    if found.speaker is None:
        return None
    span = parse.span(*found.speaker)
    words = document.quote(span)
    return Speaker(text=words, span=span, entity=words if identity is None else identity.name)


def _statement(
    document: Document, parse: Parse, found: Attribution, speaker: Speaker | None, act: str
) -> Statement:
    content = tuple(_mention(document, span) for span in found.content)
    cue = None if found.cue is None else _mention(document, parse.span(*found.cue))
    addressee = None if found.addressee is None else document.quote(parse.span(*found.addressee))
    return Statement(
        id=_identity(document, speaker, cue, content),
        speaker=speaker,
        cue=cue,
        content=content,
        mode=_MODE[found.quoted],
        act=act,
        addressee=addressee,
        negated=found.negated,
        modality="hypothetical" if found.hypothetical else "actual",
    )


def _parties(parse: Parse, found: Attribution, knowledge: Knowledge) -> int:
    """How many states and bodies the speaker's phrase names."""
    if found.speaker is None:
        return 0
    words = (parse.words[token] for token in range(found.speaker[0], found.speaker[1] + 1))
    named = {knowledge.gazetteer.modifier(word) for word in words if word[0].isupper()}
    return len(named - {None})


def _mention(document: Document, span: Span) -> Mention:
    return Mention(text=document.quote(span), span=span)


def _identity(document: Document, *mentions: Mention | tuple[Mention, ...] | None) -> str:
    """A content hash over canonical JSON: equal readings have equal ids."""
    spans: list[object] = []
    for mention in mentions:
        parts = mention if isinstance(mention, tuple) else (mention,)
        spans.append([None if part is None else [part.span.start, part.span.end] for part in parts])
    canonical = json.dumps([document.id, spans], separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
