"""Voting power, exactly: how often each member's consent decides.

- Banzhaf: of all coalitions of the others, those that decide only with the member (its *swings*).
  `absolute` is the share of the 2^(n-1) coalitions (Penrose 1946, *Journal of the Royal Statistical
  Society* 109(1):53-57), `normalised` the share of all members' swings (Banzhaf 1965, *Rutgers Law Review*
  19:317-343).
- Shapley-Shubik: of all orders in which the members may join, those in which this member's joining decides
  (Shapley & Shubik 1954, *American Political Science Review* 48(3):787-792).

Names: Penrose-Banzhaf index, Banzhaf-Coleman index, absolute and relative Banzhaf power; Shapley-Shubik
index, the Shapley value of a simple game. Felsenthal & Machover 1998, *The Measurement of Voting Power*.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from detente.theory.power.rule import ConsentRule
from detente.theory.power.tally import winning_by_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """The members' power under a rule; every tuple is in the order of the members.

    Attributes:
        swings: coalitions of the others that decide with the member and not without.
        banzhaf: swings as a share of all members' swings. absolute: as a share of 2^(n-1).
        shapley_shubik: share of the orders in which the member's joining decides.
        winning: how many of the 2^n coalitions decide (over 2^n: Coleman's power to act, 1971).
    """

    swings: tuple[int, ...]
    banzhaf: tuple[Fraction, ...]
    absolute: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    winning: int


def voting_power(rule: ConsentRule) -> Power:
    """Swings, Banzhaf and Shapley-Shubik indices of every member, as exact fractions.

    Raises:
        TooLarge: too many members and weights to count (see `tally`).

    Example:
        >>> from detente.theory.power.rule import weighted
        >>> power = voting_power(weighted({"a": 2, "b": 1, "c": 1}, 3))
        >>> power.swings, power.shapley_shubik
        ((3, 1, 1), (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6)))
    """
    size = len(rule.members)
    orders = [factorial(k) * factorial(size - 1 - k) for k in range(size)]
    swings = [0] * size
    pivots = [0] * size
    for kind in rule.kinds:
        member = kind[0]
        others = [i for i in range(size) if i != member]
        joined = winning_by_size(rule, others, given=[member])
        alone = winning_by_size(rule, others)
        decided = [a - b for a, b in zip(joined, alone, strict=True)]
        for twin in kind:
            swings[twin] = sum(decided)
            pivots[twin] = sum(count * weight for count, weight in zip(decided, orders, strict=True))
    every = sum(swings)
    return Power(
        swings=tuple(swings),
        banzhaf=tuple(Fraction(each, every) for each in swings),
        absolute=tuple(Fraction(each, 2 ** (size - 1)) for each in swings),
        shapley_shubik=tuple(Fraction(each, factorial(size)) for each in pivots),
        winning=sum(winning_by_size(rule, range(size))),
    )
