"""Who can block, who must agree, and the smallest coalitions that decide.

Names: veto player, blocker; dummy; dictator; minimal winning coalition (Riker 1962); minimal blocking
coalition, blocking minority (the minimal winning coalitions of the dual game).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

from detente.theory.power.rule import ConsentRule

Coalition = tuple[int, ...]

PROFILE_LIMIT = 50_000
"""Combinations of kinds of member looked into for the minimal coalitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimal:
    """The smallest coalitions of a sort: none of their members can be spared.

    Attributes:
        count: how many there are; None where there are too many kinds of member to go through.
        examples: some of them, or all where they are few.
    """

    count: int | None
    examples: tuple[Coalition, ...]

    @property
    def is_complete(self) -> bool:
        """All are among the examples."""
        return self.count == len(self.examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """What the rule leaves to single members.

    Attributes:
        veto_players: members without whom nothing is decided.
        dictator: the member who decides alone and without whom nothing is decided, or None.
    """

    veto_players: Coalition
    dictator: int | None


def blocking(rule: ConsentRule) -> Blocking:
    """Who can block alone.

    Example:
        >>> from detente.theory.power.rule import weighted
        >>> blocking(weighted({"a": 2, "b": 1, "c": 1}, 3)).veto_players
        (0,)
    """
    everyone = range(len(rule.members))
    vetoes = tuple(i for i in everyone if not rule.decides([j for j in everyone if j != i]))
    return Blocking(veto_players=vetoes, dictator=next((i for i in vetoes if rule.decides([i])), None))


def minimal_winning(rule: ConsentRule, *, limit: int = 50) -> Minimal:
    """The coalitions that decide, and would not without any one of their members.

    Args:
        limit: the most examples to list.

    Example:
        >>> from detente.theory.power.rule import weighted
        >>> minimal_winning(weighted({"a": 2, "b": 1, "c": 1}, 3)).examples
        ((0, 1), (0, 2))
    """
    return _minimal(rule, rule.met, limit)


def minimal_blocking(rule: ConsentRule, *, limit: int = 50) -> Minimal:
    """The coalitions that can stop any decision, and could not without any one of their members.

    Example:
        >>> from detente.theory.power.rule import weighted
        >>> minimal_blocking(weighted({"a": 2, "b": 1, "c": 1}, 3)).examples
        ((0,), (1, 2))
    """
    totals = [sum(each.weights) for each in rule.thresholds]

    def blocks(sums: Sequence[int]) -> bool:
        return not rule.met([total - part for total, part in zip(totals, sums, strict=True)])

    return _minimal(rule, blocks, limit)


def _minimal(rule: ConsentRule, wins: Callable[[Sequence[int]], bool], limit: int) -> Minimal:
    """Go through the numbers of each kind of member rather than through the members."""
    kinds = rule.kinds
    vectors = [tuple(each.weights[kind[0]] for each in rule.thresholds) for kind in kinds]
    profiles, complete = _minimal_profiles(kinds, vectors, wins, limit)
    examples: list[Coalition] = []
    for profile in sorted(profiles, key=sum):
        for coalition in _coalitions(kinds, profile):
            if len(examples) == limit:
                break
            examples.append(coalition)
    count = sum(
        prod(comb(len(kind), taken) for kind, taken in zip(kinds, profile, strict=True))
        for profile in profiles
    )
    return Minimal(count=count if complete else None, examples=tuple(examples))


Profile = tuple[int, ...]


def _minimal_profiles(
    kinds: Sequence[Coalition],
    vectors: Sequence[tuple[int, ...]],
    wins: Callable[[Sequence[int]], bool],
    limit: int,
) -> tuple[list[Profile], bool]:
    """Depth first, the weightiest kinds first; a branch ends where it wins or no longer can."""
    order = sorted(range(len(kinds)), key=lambda at: vectors[at], reverse=True)
    dimensions = range(len(vectors[0]))
    rest = [[0] * len(vectors[0])]
    for at in reversed(order):
        rest.append([rest[-1][k] + vectors[at][k] * len(kinds[at]) for k in dimensions])
    rest.reverse()
    found: list[Profile] = []
    looked = 0
    stack: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = [(0, (0,) * len(vectors[0]), ())]
    while stack:
        depth, sums, taken = stack.pop()
        looked += 1
        if looked > PROFILE_LIMIT:
            return found, False
        if not wins([a + b for a, b in zip(sums, rest[depth], strict=True)]):
            continue
        if wins(sums):
            if all(
                not count or not wins([s - v for s, v in zip(sums, vectors[order[at]], strict=True)])
                for at, count in enumerate(taken)
            ):
                placed = dict(zip(order, taken, strict=False))
                found.append(tuple(placed.get(at, 0) for at in range(len(kinds))))
            continue
        vector = vectors[order[depth]]
        for count in range(len(kinds[order[depth]]) + 1):
            grown = tuple(s + v * count for s, v in zip(sums, vector, strict=True))
            stack.append((depth + 1, grown, (*taken, count)))
    return found, True


def _coalitions(kinds: Sequence[Coalition], profile: Profile) -> Iterator[Coalition]:
    picks = [combinations(kind, taken) for kind, taken in zip(kinds, profile, strict=True)]
    for parts in product(*picks):
        yield tuple(sorted(member for part in parts for member in part))
