"""Web Annotations read back: an annotation whose position and quote don't agree is refused, never moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.adapters.export.annotations import urn
from detente.adapters.export.parts import Found, Json, Refused, Sheaf, decoded
from detente.adapters.export.spans import Anchor, put_together
from detente.adapters.record_lines import judgement_of
from detente.record import KINDS, Reading

_Numbered = tuple[str, int, Json]


@dataclass(slots=True, kw_only=True)
class _Annotated:
    """A document, and the claims of its annotations with the name of each."""

    document: Json
    claims: list[tuple[str, _Numbered]] = field(default_factory=list)


def found_in_annotations(lines: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """The readings of the documents, in their order; then judgements. Foreign annotations are refused.

    Args:
        lines: where each stands, and the line.
    """
    documents: dict[str, _Annotated] = {}
    annotations: list[tuple[str, Json]] = []
    for where, line in lines:
        try:
            row = decoded(line)
            if "header" in row:
                source, header = _document(row)
                if source in documents:
                    raise ValueError(f"{source} stands there twice")
                documents[source] = _Annotated(document=header)
            else:
                annotations.append((where, row))
        except ValueError as fault:
            yield Refused(where=where, reason=str(fault))
    judgements = []
    lost: set[str] = set()
    for where, row in annotations:
        name = f"{where}, {row.get('id', 'an annotation')}"
        body: Json = {}
        try:
            body = _body(row)
            if "judgement" in body:
                judgements.append(judgement_of(body["judgement"]))
                continue
            document, claim = _claim(row, body, documents)
            document.claims.append((name, claim))
        except ValueError as fault:
            lost |= _statement_of(body.get("kind"), body.get("claim"))
            yield Refused(where=name, reason=str(fault))
    for each in documents.values():
        yield from _salvaged(each, lost)
    yield from judgements


def _document(row: Json) -> tuple[str, Json]:
    header, text = row["header"], row.get("value")
    if not isinstance(header, dict) or not isinstance(text, str) or not isinstance(header.get("id"), str):
        raise ValueError("a document has a header with its id, and its text under value")
    return urn("document", header["id"]), header | {"text": text}


def _body(row: Json) -> Json:
    bodies = row.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict) and ("claim" in body or "judgement" in body):
            return body
    raise ValueError("has neither a claim nor a judgement in its body")


def _claim(row: Json, body: Json, documents: dict[str, _Annotated]) -> tuple[_Annotated, _Numbered]:
    kind, number, bare = body.get("kind"), body.get("number"), body["claim"]
    if kind not in KINDS or not isinstance(number, int) or not isinstance(bare, dict):
        raise ValueError(f"a claim has a kind ({', '.join(KINDS)}), a number and its values")
    targets = row.get("target")
    targets = targets if isinstance(targets, list) else [targets]
    sources = {each.get("source") if isinstance(each, dict) else each for each in targets}
    source = sources.pop() if len(sources) == 1 else None
    if not isinstance(source, str) or source not in documents:
        raise ValueError(f"its targets are not of one document that is here: {source}")
    document = documents[source]
    text = document.document["text"]
    anchors = [_anchor(each, text) for each in targets if isinstance(each, dict)]
    return document, (kind, number, put_together(kind, bare, anchors))


def _anchor(target: Json, text: str) -> Anchor:
    selectors = target.get("selector")
    by_type: dict[Any, Json] = {}
    for each in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(each, dict):
            by_type[str(each.get("type"))] = each
    position, words = by_type.get("TextPositionSelector", {}), by_type.get("TextQuoteSelector", {})
    start, end, exact = position.get("start"), position.get("end"), words.get("exact")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(exact, str):
        raise ValueError("a target needs both a TextPositionSelector and a TextQuoteSelector")
    before, after = words.get("prefix", ""), words.get("suffix", "")
    if not 0 <= start < end or text[start:end] != exact:
        raise ValueError(
            f"the text has {text[max(0, start) : end]!r:.80} at [{start}, {end}], not {exact!r:.80}"
        )
    if text[max(0, start - len(before)) : start] != before or text[end : end + len(after)] != after:
        raise ValueError(
            f"{exact!r:.80} at [{start}, {end}] stands between other words than its prefix and suffix"
        )
    return Anchor(part=str(target.get("part")), start=start, end=end, text=exact)


def _statement_of(kind: object, claim: object) -> set[str]:
    """The id by which other claims say that they stand within this one."""
    return {str(claim.get("id"))} if kind == "statement" and isinstance(claim, dict) else set()


def _salvaged(annotated: _Annotated, lost: set[str]) -> Iterator[Found]:
    """The reading without the annotations that make none, or that stand within a statement so lost."""
    sound = annotated.claims
    try:
        if not lost:
            yield _reading(annotated, sound)
            return
    except ValueError:
        pass
    sound = []
    for name, claim in annotated.claims:
        try:
            _reading(annotated, [(name, claim)])
            sound.append((name, claim))
        except ValueError as fault:
            lost |= _statement_of(claim[0], claim[2])
            yield Refused(where=name, reason=str(fault))
    while orphans := [each for each in sound if each[1][2].get("via") in lost]:
        sound = [each for each in sound if each not in orphans]
        for name, (kind, _, bare) in orphans:
            lost |= _statement_of(kind, bare)
            yield Refused(where=name, reason=f"stands within statement {bare['via']}, which was refused")
    try:
        yield _reading(annotated, sound)
    except ValueError as fault:
        yield Refused(where=f"document {annotated.document['id']}", reason=str(fault))


def _reading(annotated: _Annotated, claims: list[tuple[str, _Numbered]]) -> Reading:
    return Sheaf(document=annotated.document, claims=[claim for _, claim in claims]).reading()
