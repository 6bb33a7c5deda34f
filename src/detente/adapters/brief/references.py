"""How sentences refer to their claims and assumptions: numbers and letters, and lists where they are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.brief import Brief, Sentence

RUN = 3
"""So many consecutive numbers or more are told as a range."""
MOST = 4
"""Marks of claims after a sentence; where there would be more, one leads to a list of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mark after a sentence: what it shows, and the anchor that it leads to.

    Attributes:
        number: of the claim, where it leads to a single one.
    """

    shown: str
    anchor: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Many claims on which sentences stand: told once, and referred to."""

    anchor: str
    count: int
    marks: tuple[Reference, ...]


class References:
    """The numbers of a brief's claims, the letters of its assumptions, and its long lists of claims."""

    def __init__(self, brief: Brief) -> None:
        self._numbers = {source.claim: source.number for source in brief.sources}
        self._places = {words: at for at, words in enumerate(brief.assumptions)}
        self._lists: dict[tuple[int, ...], Listed] = {}
        self._shown: set[int] = set()
        for sentence in brief.sentences():
            self.of(sentence)
        around = {source.number: source.within for source in brief.sources}
        for number in list(self._shown):
            at = around[number]
            while at is not None and at not in self._shown:
                self._shown.add(at)
                at = around[at]

    def of(self, sentence: Sentence) -> list[Reference]:
        """The marks of a sentence: claims in ascending order, then assumptions."""
        numbers = sorted({self._numbers[claim] for claim in sentence.grounds.claims})
        marks = _marks(numbers)
        if len(marks) > MOST:
            listed = self._listed(tuple(numbers), marks)
            marks = [Reference(shown=f"{listed.count} claims", anchor=listed.anchor)]
        else:
            self._shown.update(numbers)
        words = (*sentence.grounds.assumptions, *sentence.grounds.ungrounded)
        places = sorted({self._places[each] for each in words})
        for run in _runs(places):
            first, last = letter(run[0]), letter(run[-1])
            shown = f"{first}–{last}" if len(run) >= RUN else first
            marks.append(Reference(shown=shown, anchor=f"assumption-{first}"))
        return marks

    @property
    def lists(self) -> tuple[Listed, ...]:
        """The long lists, in the order in which sentences first refer to them."""
        return tuple(self._lists.values())

    def is_told(self, number: int) -> bool:
        """Whether some sentence leads to the claim itself, not only to a list in which it stands."""
        return number in self._shown

    def letter_of(self, assumption: str) -> str:
        """The letter of an assumption."""
        return letter(self._places[assumption])

    def _listed(self, numbers: tuple[int, ...], marks: Sequence[Reference]) -> Listed:
        if numbers not in self._lists:
            anchor = f"list-{len(self._lists) + 1}"
            self._lists[numbers] = Listed(anchor=anchor, count=len(numbers), marks=tuple(marks))
        return self._lists[numbers]


def _marks(numbers: Sequence[int]) -> list[Reference]:
    return [
        Reference(shown=f"{run[0]}–{run[-1]}", anchor=f"claim-{run[0]}")
        if len(run) >= RUN
        else Reference(shown=str(run[0]), anchor=f"claim-{run[0]}", number=run[0])
        for run in _runs(numbers)
    ]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in ([run] if len(run) >= RUN else [[each] for each in run])]


def letter(place: int) -> str:
    """Letters in order, as spreadsheets count them.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
