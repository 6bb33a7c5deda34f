"""Which drafts stand, where several claim the same words."""

from __future__ import annotations

from detente.reading.draft import Draft
from detente.reading.parse import Parse

_FIRST_OR_SECOND = frozenset({"i", "me", "my", "you", "your", "we", "us", "our"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX"})
_CLAUSAL = frozenset({"clause", "quote", "parenthetical", "according"})
_CONVERSATIONAL = 0.025
"""So many of the words outside quotations are I, we or you: far more than in newswire, fewer than in most of
the interviews of GUM (Zeldes 2017), by whose news and interviews the figure was set."""


def kept(parse: Parse, drafts: list[Draft], inside: bytearray) -> list[Draft]:
    """The drafts that stand, in the order of the text.

    Args:
        inside: for each token whether it stands within a quotation.
    """
    conversational = _is_conversational(parse, inside)
    lent = {draft.cue[0] for draft in drafts if draft.kind == "noun" and draft.cue[0] != draft.head}
    drafts = [draft for draft in drafts if draft.head not in lent]
    drafts = [draft for draft in _once(drafts) if not _asks(parse, draft)]
    ordered = sorted(drafts, key=lambda draft: (draft.first, -draft.last, draft.head))
    covered = _covered(parse, ordered)
    return [
        draft
        for draft in ordered
        if (_reports(parse, draft, conversational) and not covered[draft.head])
        or (covered[draft.head] and not inside[draft.head] and _stands_within(parse, draft, covered))
    ]


def _asks(parse: Parse, draft: Draft) -> bool:
    """A bare "why" or "what" tells nothing."""
    first, last = draft.pieces[0]
    return len(draft.pieces) == 1 and first == last and parse.tags[first] in ("WP", "WDT", "WRB")


def _once(drafts: list[Draft]) -> list[Draft]:
    """ "voiced regret and concern over …": one statement, by the first of the nouns."""
    nouns = {(each.pieces, each.speaker): each for each in reversed(drafts) if each.kind == "noun"}
    return [
        each for each in drafts if each.kind != "noun" or nouns[each.pieces, each.speaker].cue == each.cue
    ]


def _covered(parse: Parse, drafts: list[Draft]) -> list[bool]:
    """For each token whether some content holds it."""
    change = [0] * (len(parse) + 1)
    for draft in drafts:
        for first, last in draft.pieces:
            change[first] += 1
            change[last + 1] -= 1
    depth, covered = 0, []
    for each in change:
        depth += each
        covered.append(depth > 0)
    return covered


def _reports(parse: Parse, draft: Draft, conversational: bool) -> bool:
    """Whether it tells of what another says: the writer's own wishes and likes are no attribution."""
    if draft.frame in _CLAUSAL:
        return True
    if conversational and not (draft.speech and _is_named(parse, draft)):
        return False
    return draft.speaker is None or parse.lowers[draft.speaker[1]] not in _FIRST_OR_SECOND


def _stands_within(parse: Parse, draft: Draft, covered: list[bool]) -> bool:
    """A statement within another's content: an act of speech, told as done, by someone who is named there."""
    if not draft.speech or draft.kind == "adjective" or draft.frame == "obj" or not _is_named(parse, draft):
        return False
    if draft.speaker is None or not covered[draft.speaker[0]]:
        return False
    tag, subject = parse.tags[draft.head], parse.tags[draft.speaker[1]] if draft.speaker else ""
    infinitive = tag == "VB" and any(parse.tags[each] == "TO" for each in parse.children[draft.head])
    subjunctive = tag in ("VB", "VBP") and subject in ("NN", "NNP") and not draft.hypothetical
    return not infinitive and not subjunctive


def _is_named(parse: Parse, draft: Draft) -> bool:
    return draft.speaker is not None and parse.tags[draft.speaker[1]] not in _PRONOUNS


def _is_conversational(parse: Parse, inside: bytearray) -> bool:
    outside = sum(1 for token in range(len(parse)) if not inside[token])
    spoken = sum(
        1 for token, lower in enumerate(parse.lowers) if not inside[token] and lower in _FIRST_OR_SECOND
    )
    return spoken > _CONVERSATIONAL * outside
