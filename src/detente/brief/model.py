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
    """Sentences under a heading of their own: an issue, a claim, a kind of happening.

    Attributes:
        mark: a word that is set beside the heading, such as a verdict.
        more: sentences that a busy reader skips, shown on demand. more_words: what they are.
    """

    title: str
    sentences: tuple[Sentence, ...]
    mark: str = ""
    more: tuple[Sentence, ...] = ()
    more_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one party does on an issue, and on which options; none where its words name none."""

    party: str
    does: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """An issue's options in order, and each party's lane along them."""

    issue: str
    verdict: str
    options: tuple[str, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week's distinct events by class, and their balance."""

    start: str
    counts: tuple[tuple[str, int], ...]
    balance: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting on a day."""

    day: str
    words: str
    status: str


Drawing = tuple[Strip, ...] | tuple[Week, ...] | tuple[Met, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart: what it shows, and the same in words.

    Attributes:
        key: names it in a file. caption: the sentence that says what is to be seen, with its grounds.
        drawing: strips, weeks or meetings; none is mixed with another.
    """

    key: str
    title: str
    caption: Sentence
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question of the brief, answered."""

    key: str
    title: str
    lead: tuple[Sentence, ...] = ()
    grid: Grid | None = None
    pictures: tuple[Picture, ...] = ()
    entries: tuple[Entry, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the section, in reading order."""
        yield from self.lead
        yield from (picture.caption for picture in self.pictures)
        for row in self.grid.rows if self.grid else ():
            yield from (cell for cell in row.cells if cell is not None)
        for entry in self.entries:
            yield from entry.sentences
            yield from entry.more


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
        state: what a person has said of it, one of `detente.record.judgement.STATES`.
        copies: further documents that are near-duplicates of its own: no reports of their own.
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
    state: str = "proposed"
    copies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief on one negotiation.

    Attributes:
        independent: of the documents, near-duplicates counted once.
        claims: of the record.
        reviewed: of the claims that the brief stands on, those that a person has seen and stands by.
        case: which case deals and outcomes stand on.
        since: what happened before is left out.
        summary: what a reader with a minute needs.
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
    summary: tuple[Sentence, ...] = ()
    independent: int = 0
    reviewed: int = 0
    since: PartialDate | None = None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every chart, in reading order."""
        return tuple(picture for section in self.sections for picture in section.pictures)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in reading order."""
        yield from self.summary
        for section in self.sections:
            yield from section.sentences()
