"""An article in paragraphs, each cut into runs that are all marked alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.adapters.page.claims import PageClaim
from detente.adapters.page.cutting import Run, cut
from detente.reading.layout import HEADLINE, LABEL, layout_of
from detente.reading.lines import paragraphs_of
from detente.record import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an article, cut into runs, with the claims whose words begin in it.

    `start` is where it begins in the text.
    """

    runs: tuple[Run, ...]
    claims: tuple[PageClaim, ...]
    style: str
    start: int = 0


def paragraphs(document: Document, claims: Sequence[PageClaim]) -> Iterator[Paragraph]:
    """The paragraphs of a document with the claims that are marked in each."""
    blocks = layout_of(document.text, document.boilerplate).blocks
    headlines = {block.span.start for block in blocks if block.kind == HEADLINE}
    labels = {block.span.start for block in blocks if block.kind == LABEL}
    spans = [paragraph.span for paragraph in paragraphs_of(document.text)]
    marked: list[dict[int, PageClaim]] = [{} for _ in spans]
    for claim in claims:
        for mark in claim.marks:
            for at in _touched(mark.span, spans):
                marked[at][claim.number] = claim
    furniture = {at for each in document.boilerplate for at in _touched(each, spans)}
    for at, span in enumerate(spans):
        here = list(marked[at].values())
        style = "body"
        if at in furniture:
            style = "furniture"
        elif span.start in headlines:
            style = "headline"
        elif span.start in labels:
            style = "turn"
        yield Paragraph(
            runs=tuple(cut(document.text, span.start, span.end, here)),
            claims=tuple(claim for claim in here if span.start <= claim.begins < span.end),
            style=style,
            start=span.start,
        )


def _touched(span: Span, spans: Sequence[Span]) -> Iterator[int]:
    """Which of the spans, which follow each other, one overlaps."""
    at = bisect_right(spans, span.start, key=lambda each: each.end)
    while at < len(spans) and spans[at].start < span.end:
        if spans[at].overlaps(span):
            yield at
        at += 1
