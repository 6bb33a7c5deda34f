"""A syntactic analysis as plain columns, so that rules need no parser's own types."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.record.text import Span


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one document with tags (Penn Treebank) and dependencies (ClearNLP labels).

    All columns have one entry a token; a token's index is its name everywhere in `reading`.
    Sentences and blocks (paragraphs) never cross; a dependency never leaves its sentence.

    Attributes:
        starts, ends: character offsets into the document's text.
        words: the tokens as printed. lowers: the same, lower case.
        heads: the governing token, itself at a sentence's root. deps: the label of that dependency.
        sentence_of, block_of: index into `sentences` and `blocks`.
        sentences, blocks: half-open ranges of tokens.
        children: the tokens that each governs, in order. left, right: its subtree's first and last token.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    sentence_of: list[int]
    block_of: list[int]
    sentences: list[tuple[int, int]]
    blocks: list[tuple[int, int]]
    children: list[list[int]] = field(init=False)
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.words)
        children: list[list[int]] = [[] for _ in range(size)]
        left, right = list(range(size)), list(range(size))
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        # Subtrees are settled from the leaves up; depth is bounded by the sentence.
        for token in self._leaves_first(children):
            head = self.heads[token]
            if head != token:
                left[head] = min(left[head], left[token])
                right[head] = max(right[head], right[token])
        object.__setattr__(self, "children", children)
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)

    def _leaves_first(self, children: list[list[int]]) -> list[int]:
        order = [token for token, head in enumerate(self.heads) if head == token]
        for token in order:
            order.extend(children[token])
        order.reverse()
        return order

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])
