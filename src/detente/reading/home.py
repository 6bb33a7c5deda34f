"""Whose transcript it is: in it "the President" and "the administration" need no state's name."""

from __future__ import annotations

from collections.abc import Iterable

from detente.reading.attribution import Attribution
from detente.reading.knowledge import Knowledge
from detente.record import Document

_BEYOND = frozenset(("with", "to", "With", "To"))
"""After these a title names the other side: "on the President's Call with President Doe"."""


def home_of(found: Iterable[Attribution], document: Document, knowledge: Knowledge) -> str | None:
    """The state whose seat of power published a transcript, else of the first office holder in its title.

    None where nothing tells, and for what is no transcript.
    """
    if not any(each.cue_kind == "label" for each in found):
        return None
    publisher = knowledge.gazetteer.speaker(document.publisher or "")
    if publisher is not None:
        return publisher.name
    for word in (document.title or "").replace("’", "'").split() if document.published else ():
        if word in _BEYOND:
            break
        surname = word.strip(".,:;").removesuffix("'s")
        if surname[:1].isupper():
            term = knowledge.roster.named(surname.casefold(), document.published)
            if term is not None:
                return term.of
    return None
