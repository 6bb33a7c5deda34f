"""`.pdf`: pypdf opens and checks, pdfplumber finds the lines, which are joined to paragraphs here."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Any

import pdfplumber
import pypdf

from detente.adapters.documents.identity import document
from detente.adapters.documents.limits import PDF_PAGE_BYTES, PDF_PAGES
from detente.adapters.documents.metadata import Metadata
from detente.errors import UnreadableInput
from detente.record import Document

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what can't be read is told as an error here
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

LEADING = 1.35
"""A gap between lines larger than this many times the usual one ends a paragraph."""

SHORT = 0.75
"""A line shorter than this share of the column, with a full stop at its end, ends a paragraph."""

MARGIN = 0.09
"""Top and bottom share of a page where running heads and folios stand."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words and where they stand on the page, in points."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    height: float  # of the page


def read_pdf(raw: bytes, name: str, encoding: str | None = None) -> Iterator[Document]:
    """One document: paragraphs with a blank line between them, words broken at line ends joined.

    Raises:
        UnreadableInput: a broken, encrypted or too large file, or one of pictures alone.
    """
    try:
        about = _opened(raw, name)
        lines = _lines(raw)
    except UnreadableInput:
        raise
    except RecursionError:
        raise UnreadableInput(name, "is a broken PDF: its parts contain one another") from None
    except Exception as fault:  # the parsers raise whatever a broken file makes them stumble over
        raise UnreadableInput(
            name, f"is a broken PDF ({type(fault).__name__}: {_first_line(fault)})"
        ) from None
    text = "\n\n".join(paragraphs_of(without_running_heads(lines)))
    if not text:
        raise UnreadableInput(name, "holds no text, only pictures of it; run it through OCR first")
    yield document(raw, name, text, about)


def _opened(raw: bytes, name: str) -> Metadata:
    """The metadata, once it is sure that the file may be read."""
    if not raw.strip():
        raise UnreadableInput(name, "is empty")
    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput(name, "is locked by a password; save a copy without it")
    pages = len(reader.pages)
    if pages > PDF_PAGES:
        raise UnreadableInput(name, f"has {pages:,} pages; {PDF_PAGES:,} are read at most. Split it")
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        size = 0 if contents is None else len(contents.get_data())
        if size > PDF_PAGE_BYTES:
            raise UnreadableInput(name, f"page {number} unpacks to {size:,} bytes; that is no text")
    title = reader.metadata.title if reader.metadata else None
    return Metadata(title=" ".join(str(title).split()) or None if title else None)


def _lines(raw: bytes) -> list[Line]:
    found: list[Line] = []
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        for number, page in enumerate(pdf.pages):
            height = float(page.height)
            rows: list[dict[str, Any]] = page.extract_text_lines(return_chars=False, strip=True)
            for row in rows:
                if row["text"].strip():
                    box = (float(row["x0"]), float(row["x1"]), float(row["top"]), float(row["bottom"]))
                    found.append(Line(row["text"].strip(), number, *box, height))
            page.close()
    return found


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Drop what stands in the margin of several pages, numbers aside: heads, feet, folios."""
    pages = len({line.page for line in lines})

    def key(line: Line) -> str | None:
        in_margin = line.bottom < MARGIN * line.height or line.top > (1 - MARGIN) * line.height
        return _DIGITS.sub("#", line.text) if in_margin else None

    seen = Counter(key(line) for line in lines)
    return [
        line
        for line in lines
        if (k := key(line)) is None or not (k.strip("-– #") == "" or (pages > 2 and seen[k] > pages / 2))
    ]


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """Join printed lines to paragraphs, by the gaps between them and by short last lines."""
    if not lines:
        return []
    steps = [
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    ]
    usual = median_low(steps) if steps else 0.0
    column = max(line.right for line in lines) - min(line.left for line in lines)
    paragraphs = [lines[0].text]
    for above, below in pairwise(lines):
        turned = above.page != below.page or below.top <= above.top
        gap = not turned and below.top - above.top > LEADING * usual
        ended = above.text.rstrip("\"'”’)").endswith((".", "!", "?", ":"))
        short = above.right - above.left < SHORT * column and ended
        if gap or short or (turned and ended):
            paragraphs.append(below.text)
        else:
            paragraphs[-1] = joined(paragraphs[-1], below.text)
    return paragraphs


def joined(above: str, below: str) -> str:
    """Two lines as one, a word broken between them made whole.

    >>> joined("the negoti-", "ators left"), joined("a nine-", "Year plan")
    ('the negotiators left', 'a nine-Year plan')
    """
    if above.endswith("\u00ad"):
        return above[:-1] + below
    if above.endswith("-") and above[-2:-1].isalpha():
        return above[:-1] + below if below[:1].islower() else above + below
    return f"{above} {below}"


def _first_line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or ["no reason given"])[0][:120]
