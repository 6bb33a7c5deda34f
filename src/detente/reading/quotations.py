"""Quotation marks: which words stand between them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.parse import Parse

_OPENING = {"“": "”", "„": "”", "«": "»", "``": "''"}
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "''"})
"""Marks that open and close alike."""
_SINGLE = frozenset({"'", "‘", "’", "`"})
MARKS = frozenset({*_OPENING, *_CLOSING, *_STRAIGHT, "‘", "’", "`", "'"})
_END = frozenset(",.?!…;:-—–)]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        first, last: the first and last token between the marks, both included.
        opened, closed: whether there is a mark at that end; without one the block's end is the end.
    """

    first: int
    last: int
    opened: bool
    closed: bool

    def __contains__(self, token: int) -> bool:
        return self.first <= token <= self.last


def find_quotations(parse: Parse) -> list[Quotation]:
    """The quotations of a document in order, none within another, none over a block's end."""
    found: list[Quotation] = []
    words = parse.words
    for first, end in parse.blocks:
        opening: int | None = None
        single: int | None = None
        for token in range(first, end):
            word = words[token]
            if word not in MARKS or parse.tags[token] == "POS":
                continue
            if (
                word in _OPENING
                or _is_second_backtick(parse, token, first)
                or (word in _STRAIGHT and opening is None and not _closes(parse, token, end))
            ):
                if opening is not None and token - 1 > opening:
                    found.append(Quotation(opening + 1, token - 1, True, False))
                opening, single = token, None
            elif word in _STRAIGHT or word in _CLOSING:
                if opening is not None:
                    if token - 1 > opening:
                        found.append(Quotation(opening + 1, token - 1, True, True))
                    opening = None
                elif token > first and not any(q.last >= first for q in found[-1:]):
                    found.append(Quotation(first, token - 1, False, True))
            elif opening is None:
                if single is None and word != "’" and _opens(parse, token, end):
                    single = token
                elif single is not None and word != "‘" and _closes(parse, token, end):
                    if token - 1 > single:
                        found.append(Quotation(single + 1, token - 1, True, True))
                    single = None
        if opening is not None and end - 1 > opening:
            found.append(Quotation(opening + 1, end - 1, True, False))
    return found


def _is_second_backtick(parse: Parse, token: int, first: int) -> bool:
    """``, which the tokenizer splits."""
    return (
        token > first
        and parse.words[token] == "`" == parse.words[token - 1]
        and parse.ends[token - 1] == parse.starts[token]
    )


def _opens(parse: Parse, token: int, end: int) -> bool:
    """A mark with nothing to its left and a word to its right."""
    free = token == 0 or parse.ends[token - 1] < parse.starts[token] or parse.words[token - 1] in "([—–-"
    return free and token + 1 < end and parse.ends[token] == parse.starts[token + 1]


def _closes(parse: Parse, token: int, end: int) -> bool:
    """A mark with a word to its left and nothing, or punctuation, to its right."""
    joined = (
        token > 0 and parse.ends[token - 1] == parse.starts[token] and parse.words[token - 1] not in "([—–"
    )
    return joined and (
        token + 1 >= end or parse.ends[token] < parse.starts[token + 1] or parse.words[token + 1][0] in _END
    )
