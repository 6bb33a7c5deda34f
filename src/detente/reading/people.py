"""The persons of a document by token, with whom they act for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from detente.reading.cast import Casting, Figure, stem
from detente.reading.knowledge import Knowledge
from detente.reading.names import NameFinder
from detente.reading.parse import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A person as named at some tokens: the full name, and the states and bodies served."""

    first: int
    last: int
    name: str
    polities: tuple[str, ...]


class People:
    """Looks up persons by token; names are sought when one is first asked for."""

    def __init__(self, parse: Parse, knowledge: Knowledge, published: str | None) -> None:
        self._parse = parse
        self._knowledge = knowledge
        self._published = published

    def within(self, first: int, last: int) -> list[PersonMention]:
        """The mentions that touch the tokens from `first` to `last`, in order."""
        at = bisect_right(self._starts, first) - 1
        start = at if at >= 0 and self._mentions[at].last >= first else at + 1
        return self._mentions[start : bisect_right(self._starts, last)]

    @cached_property
    def _mentions(self) -> list[PersonMention]:
        known = self._knowledge
        names = list(NameFinder(known.gazetteer, known.persons).names(self._parse))
        cast = Casting(self._parse, known.persons, known.roster, self._published).cast(names, frozenset())
        return [
            PersonMention(
                first=each.first, last=each.last, name=each.figure.name, polities=self._polities(each.figure)
            )
            for each in cast.sightings
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.first for each in self._mentions]

    def _polities(self, figure: Figure) -> tuple[str, ...]:
        """Whom the text says that a person serves, else whom the roster knows for the day."""
        if figure.polities:
            return tuple(sorted(figure.polities))
        term = self._knowledge.roster.named(stem(figure.words[-1]), self._published)
        return (term.of,) if term is not None and term.holder == figure.name else ()
