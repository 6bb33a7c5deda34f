"""Who may be one actor: pairs of names proposed with a reason, for a reviewer to settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from detente.analysis.actors import Actor
from detente.analysis.directory import Directory, folded, key, skeleton
from detente.analysis.kinds import ORGAN, ORGANISATION, PERSON, STATE, UNCLEAR, UNNAMED
from detente.analysis.naming import Naming

SAME_SURNAME = "the surname is the same"
SAME_SURNAME_AND_INITIAL = "the surname is the same, and the first names begin alike"
SPELLED_ALIKE = "spelled alike"
ACRONYM = "one is the initials of the other"
GIVEN_NAME = "one is the other's first name alone"
PART = "one is the end of the other's name"
OFFICE_AND_NAME = "one is the other with an office before the name"

ALIKE = 0.84
"""Spellings this alike are proposed: the share of letters in common, in order (Ratcliff–Obershelp)."""
_SHORTEST = 5
_NAMED = (PERSON, ORGAN, ORGANISATION, UNCLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two actors that may be one.

    Attributes:
        reason: why they are proposed. one: the one with more claims, whose name both would bear.
    """

    one: Actor
    other: Actor
    reason: str


def candidates_of(actors: Iterable[Actor], naming: Naming, directory: Directory) -> tuple[Candidate, ...]:
    """The pairs that nobody has judged, those with the most claims first.

    Two states, or two holders of known offices, are never proposed.
    """
    judged = {
        frozenset((naming(each.subject), naming(each.object or "")))
        for each in (*naming.apart, *naming.unsure)
    }
    blocks: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.kind in _NAMED or (actor.kind == UNNAMED and _surname(actor.name, directory)):
            for lookup in _blocks(actor):
                blocks.setdefault(lookup, []).append(actor)
    found: dict[frozenset[str], Candidate] = {}
    for block in blocks.values():
        for mine, yours in combinations(block, 2):
            pair = frozenset((mine.name, yours.name))
            if pair in judged or pair in found or len(pair) < 2:
                continue
            reason = _reason(mine, yours, directory)
            if reason is not None:
                one, other = sorted((mine, yours), key=lambda each: (-len(each.claims), each.name))
                found[pair] = Candidate(one=one, other=other, reason=reason)
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (-len(each.other.claims), -len(each.one.claims), each.one.name, each.other.name),
        )
    )


def _blocks(actor: Actor) -> Iterator[str]:
    """Under what a name is looked up: only names that share one of these are held against each other."""
    words = [word for word in (folded(each) for each in actor.name.split()) if word]
    if words:
        yield words[0]
        yield words[-1]
        yield skeleton(words[-1])
        if len(words) > 1 and len(_initials(actor.name)) > 1:
            yield _initials(actor.name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()


def _surname(name: str, directory: Directory) -> str | None:
    """The name at the end of an office: "Director of National Intelligence Haines"."""
    words = name.split()
    last = key(words[-1])
    plain = last.isalpha() and last not in directory.titular and last not in directory.modifiers
    return last if plain and len(words) > 1 and words[-1][:1].isupper() else None


def _reason(mine: Actor, yours: Actor, directory: Directory) -> str | None:
    one, other = sorted((mine.name, yours.name), key=lambda name: (len(name.split()), name))
    kinds = {mine.kind, yours.kind}
    if STATE in kinds or (directory.holder(one) and directory.holder(other)):
        return None
    if UNNAMED in kinds:
        if kinds == {UNNAMED}:
            return None
        titled, plain = (mine, yours) if mine.kind == UNNAMED else (yours, mine)
        same = _surname(titled.name, directory) == key(plain.name.split()[-1])
        return OFFICE_AND_NAME if same and plain.kind in (PERSON, UNCLEAR) else None
    if kinds == {PERSON} or kinds == {PERSON, UNCLEAR}:
        return _of_persons(one, other, directory, both=kinds == {PERSON})
    if kinds & {PERSON, UNCLEAR}:
        return None
    return _of_bodies(one, other)


def _of_persons(one: str, other: str, directory: Directory, *, both: bool) -> str | None:
    ours, theirs = [folded(word) for word in one.split()], [folded(word) for word in other.split()]
    if ours[-1] == theirs[-1]:
        if len(ours) == 1:
            return SAME_SURNAME
        alike = ours[0][:1] == theirs[0][:1] or ours[0] in theirs or theirs[0] in ours
        if key(one.split()[0]) in directory.titular or key(other.split()[0]) in directory.titular:
            return OFFICE_AND_NAME
        return SAME_SURNAME_AND_INITIAL if alike else None
    if len(ours) == 1 and ours[0] == theirs[0]:
        return GIVEN_NAME
    compatible = len(ours) == 1 or skeleton(ours[0]) == skeleton(theirs[0])
    near = min(len(ours[-1]), len(theirs[-1])) >= _SHORTEST and _alike(ours[-1], theirs[-1])
    return SPELLED_ALIKE if both and compatible and near else None


def _of_bodies(one: str, other: str) -> str | None:
    if len(one) > 1 and one.isalpha() and one.isupper() and folded(one) == _initials(other):
        return ACRONYM
    if key(other).endswith(f" {key(one)}"):
        return PART
    return SPELLED_ALIKE if len(one) >= _SHORTEST and _alike(key(one), key(other)) else None


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
