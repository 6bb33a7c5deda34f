"""A file's document: its id is the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib

from detente.adapters.documents.encoding import checked
from detente.adapters.documents.limits import TEXT_CHARACTERS
from detente.adapters.documents.metadata import Metadata
from detente.errors import UnreadableInput
from detente.record import Document


def document(
    raw: bytes, name: str, text: str, about: Metadata | None = None, identity: str | None = None
) -> Document:
    """The document that a file holds.

    Raises:
        UnreadableInput: no text, too much of it, or a language that Détente doesn't read.
    """
    about = about or Metadata()
    checked(text, name)
    if len(text) > TEXT_CHARACTERS:
        reason = f"holds {len(text):,} characters; one document may have {TEXT_CHARACTERS:,}. Split it"
        raise UnreadableInput(name, reason)
    if about.language is not None and not about.language.lower().startswith("en"):
        raise UnreadableInput(name, f"is in the language {about.language!r}; Détente reads English")
    return Document(
        id=identity or hashlib.sha256(raw).hexdigest(),
        text=text,
        name=name,
        title=about.title,
        publisher=about.publisher,
        url=about.url,
        published=about.published,
        language=about.language,
    )
