"""A claim as it is being written: what the form holds, whether or not it makes a claim yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from detente.adapters.workbench.forms import FIELDS, ROLES, SEVERAL, Row, filled, spans_of, standing_on
from detente.adapters.workbench.queue import Kind
from detente.adapters.workbench.words import nudged, span_in, trimmed
from detente.reading.lines import paragraphs_of
from detente.record import Document, Span
from detente.record.renaming import each_named

AROUND = 2
"""Paragraphs shown before and after those in which the words stand."""
WHOLE = 40
"""Paragraphs of a document that are shown where no words are chosen yet."""
_NUDGE = re.compile(r"(\d{1,3})\.(start|end|drop|add)(?:\.(-?1))?")


Written = Annotated[str, StringConstraints(max_length=2000)]


class Draft(BaseModel):
    """What the form of a claim holds; the claim's own fields by their names come with it."""

    model_config = ConfigDict(extra="allow")

    of: Kind = Field("", description="Kind of a claim to be written.")
    role: list[str] = Field(default_factory=list, max_length=60, description="As what words belong to it.")
    span: list[str] = Field(
        default_factory=list, max_length=60, description="Where they stand, as start-end in code points."
    )
    quote: list[str] = Field(
        default_factory=list, max_length=60, description="The words; without a span they are looked for."
    )
    nudge: str = Field(
        "", max_length=20, description="A word more or less: place.edge.by, such as 0.start.-1."
    )
    as_written: list[Written] = Field(
        default_factory=list, max_length=60, description="Names to be kept though they look misspelled."
    )
    seen: int | None = Field(None, ge=0, le=2**53, description="The revision that the reviewer looked at.")
    queue: str = Field("", max_length=4000, description="The query of the queue to go on in.")
    back: str = Field("", max_length=4000, description="The address to go back to.")

    def keeps(self, name: str) -> bool:
        """Whether a name is to be kept though it looks misspelled."""
        return name in (part for names in self.as_written for part in each_named(names))

    def given(self, name: str, otherwise: str) -> str:
        """What stands in a field, or something else where the form was not sent yet."""
        value = (self.model_extra or {}).get(name)
        if isinstance(value, list):
            value = value[-1] if value else ""
        if value is None:
            return "" if self.role else otherwise
        return str(value)[:10_000].replace("\x00", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    """Words that the claim is to stand on. `span` is None where the form names none of the text."""

    role: str
    asked: str
    quote: str
    span: Span | None
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters that are all marked alike: with the places in the form of the words that they belong to."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A draft beside its text.

    Attributes:
        parts: the words it stands on. paragraphs: each with where it starts and its stretches.
        fault: what is wrong with the words, None where nothing is.
    """

    parts: tuple[DraftPart, ...]
    paragraphs: tuple[tuple[int, tuple[Stretch, ...]], ...]
    fault: str | None


def marked(document: Document, kind: str, row: Mapping[str, Any], draft: Draft) -> Marked:
    """What a form holds of words, moved as its buttons ask."""
    parts = _nudged(document, kind, _parts(document, kind, row, draft), draft.nudge)
    faults = [part.fault for part in parts if part.fault]
    spans = [part.span for part in parts if part.span]
    return Marked(
        parts=tuple(parts),
        paragraphs=tuple(
            (at.start, tuple(_stretches(document.text, at, parts)))
            for at in _around([each.span for each in paragraphs_of(document.text)], spans)
        ),
        fault=faults[0] if faults else None,
    )


def drafted(document: Document, kind: str, row: Row, draft: Draft) -> Row:
    """The claim that a form makes.

    Raises:
        ValueError: it makes none; naming the field or the words, and what is wrong with them.
    """
    parts = _parts(document, kind, row, draft)
    for part in parts:
        if part.fault:
            raise ValueError(part.fault)
    spans = {role: [p.span for p in parts if p.role == role and p.span] for role in ROLES[kind]}
    placed = standing_on(row, document, {role: sorted(each) for role, each in spans.items()})
    given = {field.name: draft.given(field.name, "") for field in FIELDS[kind]}
    return filled(placed, kind, given)


def _parts(document: Document, kind: str, row: Mapping[str, Any], draft: Draft) -> list[DraftPart]:
    if not draft.role:
        known = [(role, span) for role in ROLES[kind] for span in spans_of(row, role)]
        parts = [_whole(document, role, span) for role, span in known]
        if draft.span:
            parts = [_asked(document, ROLES[kind][0], draft.span[0], "")]
    else:
        parts = []
        for place, role in enumerate(draft.role):
            if role in ROLES[kind]:
                asked = draft.span[place] if place < len(draft.span) else ""
                quote = draft.quote[place] if place < len(draft.quote) else ""
                parts.append(_asked(document, role, asked, quote.replace("\x00", "\ufffd")))
    present = {part.role for part in parts}
    parts += [
        DraftPart(role=role, asked="", quote="", span=None) for role in ROLES[kind] if role not in present
    ]
    return sorted(parts, key=lambda part: (ROLES[kind].index(part.role), part.span or Span(10**9, 10**9 + 1)))


def _whole(document: Document, role: str, span: Span) -> DraftPart:
    return DraftPart(
        role=role, asked=f"{span.start}-{span.end}", quote=" ".join(document.quote(span).split()), span=span
    )


def _asked(document: Document, role: str, asked: str, quote: str) -> DraftPart:
    try:
        span = span_in(asked, quote, document.text)
    except ValueError as fault:
        return DraftPart(role=role, asked=asked, quote=quote, span=None, fault=f"{role}: {fault}")
    if span is None:
        return DraftPart(role=role, asked="", quote="", span=None)
    return _whole(document, role, trimmed(document.text, span))


def _nudged(document: Document, kind: str, parts: list[DraftPart], nudge: str) -> list[DraftPart]:
    match = _NUDGE.fullmatch(nudge)
    if match is None or int(match[1]) >= len(parts):
        return parts
    place, what = int(match[1]), match[2]
    part = parts[place]
    if what == "add" and part.role in SEVERAL:
        return [
            *parts[: place + 1],
            DraftPart(role=part.role, asked="", quote="", span=None),
            *parts[place + 1 :],
        ]
    if what == "drop":
        others = [*parts[:place], *parts[place + 1 :]]
        if any(each.role == part.role for each in others):
            return others
        return [*parts[:place], DraftPart(role=part.role, asked="", quote="", span=None), *parts[place + 1 :]]
    if part.span is None or match[3] is None:
        return parts
    moved = nudged(document.text, part.span, what, int(match[3]))
    return [*parts[:place], _whole(document, part.role, moved), *parts[place + 1 :]]


def _around(paragraphs: list[Span], spans: list[Span]) -> list[Span]:
    own = [n for n, at in enumerate(paragraphs) if any(span.overlaps(at) for span in spans)]
    if not own:
        return paragraphs[:WHOLE]
    return paragraphs[max(0, min(own) - AROUND) : max(own) + AROUND + 1]


def _stretches(text: str, at: Span, parts: list[DraftPart]) -> list[Stretch]:
    here = [part for part in parts if part.span and part.span.overlaps(at)]
    edges = {at.start, at.end}
    for part in here:
        assert part.span is not None
        edges |= {edge for edge in (part.span.start, part.span.end) if at.start < edge < at.end}
    places = sorted(edges)
    return [
        Stretch(
            text=text[left:right],
            roles=tuple(p.role for p in here if p.span and p.span.start <= left and right <= p.span.end),
        )
        for left, right in pairwise(places)
    ]
