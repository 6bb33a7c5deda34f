"""Who must consent before an agreement binds: by each rule of the case, who can block it alone."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.headline import Headline
from detente.brief.model import Entry, Sentence
from detente.brief.words import first


def who_must_consent(findings: Iterable[Headline]) -> tuple[Entry, ...]:
    """One entry with a sentence for each rule of consent; none where the case has no rule."""
    sentences = tuple(
        Sentence(text=_told(each.name.partition(":")[2], each.says, each.note), grounds=each.grounds)
        for each in findings
        if each.question == "consent"
    )
    return (Entry(title="Who must consent", sentences=sentences),) if sentences else ()


def _told(what: str, alone: str, members: str) -> str:
    if alone == "every member":
        return f"{first(what)} takes the consent of all {members}; each of them can block it alone."
    if alone == "nobody":
        return f"{first(what)} can be blocked by none of its {members} alone."
    return f"{first(what)}, which has {members}, can be blocked alone by {alone}."
