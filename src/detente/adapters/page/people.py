"""Who appears on a page, and how each is told apart: a colour, a pattern and a monogram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente.adapters.page.claims import NOBODY, PageClaim

COLOURS = 8
PATTERNS = 4
"""Plain, hatched, dotted, barred: a ninth speaker shares a colour and has a pattern of its own."""

_LITTLE = frozenset(
    {"of", "the", "and", "for", "to", "in", "on", "at", "a", "an", "de", "von", "van", "der", "al"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A speaker or a party on the page.

    Attributes:
        key: its place, from 0, the one with most claims first.
        look: the classes that give colour and pattern.
    """

    key: int
    name: str
    monogram: str
    look: str
    claims: int


def people_of(claims: Iterable[PageClaim], later: Iterable[PageClaim] = ()) -> dict[str, Person]:
    """Everybody named as speaker or party, by name; those who speak most get the plain colours.

    Args:
        later: further claims. Who is named in them alone comes after the others, whose colours stay.
    """
    early, late = _counted(claims), _counted(later)
    counted = {**late, **early}
    order = sorted([*early, *(name for name in late if name not in early)], key=lambda name: name == NOBODY)
    found: dict[str, Person] = {}
    taken: set[str] = set()
    for key, name in enumerate(order):
        mark = _free(monogram(name), taken)
        taken.add(mark)
        look = "k-none" if name == NOBODY else f"k{key % COLOURS} p{key // COLOURS % PATTERNS}"
        found[name] = Person(key=key, name=name, monogram=mark, look=look, claims=counted[name])
    return found


def _counted(claims: Iterable[PageClaim]) -> dict[str, int]:
    """How many claims name each, those who speak most first."""
    claims = list(claims)
    counted = Counter(name for claim in claims for name in claim.who)
    spoken = Counter(claim.who[0] for claim in claims if claim.kind == "statement")
    order = sorted(counted, key=lambda name: (-spoken[name], -counted[name], name))
    return {name: counted[name] for name in order}


def monogram(name: str) -> str:
    """Two letters that recall a name.

    >>> monogram("Jens Stoltenberg"), monogram("Russia"), monogram("U.S. officials"), monogram("")
    ('JS', 'Ru', 'Uo', '?')
    """
    words = [word for word in name.split() if word.casefold() not in _LITTLE]
    heads = ["".join(letter for letter in word if letter.isalnum()) for word in words]
    heads = [head for head in heads if head]
    if not heads:
        return "?"
    return heads[0][:2] if len(heads) == 1 else heads[0][0] + heads[-1][0]


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(mark for number in range(2, 100_000) if (mark := f"{wanted}{number}") not in taken)
