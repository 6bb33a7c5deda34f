"""Whom "it" and "they" stand for in a sentence that has named a state or an organisation before."""

from __future__ import annotations

from detente.reading.arguments import child
from detente.reading.parse import Parse
from detente.reading.setting import Setting

_CLIMB = 8
_CLAUSES = frozenset(("advcl", "ccomp", "relcl", "acl", "xcomp", "conj", "pcomp"))


def polity_meant(setting: Setting, pronoun: int, since: int) -> str | None:
    """The state or organisation that a pronoun stands for, of those named from a token on.

    The subject of the clause above goes first ("Peru would pay if it invaded"), then what was
    named last before the pronoun.

    Args:
        since: the first token of what is said, so that whoever says it isn't meant.
    """
    parse = setting.parse
    above = _subject_above(parse, pronoun)
    if above is not None and since <= above < pronoun:
        meant = polity_of(setting, above)
        if meant is not None:
            return meant
    first = max(since, parse.sentences[parse.sentence_of[pronoun]][0])
    named = setting.polities_in(first, pronoun - 1)
    return named[-1].polity.name if named else None


def polity_of(setting: Setting, noun: int) -> str | None:
    """The state or organisation that a noun names, or whose people or body it is ("Russian troops")."""
    named = setting.polity_at(noun)
    if named is not None:
        return named.polity.name
    for each in setting.parse.children[noun]:
        if setting.parse.deps[each] in ("poss", "amod", "compound", "nmod"):
            named = setting.polity_at(each)
            if named is not None:
                return named.polity.name
    return None


def _subject_above(parse: Parse, pronoun: int) -> int | None:
    """The subject of the nearest clause above the pronoun's own, if it is a noun."""
    at = pronoun
    for _ in range(_CLIMB):
        above = parse.heads[at]
        if above == at:
            return None
        if parse.deps[at] in _CLAUSES and at != pronoun:
            subject = child(parse, above, "nsubj", "nsubjpass")
            if subject is not None and subject != pronoun and parse.tags[subject][:2] == "NN":
                return subject
        at = above
    return None
