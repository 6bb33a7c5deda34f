"""Is a name misspelled? One that nobody known bears, and that is written much like one that somebody does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from detente.analysis.directory import key

ALIKE = 0.75
"""Of a word's letters in common, in order (Ratcliff–Obershelp): of four one is wrong, of eight two."""
WHOLE = 0.9
"""The same where there are more or fewer words, which are then compared as a whole."""
SHORTEST, LONGEST = 4, 100
"""Letters of a word that may be misspelled, since other words as short are too like it; and of a name."""
MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name that may be misspelled.

    Attributes:
        name: as it is written. meant: the known names that it is most like, the likest first.
    """

    name: str
    meant: tuple[str, ...]

    @property
    def question(self) -> str:
        """What to ask whoever wrote the name, to be said of it."""
        return f"is named nowhere else; did you mean {' or '.join(self.meant)}?"


def doubts_of(names: Iterable[str], known: Iterable[str]) -> tuple[Doubt, ...]:
    """Those of the names that nobody known bears, and that are spelled much like a known one.

    >>> doubts_of(["Utopai", "Erewhon", "Utopia"], ["Utopia", "Lilliput"])
    (Doubt(name='Utopai', meant=('Utopia',)),)
    """
    spelled = {key(each): each for each in sorted(known, reverse=True)}
    found = []
    for name in names:
        written = key(name)
        if written in spelled or len(written) > LONGEST:
            continue
        like = get_close_matches(written, spelled, n=10, cutoff=ALIKE)
        meant = [spelled[each] for each in like if _is_alike(written, each)][:MOST]
        if meant:
            found.append(Doubt(name=name, meant=tuple(meant)))
    return tuple(found)


def _is_alike(one: str, other: str) -> bool:
    """Whether each word is like its counterpart: "US officials" is no misspelling of "UN officials"."""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return _ratio(one, other) >= WHOLE
    return all(
        mine == yours or (min(len(mine), len(yours)) >= SHORTEST and _ratio(mine, yours) >= ALIKE)
        for mine, yours in zip(ours, theirs, strict=True)
    )


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
