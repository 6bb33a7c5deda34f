"""`.html`: the article of a page, without its menus, by trafilatura."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.settings import use_config

from detente.adapters.documents.encoding import decoded
from detente.adapters.documents.identity import document
from detente.adapters.documents.metadata import Metadata, iso_date
from detente.errors import UnreadableInput
from detente.record import Document

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it can't read is told as an error here
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_web(raw: bytes, name: str, encoding: str | None = None) -> Iterator[Document]:
    """One document: the article's paragraphs with a blank line between them.

    The text is plain text: a page that prints `&lt;b&gt;` yields the characters `<b>`.

    Raises:
        UnreadableInput: no text, or a page without an article.
    """
    page: str | bytes = raw
    if encoding is not None or not _declares_encoding(raw):
        page = decoded(raw, name, encoding)
    if not page.strip():
        raise UnreadableInput(name, "is empty")
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, config=use_config()
    )
    lines = [] if found is None else [line.strip() for line in (found.text or "").splitlines()]
    text = "\n\n".join(line for line in lines if line)
    if not text:
        text = "\n\n".join(line.strip() for line in trafilatura.html2txt(page).splitlines() if line.strip())
    if not text:
        raise UnreadableInput(name, "holds no article: the page has no text")
    yield document(raw, name, text, _about(found))


def _about(found: Any) -> Metadata:
    if found is None:
        return Metadata()
    return Metadata(
        title=found.title or None,
        publisher=found.sitename or None,
        url=found.url or None,
        published=iso_date(found.date) if found.date else None,
    )


def _declares_encoding(raw: bytes) -> bool:
    return b"charset" in raw[:4096].lower() or raw[:2] in (b"\xff\xfe", b"\xfe\xff")
