"""Documents and the spans that quote them (stand-off annotation)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person whom a report credits, with the agency worked for where it is named."""

    name: str
    agency: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of a document's text: half-open, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report, communiqué, readout or transcript as it was published.

    Attributes:
        id: the id that its publisher or collection gives it, else the SHA-256 of its bytes.
        text: the text as stored; every offset of the record counts its code points.
        published: ISO date of publication, or None where neither metadata nor text tells.
        dateline: the place from which a dispatch is filed, as printed.
        boilerplate: page furniture (captions, links, credits to watch or click), never read.
        name: what to call it in messages: the path, or the id.
    """

    id: str
    text: str
    name: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    dateline: str | None = None
    contributors: tuple[Contributor, ...] = ()
    boilerplate: tuple[Span, ...] = ()

    def quote(self, span: Span) -> str:
        """The exact words that a span stands on."""
        if span.end > len(self.text):
            raise ValueError(
                f"{span} ends beyond the text of {self.id}, which has {len(self.text)} characters"
            )
        return self.text[span.start : span.end]
