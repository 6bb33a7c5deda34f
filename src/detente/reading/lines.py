"""Paragraphs of a text as it was stored: hard-wrapped lines joined, blank lines and list items told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from detente.record.text import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WORDS = re.compile(r"[^\s\ufeff\u200b](?:.*[^\s\ufeff\u200b])?", re.DOTALL)
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[-*•‣◦▪●–·][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)][ \t\u00a0]+(?=\S)")
_ENDS_SENTENCE = (".", "!", "?", ":", ";", '"', "”", "’", "'", ")", "]", "…", "*", "_")

WIDEST_WRAP = 132
"""No one wraps wider: mail and Markdown wrap at 65 to 80, terminals and listings at 132."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A run of lines that reads on, without the marker that opens a list item.

    Attributes:
        item: a list marker ("-", "•", "2.") opened it.
    """

    span: Span
    item: bool = False


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order, in time linear in its length.

    A line break within a paragraph is told from one between paragraphs as a typist would have
    made it: the next line's first word would not have fitted on the line.

    >>> [each.span for each in paragraphs_of("One line.\\n\\n  Another.\\n")]
    [Span(start=0, end=9), Span(start=13, end=21)]
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Paragraph] = []
    start = end = -1
    item = False
    for index, line in enumerate(lines):
        marker = _BULLET.match(text, line.start, line.end)
        if start >= 0 and not marker and _reads_on(text, lines[index - 1], line, width):
            end = line.end
            continue
        if start >= 0:
            found.append(Paragraph(span=Span(start, end), item=item))
        marker = marker or _NUMBER.match(text, line.start, line.end)
        item = marker is not None
        start, end = marker.end() if marker else line.start, line.end
    if start >= 0:
        found.append(Paragraph(span=Span(start, end), item=item))
    return found


def _lines(text: str) -> list[Span]:
    """Each line's words, from the first character that is no space to the last."""
    spans = []
    for line in _LINE.finditer(text):
        words = _WORDS.search(line.group())
        if words:
            spans.append(Span(line.start() + words.start(), line.start() + words.end()))
    return spans


def _adjacent(text: str, line: Span, following: Span) -> bool:
    between = text[line.end : following.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _column(text: str, line: Span) -> int:
    """Where the line ends, its indentation counted."""
    indent = line.start - 1
    while indent >= 0 and text[indent] in " \t\u00a0":
        indent -= 1
    return line.end - indent - 1


def _wrap_width(text: str, lines: list[Span]) -> int | None:
    """The middle length of lines that others follow directly, or None where the text isn't wrapped.

    Wrapped lines are of much the same length, and most of them end within a sentence.
    """
    inner = [line for line, following in pairwise(lines) if _adjacent(text, line, following)]
    if len(inner) < 2:
        return None
    lengths = sorted(_column(text, line) for line in inner)
    width = lengths[len(lengths) // 2]
    stopped = sum(text.endswith(_ENDS_SENTENCE, line.start, line.end) for line in inner)
    even = lengths[len(lengths) * 3 // 4] <= 1.25 * width
    return width if 40 <= width <= WIDEST_WRAP and even and 2 * stopped < len(inner) else None


def _reads_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if not _adjacent(text, line, following):
        return False
    if not text.endswith(_ENDS_SENTENCE, line.start, line.end) and text[following.start].islower():
        return True
    if width is None:
        return False
    word = _FIRST_WORD.match(text, following.start)
    room = word.end() - word.start() if word else 0
    return _column(text, line) + 1 + room >= width
