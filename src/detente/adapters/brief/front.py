"""What stands at the head of a brief in every format: its date, its basis, how far a person saw it."""

from __future__ import annotations

from detente.brief import Brief, Piece, Source
from detente.brief.words import counted, day

STATES = {
    "proposed": "not reviewed",
    "accepted": "accepted",
    "corrected": "corrected",
    "rejected": "rejected",
    "unsure": "left open by a reviewer",
    "orphaned": "words gone",
}
"""A claim's state as a reader of the brief is told it."""


def basis(brief: Brief) -> str:
    """From what it was drawn."""
    independent = (
        "all independent reports"
        if brief.independent == brief.documents
        else f"{brief.independent} of them independent reports, the others near-duplicates"
    )
    since = f" What happened is told since {day(brief.since)}." if brief.since else ""
    return (
        f"As of {day(brief.as_of)}. Drawn from {counted(brief.documents, 'document')} ({independent}) with "
        f"{counted(brief.claims, 'claim')}. Deals and outcomes stand on {brief.case}.{since}"
    )


def seen(brief: Brief) -> str:
    """How many of the claims that it stands on a person has reviewed.

    Nobody must take for checked what a machine has read.
    """
    used = len(brief.sources)
    if not brief.reviewed:
        return f"No person has reviewed any of the {counted(used, 'claim')} that this brief stands on."
    states = [source.state for source in brief.sources]
    corrected = states.count("corrected")
    return (
        f"A person has reviewed {brief.reviewed} of the {counted(used, 'claim')} that this brief stands on "
        f"({states.count('accepted')} accepted, "
        f"{corrected} corrected); the others stand as the machine read them."
    )


LONG = 900
"""Characters of a passage from which on it is a whole turn of speech, which a reader is spared at first."""


def cut(source: Source) -> tuple[tuple[Piece, ...], int]:
    """A passage cut to a readable length, and how many of its characters are left out."""
    left, pieces = LONG, []
    total = sum(len(piece.text) for piece in source.passage)
    if total <= LONG:
        return source.passage, 0
    for piece in source.passage:
        text = piece.text[:left]
        left -= len(text)
        if text:
            pieces.append(Piece(text, piece.is_quoted))
    return tuple(pieces), total - LONG


def state_of(state: str, copies: int) -> str:
    """What is known of a claim besides its words."""
    told = STATES[state]
    return f"{told} · {counted(copies, 'near-duplicate')} of its document counted with it" if copies else told
