"""Consent rules: which coalitions can decide (simple games).

Names: simple game (von Neumann & Morgenstern 1944, ch. 10; Shapley 1962, *Behavioral Science* 7(1):59-66),
voting rule, weighted majority game [quota; weights], compound or double majority, veto rule.

A rule is made of thresholds, each a weight for every member and a quota, and of ways to decide: a
coalition wins when, in some way, its weights reach every threshold of that way. Unanimity, quotas,
weights, vetoes and double majorities are all of that form, and so is the EU Council's (15 of 27 states
with 65 % of the population, or all but three states).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from detente.errors import InvalidCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A quota that the weights of those in favour must reach."""

    name: str
    weights: tuple[int, ...]
    quota: int

    @property
    def is_count(self) -> bool:
        """Every member weighs the same, so that only their number matters."""
        return len(set(self.weights)) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule:
    """Who must agree for a decision to stand.

    Attributes:
        members: those who have a say.
        thresholds: see Threshold; weights in the order of the members.
        ways: each a tuple of indices into `thresholds`, all of which that way needs.
    """

    members: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    ways: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if not self.members:
            raise InvalidCase("a consent rule needs at least one member")
        if len(set(self.members)) < len(self.members):
            twice = next(m for at, m in enumerate(self.members) if m in self.members[:at])
            raise InvalidCase(f"member {twice!r} is named twice in one consent rule")
        for threshold in self.thresholds:
            if len(threshold.weights) != len(self.members):
                raise InvalidCase(f"threshold {threshold.name!r}: give one weight for each member")
            if min(threshold.weights) < 0:
                raise InvalidCase(f"threshold {threshold.name!r}: weights must not be negative")
            if not 0 < threshold.quota <= sum(threshold.weights):
                raise InvalidCase(
                    f"threshold {threshold.name!r}: quota {threshold.quota} must be more than 0 and at most "
                    f"the sum of the weights, {sum(threshold.weights)}; otherwise nobody or everybody decides"
                )
        if not self.ways or any(not way for way in self.ways):
            raise InvalidCase("a consent rule needs at least one way to decide, each with a threshold")

    def decides(self, coalition: Collection[int]) -> bool:
        """Whether these members (indices) together can decide without the others."""
        sums = [sum(each.weights[i] for i in set(coalition)) for each in self.thresholds]
        return self.met(sums)

    def met(self, sums: Sequence[int]) -> bool:
        """Whether weights that add up to these reach every threshold of some way."""
        reached = [total >= each.quota for total, each in zip(sums, self.thresholds, strict=True)]
        return any(all(reached[at] for at in way) for way in self.ways)

    @property
    def kinds(self) -> tuple[tuple[int, ...], ...]:
        """Members (indices) who weigh the same in every threshold and so are interchangeable."""
        groups: dict[tuple[int, ...], list[int]] = {}
        for member in range(len(self.members)):
            groups.setdefault(tuple(each.weights[member] for each in self.thresholds), []).append(member)
        return tuple(map(tuple, groups.values()))


def threshold_of(
    name: str, weights: Sequence[int | Fraction], quota: int | Fraction, *, strictly_more: bool = False
) -> Threshold:
    """A threshold from weights and a quota that may be fractions, scaled to integers without rounding.

    Args:
        strictly_more: more than the quota is needed, not just the quota.

    Example:
        >>> threshold_of("half the shares", [Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)], Fraction(1, 2))
        Threshold(name='half the shares', weights=(3, 2, 1), quota=3)
    """
    fractions = [Fraction(weight) for weight in weights]
    scale = lcm(*(weight.denominator for weight in fractions))
    needed = Fraction(quota) * scale
    whole = int(needed) + 1 if strictly_more else ceil(needed)
    return Threshold(name=name, weights=tuple(int(weight * scale) for weight in fractions), quota=whole)


def unanimity(members: Sequence[str]) -> ConsentRule:
    """All must agree.

    >>> unanimity(["a", "b"]).decides([0])
    False
    """
    everyone = Threshold(name="unanimity", weights=(1,) * len(members), quota=len(members))
    return ConsentRule(members=tuple(members), thresholds=(everyone,), ways=((0,),))


def weighted(members: Mapping[str, int | Fraction], quota: int | Fraction) -> ConsentRule:
    """Those in favour must have at least the quota in weight.

    >>> weighted({"a": 51, "b": 49}, 51).decides([0])
    True
    """
    threshold = threshold_of("weight", list(members.values()), quota)
    return ConsentRule(members=tuple(members), thresholds=(threshold,), ways=((0,),))


def with_vetoes(rule: ConsentRule, holders: Sequence[str]) -> ConsentRule:
    """The same rule, where each of the holders must moreover agree.

    Raises:
        InvalidCase: a holder who is no member.

    Example:
        >>> rule = with_vetoes(weighted({"a": 1, "b": 1, "c": 1}, 2), ["a"])
        >>> rule.decides([1, 2]), rule.decides([0, 1])
        (False, True)
    """
    for holder in holders:
        if holder not in rule.members:
            raise InvalidCase(
                f"{holder!r} has a veto but is no member; the members are {', '.join(rule.members)}"
            )
    if not holders:
        return rule
    weights = tuple(int(member in holders) for member in rule.members)
    veto = Threshold(name="vetoes", weights=weights, quota=sum(weights))
    last = len(rule.thresholds)
    return ConsentRule(
        members=rule.members,
        thresholds=(*rule.thresholds, veto),
        ways=tuple((*way, last) for way in rule.ways),
    )
