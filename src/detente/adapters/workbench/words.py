"""Words of a text as a browser names them: their offsets, their letters, and a word more or less."""

from __future__ import annotations

import re

from detente.record import Span

# A word ends where a space does; what is written together is moved over together, in any script.
_WORD = re.compile(r"\S+")
_SPAN = re.compile(r"\s*(\d{1,9})\s*[-–]\s*(\d{1,9})\s*")


def span_in(asked: str, quote: str, text: str) -> Span | None:
    """The span that a form names, None where it names none.

    Args:
        asked: "start-end" in code points; where it is empty, the quote is looked for.
        quote: the words that the form has for it, spaces aside; empty where it doesn't say.

    Raises:
        ValueError: the text has other words there, or the words not once.
    """
    if not asked.strip():
        return _found(quote, text) if quote.strip() else None
    match = _SPAN.fullmatch(asked)
    if match is None:
        raise ValueError(f"{asked!r:.80} is no span; write it as start-end, such as 120-148")
    start, end = int(match[1]), int(match[2])
    if not start < end <= len(text):
        raise ValueError(f"{start}-{end} is no span of a text of {len(text)} characters")
    if quote.strip() and _plain(quote) != _plain(text[start:end]):
        raise ValueError(f"the text has {text[start:end]!r:.200} at {start}-{end}, not {quote!r:.200}")
    return Span(start, end)


def _found(quote: str, text: str) -> Span:
    words = quote.split()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    places = [match.span() for match in pattern.finditer(text)]
    if len(places) != 1:
        often = f"{len(places)} times" if places else "nowhere"
        raise ValueError(f"{' '.join(words)!r:.200} stands {often} in the text; give the words of one place")
    return Span(*places[0])


def _plain(words: str) -> str:
    """Words without spaces, which browsers change in forms, and with what stands for a NUL on a page."""
    return "".join(words.split()).replace("\x00", "\ufffd")


def nudged(text: str, span: Span, edge: str, by: int) -> Span:
    """A span whose start or end is moved over words; it keeps at least one.

    >>> text = "They said no to it."
    >>> nudged(text, Span(5, 12), "start", -1), nudged(text, Span(5, 12), "end", 1)
    (Span(start=0, end=12), Span(start=5, end=15))
    """
    words = [match.span() for match in _WORD.finditer(text)]
    if edge == "start":
        starts = [start for start, _ in words]
        before, later = (
            [s for s in starts if s < span.start],
            [s for s in starts if span.start < s < span.end],
        )
        there = before[by:][:1] if by < 0 else later[by - 1 : by]
        return Span(there[0], span.end) if there else span
    ends = [end for _, end in words]
    before, later = [e for e in ends if span.start < e < span.end], [e for e in ends if e > span.end]
    there = before[by:][:1] if by < 0 else later[by - 1 : by]
    return Span(span.start, there[0]) if there else span


def trimmed(text: str, span: Span) -> Span:
    """A span without the spaces at its ends; as it is where it holds nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else span
