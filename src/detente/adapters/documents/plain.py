"""`.txt`: the document's text is the file's own, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from detente.adapters.documents.encoding import decoded
from detente.adapters.documents.identity import document
from detente.record import Document


def read_plain(raw: bytes, name: str, encoding: str | None = None) -> Iterator[Document]:
    """One document. Raises UnreadableInput where the bytes are no text."""
    yield document(raw, name, decoded(raw, name, encoding))
