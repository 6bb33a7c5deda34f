"""Where a report's paragraphs stand, and what of it is page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.record.text import Span

_PARAGRAPH = re.compile(r"\S[^\n]*")


def blocks_of(text: str, boilerplate: Sequence[Span] = ()) -> list[Span]:
    """The paragraphs to be read: lines that hold words and are no boilerplate.

    >>> blocks_of("One line.\\n\\n  Another.\\n")
    [Span(start=0, end=9), Span(start=13, end=21)]
    """
    found = [Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    return [block for block in found if not any(block.overlaps(furniture) for furniture in boilerplate)]
