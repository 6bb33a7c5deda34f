"""What all finders of facts look up about one document: its dates, its parties, its statements."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from detente.reading.calendar import exact
from detente.reading.dates import ON, SINCE, DateMention, find_dates
from detente.reading.knowledge import Knowledge
from detente.reading.layout import Layout
from detente.reading.parse import Parse
from detente.reading.people import People, PersonMention
from detente.reading.polities import PolityFinder, PolityMention
from detente.reading.statement_cover import StatementCover
from detente.reading.tense import governor
from detente.record import Document, Mention, PartialDate, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One document with its dates and the states and organisations that it names, by token.

    Attributes:
        published: the day that relative dates are counted from.
        dates, polities: in order of the text, none overlapping another of its kind.
        statements: finds the statement that a claim stands in. people: the persons named.
    """

    document: Document
    layout: Layout
    parse: Parse
    published: datetime.date | None
    dates: list[DateMention]
    polities: list[PolityMention]
    statements: StatementCover
    people: People
    _date_starts: list[int] = field(init=False)
    _polity_starts: list[int] = field(init=False)
    _places: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_date_starts", [each.first for each in self.dates])
        object.__setattr__(self, "_polity_starts", [each.first for each in self.polities])
        object.__setattr__(self, "_places", _places(self.parse, self.document.dateline))

    def polities_in(self, first: int, last: int) -> list[PolityMention]:
        """The mentions that start from token `first` to `last`."""
        return self.polities[
            bisect_left(self._polity_starts, first) : bisect_right(self._polity_starts, last)
        ]

    def polity_at(self, token: int) -> PolityMention | None:
        """The mention that covers a token."""
        at = bisect_right(self._polity_starts, token) - 1
        return self.polities[at] if at >= 0 and token <= self.polities[at].last else None

    def persons_in(self, first: int, last: int) -> list[PersonMention]:
        """The persons named at the tokens from `first` to `last`."""
        return self.people.within(first, last)

    def is_known_place(self, word: str) -> bool:
        """Whether the text itself uses a name, in lower case, for a place: "in Geneva", the dateline."""
        return word in self._places

    def dates_in(self, first: int, last: int) -> list[DateMention]:
        """The dates that start from token `first` to `last`."""
        return self.dates[bisect_left(self._date_starts, first) : bisect_right(self._date_starts, last)]

    def is_dated(self, token: int) -> bool:
        """Whether a token is part of a date."""
        at = bisect_right(self._date_starts, token) - 1
        return at >= 0 and token <= self.dates[at].last

    def date_of(self, token: int) -> DateMention | None:
        """The day that is said of the clause or noun at a token: one in its own words, nearest first."""
        return self._nearest_date(token, ON)

    def beginning_of(self, token: int) -> DateMention | None:
        """The day since which it has gone on ("since Sunday")."""
        return self._nearest_date(token, SINCE)

    def is_recent(self, date: DateMention) -> bool:
        """Whether a date is a day of the week up to publication."""
        day = exact(date.start)
        return day is not None and self.published is not None and 0 <= (self.published - day).days < 7

    def is_of_telling(self, date: DateMention) -> bool:
        """Whether it is the day on which someone said something, rather than of what they told."""
        parse, token = self.parse, date.first
        for _ in range(8):
            if parse.tags[token].startswith("VB"):
                return any(parse.deps[each] == "ccomp" for each in parse.children[token])
            token = parse.heads[token]
        return False

    def _nearest_date(self, token: int, relation: str) -> DateMention | None:
        sentence = self.parse.sentences[self.parse.sentence_of[token]]
        best: tuple[int, int] | None = None
        found = None
        for each in self.dates_in(sentence[0], sentence[1] - 1):
            distance = self._steps(each.first, token) if each.relation == relation else None
            if distance is not None:
                rank = (distance, abs(each.first - token))
                if best is None or rank < best:
                    best, found = rank, each
        return found

    def _steps(self, date: int, token: int) -> int | None:
        """How far above a date stands a token that governs it; None where another clause has it.

        A noun also has the dates of its own relative clause ("talks held on Monday").
        """
        parse = self.parse
        at = date
        for step in range(8):
            if at == token:
                return step
            above = governor(parse, at)
            if above == at:
                return None
            if parse.tags[at].startswith("VB") and not (
                above == token
                and parse.deps[at] in ("relcl", "acl", "amod")
                and parse.tags[token].startswith("NN")
            ):
                return None
            at = above
        return None

    def mention(self, span: Span) -> Mention:
        """The exact words at a span."""
        return Mention(text=self.document.quote(span), span=span)


def setting_of(
    document: Document,
    layout: Layout,
    parse: Parse,
    statements: tuple[Statement, ...],
    polities: PolityFinder,
    knowledge: Knowledge,
) -> Setting:
    """Look up a document's dates and parties once, for every finder of facts."""
    published = _published(document.published)
    return Setting(
        document=document,
        layout=layout,
        parse=parse,
        published=published,
        dates=find_dates(parse, published),
        polities=polities.find(parse),
        people=People(parse, knowledge, document.published),
        statements=StatementCover(statements),
    )


def _places(parse: Parse, dateline: str | None) -> frozenset[str]:
    after = {
        parse.lowers[token + 1]
        for token in range(len(parse) - 1)
        if parse.lowers[token] == "in" and parse.tags[token + 1] == "NNP" and parse.heads[token + 1] == token
    }
    return frozenset(after | {word.casefold() for word in (dateline or "").split()})


def _published(date: str | None) -> datetime.date | None:
    """The day of publication; metadata may hold a time of day as well, or nonsense."""
    try:
        return exact(PartialDate.parse(date[:10])) if date else None
    except (TypeError, ValueError):
        return None
