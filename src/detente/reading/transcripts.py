"""Transcripts: a label opens a turn, and the turn is that speaker's direct statement."""

from __future__ import annotations

from bisect import bisect_right

from detente.reading.attribution import Attribution
from detente.reading.furniture import stage_directions
from detente.reading.layout import LABEL, TURN, Block, Layout
from detente.reading.parse import Parse
from detente.record.text import Span

_FIRST_PERSON = frozenset({"i", "we"})
_IN_MIND = frozenset(
    ("know", "think", "believe", "see", "hear", "understand", "imagine", "feel", "expect", "conclude")
)
"""What a listener does who says nothing: "as you know"."""
_ASKING = frozenset(
    ("do", "did", "does", "are", "were", "can", "could", "would", "will", "have", "had", "may", "might")
)


def find_turns(parse: Parse, layout: Layout) -> list[Attribution]:
    """Every turn of a transcript, its label as speaker; one span of content a paragraph."""
    block_at = {parse.starts[first]: (first, last - 1) for first, last in parse.blocks}
    turns: list[Attribution] = []
    label: tuple[int, int] | None = None
    content: list[Span] = []
    for block in (*layout.blocks, None):
        if block is not None and block.kind == TURN:
            content.extend(_spoken(parse.text, block))
            continue
        if label is not None and content:
            turns.append(_turn(label, content))
        label, content = None, []
        if block is not None and block.kind == LABEL:
            label = block_at.get(block.span.start)
    return turns


def with_turns(parse: Parse, layout: Layout, found: list[Attribution]) -> list[Attribution]:
    """A document's attributions with its turns, in order of the text.

    What a speaker says of their own words ("I said that …") is part of the turn, and so is how they turn
    to the listener ("you know", "do you think that …?"); what they say of others' words is a further
    statement within it.
    """
    turns = find_turns(parse, layout)
    if not turns:
        return found
    spans = [block.span for block in layout.blocks if block.kind == TURN]
    starts = [span.start for span in spans]
    kept = []
    for each in found:
        at = bisect_right(starts, each.content[0].start) - 1
        within = at >= 0 and each.content[0].start < spans[at].end
        if not within or not _own(parse, each):
            kept.append(each)
    return sorted([*turns, *kept], key=lambda each: each.content[0].start)


def _own(parse: Parse, found: Attribution) -> bool:
    if found.speaker is None:
        return True
    first, last = found.speaker
    if first != last:
        return False
    return parse.lowers[first] in _FIRST_PERSON or (
        parse.lowers[first] in ("you", "ya") and (found.cue_lemma in _IN_MIND or _asks(parse, found))
    )


def _asks(parse: Parse, found: Attribution) -> bool:
    """Whether the listener is asked: "do you say", "are you saying", "could you tell"."""
    assert found.speaker is not None
    token = found.speaker[0]
    while token > 0 and parse.tags[token - 1] in ("RB", "DT"):
        token -= 1
    return (
        token > 0
        and parse.tags[token - 1] in ("MD", "VBP", "VBD", "VBZ")
        and (parse.lowers[token - 1] in _ASKING)
    )


def _turn(label: tuple[int, int], content: list[Span]) -> Attribution:
    return Attribution(
        speaker=label, cue=None, content=tuple(content), cue_lemma="", cue_kind="label", quoted="all"
    )


def _spoken(text: str, block: Block) -> list[Span]:
    """A paragraph's words without stage directions."""
    start, spans = block.span.start, []
    for first, last in (
        *stage_directions(text, block.span.start, block.span.end),
        (block.span.end, block.span.end),
    ):
        words = text[start:first]
        begins = start + len(words) - len(words.lstrip())
        ends = start + len(words.rstrip())
        if begins < ends:
            spans.append(Span(begins, ends))
        start = last
    return spans
