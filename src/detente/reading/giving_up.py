"""Giving up: the same verbs promise or threaten by what is given up (tanks, or one's part in the talks)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.arguments import child, object_of, prepositions
from detente.reading.frames import Frames
from detente.reading.parse import Parse
from detente.reading.pledges import GivingUp, Pledges, Things

_OUT_OF = frozenset(("from", "of", "out of"))
_MODIFIERS = frozenset(("compound", "amod", "nmod"))
_DEEPEST = 3


def kind_by_what_is_given_up(parse: Parse, frames: Frames, pledges: Pledges, verb: int) -> str | None:
    """ "promise" for one's own means of force or pressure, "threat" for what binds both sides, else None."""
    giving = [each for each in pledges.gives_up if _is_verb(parse, each, verb)]
    if not giving:
        return None
    thing = object_of(parse, verb)
    if thing is None:
        left = (noun for word, noun in prepositions(parse, verb) if word in _OUT_OF)
        return "threat" if any(is_of(parse, frames, pledges, noun, pledges.bonds) for noun in left) else None
    if not _is_own(parse, thing):
        return None
    return next((each.kind for each in giving if is_of(parse, frames, pledges, thing, each.things)), None)


def is_of(
    parse: Parse, frames: Frames, pledges: Pledges, noun: int, things: Things, depth: int = _DEEPEST
) -> bool:
    """Whether a noun is one of the things; where it is hollow, whether what stands with it is."""
    lower = parse.lowers[noun]
    if lower in pledges.hollow:
        return depth > 0 and any(
            is_of(parse, frames, pledges, each, things, depth - 1) for each in _with(parse, noun)
        )
    return lower in things.words or bool(frames.classes(noun, wide=False) & things.classes)


def _is_verb(parse: Parse, giving: GivingUp, verb: int) -> bool:
    lower = parse.lowers[verb]
    beside = {parse.lowers[each] for each in parse.children[verb] if each > verb}
    if any((lower, word) in giving.verbs for word in (*beside, *parse.lowers[verb + 1 : verb + 2])):
        return True
    return (lower, "") in giving.verbs and child(parse, verb, "prt") is None


def _is_own(parse: Parse, thing: int) -> bool:
    """Whether it isn't said to be somebody else's ("Sweden's tanks")."""
    owner = child(parse, thing, "poss")
    return owner is None or parse.tags[owner] == "PRP$"


def _with(parse: Parse, noun: int) -> Iterator[int]:
    yield from (each for each in parse.children[noun] if parse.deps[each] in _MODIFIERS)
    yield from (each for word, each in prepositions(parse, noun) if word == "of")
