"""What a report is made of: headline, lead, paragraphs, turns of a transcript, credits, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.furniture import is_clock, is_furniture
from detente.reading.header import (
    Dateline,
    colon_dateline_at,
    credited,
    date_line,
    date_tail,
    dateline_at,
    filed_line,
)
from detente.reading.labels import Label, labels_of
from detente.reading.lines import Paragraph, paragraphs_of
from detente.record.text import Contributor, Span

HEADLINE = "headline"
LEAD = "lead"
BODY = "body"
ITEM = "item"
LABEL = "label"
TURN = "turn"
KINDS = (HEADLINE, LEAD, BODY, ITEM, LABEL, TURN)
"""The kinds of block that are read. A label names who speaks the turn after it."""

_HEAD = 6
"""Within so many paragraphs from the top stand headline, by-line, date and dateline."""

_PROSE = 25
"""So many words before the first label make the transcript an extract within an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text to be parsed apart from others."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text's blocks in order, and what its own words tell of its making.

    Attributes:
        blocks: what is to be read; credits, datelines, list markers and furniture are left out.
        boilerplate: page furniture.
        preamble: the lines before a transcript's first label ("PRESS BRIEFING BY …"); empty elsewhere.
        published: ISO date, where the text gives one in full.
    """

    blocks: tuple[Block, ...]
    boilerplate: tuple[Span, ...] = ()
    preamble: tuple[Span, ...] = ()
    published: str | None = None
    dateline: str | None = None
    contributors: tuple[Contributor, ...] = ()


def layout_of(text: str, boilerplate: Sequence[Span] = ()) -> Layout:
    """Lay out a text. `boilerplate` is furniture already known, and stays so.

    >>> layout_of("BRUSSELS, Jan 12 (Reuters) - Talks ended.").dateline
    'BRUSSELS'
    """
    return _Setter(text, boilerplate).layout()


class _Setter:
    """Goes down the paragraphs once, from the top."""

    def __init__(self, text: str, boilerplate: Sequence[Span]) -> None:
        self._text = text
        self._known = sorted(boilerplate)
        self._paragraphs = paragraphs_of(text)
        self._labels = labels_of(text, [each.span for each in self._paragraphs])
        self._blocks: list[Block] = []
        self._furniture: list[Span] = list(self._known)
        self._preamble: list[Span] = []
        self._people: list[Contributor] = []
        self._dateline: Dateline | None = None
        self._published: str | None = None
        self._turn = False
        self._last_label = max(self._labels, default=0)
        self._embedded = any(
            len(text[each.span.start : each.span.end].split()) >= _PROSE
            for each in self._paragraphs
            if each.span.start < min(self._labels, default=0)
        )

    def layout(self) -> Layout:
        known = iter(self._known)
        furniture = next(known, None)
        read = 0
        for index, paragraph in enumerate(self._paragraphs):
            while furniture is not None and furniture.end <= paragraph.span.start:
                furniture = next(known, None)
            if furniture is not None and furniture.overlaps(paragraph.span):
                continue
            if self._set(index, paragraph, read):
                read += 1
        dateline = self._dateline
        return Layout(
            blocks=tuple(self._blocks),
            boilerplate=tuple(sorted(self._furniture)),
            preamble=tuple(self._preamble) if self._labels else (),
            published=self._published or (dateline.published if dateline else None),
            dateline=dateline.place if dateline else None,
            contributors=tuple(self._people),
        )

    def _set(self, index: int, paragraph: Paragraph, read: int) -> bool:
        """Place one paragraph; whether it counts as one that is read."""
        span = paragraph.span
        label = self._labels.get(span.start)
        if label is not None:
            self._open_turn(label, span)
            return True
        words = self._text[span.start : span.end]
        if is_furniture(words) or is_clock(words):
            self._furniture.append(span)
            return False
        if self._is_credit(words, index):
            return False
        if index < _HEAD and self._dateline is None and (filed := filed_line(words)):
            self._dateline = filed
            return False
        if index < _HEAD and self._published is None and (date := date_line(words)):
            self._published = date
            return False
        self._add(index, paragraph, read)
        return True

    def _is_credit(self, words: str, index: int) -> bool:
        near_an_end = index < _HEAD or index >= len(self._paragraphs) - _HEAD
        agency = self._dateline.agency if self._dateline else None
        people = credited(words, agency) if near_an_end and not self._labels else ()
        known = {person.name for person in self._people}
        self._people.extend(person for person in people if person.name not in known)
        return bool(people)

    def _open_turn(self, label: Label, span: Span) -> None:
        self._turn = True
        self._blocks.append(Block(span=label.name, kind=LABEL))
        if label.begins < span.end:
            self._blocks.append(Block(span=Span(label.begins, span.end), kind=TURN))

    def _add(self, index: int, paragraph: Paragraph, read: int) -> None:
        span = paragraph.span
        if self._turn and not (self._embedded and span.start > self._last_label):
            self._blocks.append(Block(span=span, kind=TURN))
            return
        if self._labels:
            self._preamble.append(span)
        dateline = self._dateline_of(span) if self._dateline is None and index < _HEAD else None
        if dateline is not None:
            self._dateline = dateline
            self._blocks.append(Block(span=Span(dateline.begins, span.end), kind=LEAD))
            return
        kind = ITEM if paragraph.item else BODY
        if read == 0 and not self._labels and self._is_headline(index, span):
            kind = HEADLINE
            if tail := date_tail(self._text[span.start : span.end]):
                span = Span(span.start, span.start + tail[0])
                self._published = self._published or tail[1]
        self._blocks.append(Block(span=span, kind=kind))

    def _dateline_of(self, span: Span) -> Dateline | None:
        found = dateline_at(self._text, span.start, span.end)
        if found is None and not self._labels:
            found = colon_dateline_at(self._text, span.start, span.end)
        return found if found is not None and found.begins < span.end else None

    def _is_headline(self, index: int, span: Span) -> bool:
        """Short, alone at the top, and either unstopped or set in capitals as titles are."""
        words = self._text[span.start : span.end].split()
        if (
            len(words) > 30
            or index + 1 >= len(self._paragraphs)
            or dateline_at(self._text, span.start, span.end)
        ):
            return False
        if not self._text.endswith((".", "!", "?", '"', "”"), span.start, span.end):
            return True
        long = [word for word in words if len(word) > 3]
        return sum(word[:1].isupper() for word in long) > 0.7 * len(long)
