"""Bargaining over one divisible good, in closed form.

Names: bargaining range of war (Fearon 1995, *International Organization* 49(3):379-414, pp. 386-390);
alternating offers (Rubinstein 1982, *Econometrica* 50(1):97-109); split the difference, the linear pie
(Nash 1950; Kalai & Smorodinsky 1975).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

Real = TypeVar("Real", float, Fraction)


def war_bargaining_range(*, p: Real, cost_a: Real, cost_b: Real) -> tuple[Real, Real]:
    """The divisions of a good worth 1 that both sides prefer to war (A's share, lowest and highest).

    Args:
        p: the probability that A wins a war. cost_a, cost_b: what war costs each, in shares of the good.

    Raises:
        ValueError: p is no probability or a cost is negative.

    Example:
        >>> low, high = war_bargaining_range(p=0.8, cost_a=0.05, cost_b=0.3)
        >>> round(low, 2), high
        (0.75, 1.0)
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p = {p} is no probability; give A's chance of winning, from 0 to 1")
    if cost_a < 0 or cost_b < 0:
        raise ValueError(f"the costs of war {cost_a} and {cost_b} must not be negative")
    zero, one = type(p)(0), type(p)(1)
    return max(zero, p - cost_a), min(one, p + cost_b)


def alternating_offers_share(*, discount_first: Real, discount_second: Real) -> Real:
    """What the first proposer of alternating offers gets of a pie of 1, in the one perfect equilibrium.

    Args:
        discount_first, discount_second: what a share one round later is worth now, in [0, 1).

    Raises:
        ValueError: a discount outside [0, 1).

    Example:
        >>> round(alternating_offers_share(discount_first=0.9, discount_second=0.8), 6)
        0.714286
    """
    for discount in (discount_first, discount_second):
        if not 0 <= discount < 1:
            raise ValueError(f"the discount {discount} must be at least 0 and less than 1")
    return (1 - discount_second) / (1 - discount_first * discount_second)


def nash_split(
    *, pie: Real, disagreement: Sequence[Real], weights: Sequence[Real] | None = None
) -> tuple[Real, ...]:
    """Nash's division of a pie whose shares are values: what is left over the disagreement values, by weight.

    Args:
        weights: bargaining power; equal by default.

    Raises:
        ValueError: the disagreement values together exceed the pie, or the weights are not positive.

    Example:
        >>> nash_split(pie=Fraction(1), disagreement=(Fraction(1, 10), Fraction(3, 10)))
        (Fraction(2, 5), Fraction(3, 5))
    """
    surplus = pie - sum(disagreement)
    if surplus < 0:
        raise ValueError(f"the disagreement values {list(disagreement)} exceed the pie of {pie}")
    power = [type(pie)(1)] * len(disagreement) if weights is None else list(weights)
    if len(power) != len(disagreement) or min(power) <= 0:
        raise ValueError("give one positive weight for each party")
    return tuple(d + surplus * w / sum(power) for d, w in zip(disagreement, power, strict=True))


def kalai_smorodinsky_split(*, pie: Real, disagreement: Sequence[Real]) -> tuple[Real, ...]:
    """Kalai and Smorodinsky's division: gains in proportion to the most that each could gain.

    With a pie whose shares are values, each could gain all the surplus, so it is split evenly.

    Raises:
        ValueError: the disagreement values together exceed the pie.

    Example:
        >>> kalai_smorodinsky_split(pie=Fraction(1), disagreement=(Fraction(1, 10), Fraction(3, 10)))
        (Fraction(2, 5), Fraction(3, 5))
    """
    surplus = pie - sum(disagreement)
    if surplus < 0:
        raise ValueError(f"the disagreement values {list(disagreement)} exceed the pie of {pie}")
    ideal_gains = [surplus for _ in disagreement]
    if surplus == 0:
        return tuple(disagreement)
    step = surplus / sum(ideal_gains)
    return tuple(d + step * gain for d, gain in zip(disagreement, ideal_gains, strict=True))
