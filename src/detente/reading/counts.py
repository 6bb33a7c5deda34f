"""Numbers as news prints them: figures, words, vague thousands, and how they are hedged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.reading.parse import Parse

EXACTLY = "exactly"
AT_LEAST = "at least"

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "k": 1_000}
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    "dozen": 12,
}
_VAGUE = {"thousands": 1_000, "hundreds": 100, "tens": 10, "millions": 1_000_000}


_SHARES = frozenset(
    {
        *("half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "percent", "%", "cent"),
        *("most", "majority", "part", "bulk", "share", "proportion", "fraction", "portion"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with its bound.

    Attributes:
        first, last: its tokens, the hedge ("more than") included.
        value: the figure; of a range or a vague plural ("tens of thousands") the least that it states.
    """

    first: int
    last: int
    value: int
    bound: str


def count_ending(parse: Parse, last: int, bounds: Mapping[str, str]) -> Count | None:
    """The count whose last word is the token, or None.

    >>> # "more than 10,000", "some 1.2 million", "two dozen", "tens of thousands"
    """
    start = parse.sentences[parse.sentence_of[last]][0]
    if parse.lowers[last] in _VAGUE:
        return _vague(parse, last, start, bounds)
    first = last
    while first > start and _is_number(parse, first - 1) and parse.lowers[last] in _SCALES | {"dozen": 12}:
        first -= 1
    value = _value(parse, first, last)
    if value is None or _is_vague(parse, first, start) or _is_share(parse, first, start):
        return None
    low, opening = _range_start(parse, first, start, value)
    if low is not None:
        return Count(first=opening, last=last, value=low, bound=AT_LEAST)
    bound, opening = _bound(parse, first, start, bounds)
    return Count(first=opening, last=last, value=value, bound=bound)


def _is_vague(parse: Parse, first: int, start: int) -> bool:
    """ "Several thousand" states no number."""
    return first > start and parse.lowers[first - 1] in ("several", "few", "many", "couple", "countless")


def _is_share(parse: Parse, first: int, start: int) -> bool:
    """ "More than half of its 190,000 troops": the number is the whole's, and not what is counted."""
    before = first - 1
    while before > start and (
        parse.tags[before] in ("PRP$", "DT", "POS", "NNP", "JJ", "RB", "IN") and parse.lowers[before] != "of"
    ):
        before -= 1
    return before > start and parse.lowers[before] == "of" and parse.lowers[before - 1] in _SHARES


def _is_number(parse: Parse, token: int) -> bool:
    lower = parse.lowers[token]
    return lower in _WORDS or lower in _SCALES or lower == "a" or _FIGURE.fullmatch(lower) is not None


def _value(parse: Parse, first: int, last: int) -> int | None:
    """The number of "1.2 million", "two hundred", "a dozen", "10,000"."""
    total = 0.0
    for token in range(first, last + 1):
        lower = parse.lowers[token]
        if lower in _SCALES:
            total = (total or 1) * _SCALES[lower]
        elif lower == "dozen":
            total = (total or 1) * 12
        elif lower in _WORDS:
            total += _WORDS[lower]
        elif lower == "a":
            total += 1
        elif _FIGURE.fullmatch(lower) and len(lower) < 12:
            total += float(lower.replace(",", ""))
        else:
            return None
    return int(total) if total >= 1 and total == int(total) else None


def _range_start(parse: Parse, first: int, start: int, high: int) -> tuple[int | None, int]:
    """The lower end of "60,000 to 90,000" and "between 60,000 and 90,000"."""
    if first - 2 < start or parse.lowers[first - 1] not in ("to", "and", "or", "-", "–", "—"):
        return None, first
    low = _value(parse, first - 2, first - 2)
    if low is None or low > high:
        return None, first
    opening = first - 2
    if opening > start and parse.lowers[opening - 1] in ("between", "from"):
        return low, opening - 1
    return (low, opening) if parse.lowers[first - 1] != "and" else (None, first)


def _bound(parse: Parse, first: int, start: int, bounds: Mapping[str, str]) -> tuple[str, int]:
    for size in (4, 3, 2, 1):
        opening = first - size
        if opening >= start:
            bound = bounds.get(" ".join(parse.lowers[opening:first]))
            if bound is not None:
                return bound, opening
    return EXACTLY, first


def _vague(parse: Parse, last: int, start: int, bounds: Mapping[str, str]) -> Count | None:
    """ "tens of thousands"; mere "thousands" states no number."""
    if last - 2 < start or parse.lowers[last - 1] != "of" or parse.lowers[last - 2] not in _VAGUE:
        return None
    value, first = _VAGUE[parse.lowers[last]] * _VAGUE[parse.lowers[last - 2]], last - 2
    bound, opening = _bound(parse, first, start, bounds)
    return Count(
        first=opening, last=last, value=value, bound=AT_LEAST if bound in (EXACTLY, "about") else bound
    )
