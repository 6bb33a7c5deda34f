"""What reading needs from outside: someone who parses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from detente.reading.parse import Parse
from detente.record.text import Span


class Parser(Protocol):
    """A dependency parser for English news."""

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """Parse each text's blocks, apart from one another, in the order given.

        Args:
            texts: whole texts, each with the blocks (paragraphs) to be parsed, ordered, not overlapping.
        """
        ...
