"""Which module reads which extension."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.adapters.documents.markdown import read_markdown
from detente.adapters.documents.pdf import read_pdf
from detente.adapters.documents.plain import read_plain
from detente.adapters.documents.web import read_web
from detente.adapters.documents.word import read_word
from detente.record import Document

Format = Callable[[bytes, str, str | None], Iterator[Document]]

WHOLE: dict[str, Format] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_web,
    ".htm": read_web,
    ".pdf": read_pdf,
    ".docx": read_word,
}
"""Formats that hold one document a file."""

LINES = (".jsonl", ".ndjson")
"""Formats that hold one document a line."""

EXTENSIONS = (*WHOLE, *LINES)
