"""Find attributions: cues with their speakers and their contents."""

from __future__ import annotations

from detente.reading.attribution import Attribution
from detente.reading.parse import Parse

_SAY = {"say": "say", "says": "say", "said": "say", "saying": "say"}


def find_attributions(parse: Parse) -> list[Attribution]:
    """Every attribution of a document, in the order of the text."""
    found = []
    for token, lower in enumerate(parse.lowers):
        lemma = _SAY.get(lower)
        if lemma is None:
            continue
        subject = _child(parse, token, "nsubj")
        clause = _child(parse, token, "ccomp")
        if subject is None or clause is None:
            continue
        inside = parse.subtree(clause)
        found.append(
            Attribution(
                speaker=(parse.left[subject], parse.right[subject]),
                cue=(token, token),
                content=(parse.span(inside[0], inside[-1]),),
                cue_lemma=lemma,
                cue_kind="verb",
                quoted="none",
            )
        )
    return found


def _child(parse: Parse, token: int, dep: str) -> int | None:
    return next((child for child in parse.children[token] if parse.deps[child] == dep), None)
