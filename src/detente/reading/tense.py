"""Whether a clause tells of what was or of what is to be."""

from __future__ import annotations

from detente.reading.calendar import FUTURE, PAST
from detente.reading.parse import Parse

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "should", "could", "may", "might", "can"})
_AHEAD = frozenset(
    {
        "upcoming",
        "planned",
        "scheduled",
        "forthcoming",
        "proposed",
        "future",
        "coming",
        "next",
        "expected",
        "due",
    }
)
_BEFORE = frozenset({"before", "ahead", "until", "till", "pending", "by"})
_AFTER = frozenset({"after", "following", "since"})
_DONE = frozenset(
    {
        *(
            "begin",
            "began",
            "begun",
            "start",
            "started",
            "continued",
            "managed",
            "failed",
            "gathered",
            "used",
            "went",
        ),
        *("helped", "had", "came", "met", "forced", "proved", "tried"),
    }
)
_FOLLOWS = frozenset({"follow", "follows", "followed", "following"})
_CALLED_OFF = frozenset(
    {
        "cancelled",
        "canceled",
        "postponed",
        "rescheduled",
        "deferred",
        "delayed",
        "scrapped",
        "moved",
        "shifted",
    }
)
_PUT_OFF = frozenset({"put", "called", "pushed", "brought"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'d", "having"})
_BE_NOW = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "be"})
_PLANNED = frozenset(
    {"scheduled", "expected", "due", "set", "planned", "slated", "supposed", "poised", "meant"}
)


def verb_direction(parse: Parse, verb: int, *, finite: bool = False) -> str | None:
    """PAST, FUTURE or None (a bare present) for a verb's own group of words.

    Args:
        finite: take no infinitive for the future.
    """
    tag = parse.tags[verb]
    auxiliaries = {
        parse.lowers[child] for child in parse.children[verb] if parse.deps[child] in ("aux", "auxpass")
    }
    if auxiliaries & _WILL:
        return PAST if auxiliaries & _HAVE and "will" not in auxiliaries else FUTURE
    infinitive = "to" in auxiliaries and not auxiliaries & _HAVE
    if not infinitive and (tag in ("VBD", "VBN") or auxiliaries & _HAVE):
        if parse.lowers[verb] in _PLANNED and not _passes(parse, verb):
            return FUTURE
        return PAST if not auxiliaries & _BE_NOW or tag == "VBN" else None
    if parse.lowers[verb] in _FOLLOWS:
        return PAST
    if "to" in auxiliaries:
        if finite or any(parse.tags[each] in ("WRB", "WP", "WDT") for each in parse.children[verb]):
            return None  # "agreed on Monday how to go on": the time is the main verb's
        head = parse.heads[verb]
        return PAST if parse.lowers[head] in _DONE and head != verb else FUTURE
    if tag == "VBG" and auxiliaries & _BE_NOW:
        return FUTURE
    return None


def _is_called_off(parse: Parse, verb: int) -> bool:
    """Whether a verb undoes what was planned for a day, or gives it another one."""
    particles = {parse.lowers[each] for each in parse.children[verb] if parse.deps[each] == "prt"}
    return parse.lowers[verb] in _CALLED_OFF or bool(
        particles & {"off", "back", "forward"} and parse.lowers[verb] in _PUT_OFF
    )


def _is_purposed(parse: Parse, verb: int) -> bool:
    """Whether a verb is what another undertakes to do: "agreed to meet", "plans to meet", not "began to"."""
    while parse.deps[verb] == "conj" and parse.tags[parse.heads[verb]].startswith("VB"):
        verb = parse.heads[verb]
    return (
        parse.deps[verb] in ("xcomp", "acl")
        and any(parse.lowers[each] == "to" for each in parse.children[verb] if parse.deps[each] == "aux")
        and parse.lowers[parse.heads[verb]] not in _DONE
        and not any(parse.tags[each] in ("WRB", "WP", "WDT") for each in parse.children[verb])
    )


def _passes(parse: Parse, verb: int) -> bool:
    """Whether "set", "planned" and the like have an object, and so are acts, not plans."""
    return any(parse.deps[child] == "dobj" for child in parse.children[verb])


def governor(parse: Parse, token: int) -> int:
    """What governs a token; what stands before "…, he said" belongs to the words that were said."""
    head = parse.heads[token]
    if head <= token or parse.deps[token] not in ("prep", "npadvmod", "advmod"):
        return head
    subject = [each for each in parse.children[head] if parse.deps[each] == "nsubj" and each > token]
    told = [each for each in parse.children[head] if parse.deps[each] == "ccomp" and each < token]
    return told[0] if subject and told else head


def direction(parse: Parse, token: int, *, finite: bool = False) -> str | None:
    """PAST or FUTURE for what stands at a token, told by the words that govern it.

    Goes up from the token: "before", "ahead of" and "upcoming" look ahead, "after" looks back; else the
    first verb that is marked for time decides. None where nothing tells.

    Args:
        finite: take neither an infinitive nor a bare present for the future: a month's day is more
            often the nearest one than a weekday is the next.
    """
    for _ in range(64):
        lower = parse.lowers[token]
        if lower in _AFTER:
            return PAST
        if lower in _BEFORE and parse.tags[token] in ("IN", "RB"):
            return FUTURE
        if lower in _AHEAD or any(parse.lowers[child] in _AHEAD for child in parse.children[token]):
            return FUTURE
        if parse.tags[token].startswith("VB"):
            if finite and _is_called_off(parse, token):
                return None  # "the talks on 11 March were cancelled": before that day or after it
            if finite and _is_purposed(parse, token):
                return None  # "agreed in May to meet in July": neither verb tells for the other
            found = verb_direction(parse, token, finite=finite)
            if found is not None:
                return found
        head = governor(parse, token)
        if parse.deps[token] == "dobj" and parse.lowers[head] in _FOLLOWS:
            return PAST
        if head == token:
            return FUTURE if parse.tags[token] in ("VBZ", "VBP") and not finite else None
        token = head
    return None
