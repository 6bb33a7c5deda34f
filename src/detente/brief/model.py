"""The brief: sections of sentences, each with what it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.record import PartialDate
from detente.record.grounds import Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and its grounds; a sentence without any can't be made."""

    text: str
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An issue in the grid: its verdict, and what each party said, by party."""

    issue: str
    verdict: str
    cells: tuple[Sentence | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Parties across, issues down."""

    parties: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Sentences under a heading of their own: an issue, a day.

    Attributes:
        mark: a word that is set beside the heading, such as a verdict.
    """

    title: str
    sentences: tuple[Sentence, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question of the brief, answered."""

    key: str
    title: str
    lead: tuple[Sentence, ...] = ()
    grid: Grid | None = None
    entries: tuple[Entry, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the section, in reading order."""
        yield from self.lead
        for row in self.grid.rows if self.grid else ():
            yield from (cell for cell in row.cells if cell is not None)
        for entry in self.entries:
            yield from entry.sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a passage, and whether it is among the words that the claim stands on."""

    text: str
    is_quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A claim as the appendix shows it: its words within their sentences, and who published them.

    Attributes:
        number: by which sentences refer to it. claim: its id.
        heading: who, and what is claimed. within: the number of the statement that it stands in.
        passage: empty where the record doesn't have the claim (any more).
    """

    number: int
    claim: str
    kind: str
    heading: str
    passage: tuple[Piece, ...]
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    within: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief on one negotiation.

    Attributes:
        case: which case deals and outcomes stand on.
        assumptions: every one that some sentence stands on, in order of first use.
    """

    title: str
    as_of: PartialDate | None
    case: str
    documents: int
    claims: int
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    assumptions: tuple[str, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in reading order."""
        for section in self.sections:
            yield from section.sentences()
