"""English by the function words that spaCy has."""

from __future__ import annotations

from functools import cache

from detente.reading.english import may_be_english
from detente.record import Document


def is_foreign(document: Document) -> bool:
    """Whether a document's text seems not to be in English."""
    return not may_be_english(document.text, function_words())


@cache
def function_words() -> frozenset[str]:
    """The words that any English text has, whatever it is about, in lower case."""
    # Loading spaCy takes half a second, which a page that needs no parser shouldn't pay at its start.
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)
