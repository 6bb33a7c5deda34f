"""The median voter model: the position that no majority of weight would rather leave.

Names: median voter theorem (Black 1948, *Journal of Political Economy* 56(1):23-34), weighted median,
Condorcet winner of single-peaked preferences.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.theory.forecast.stance import Stance, total_weight


def weighted_median(stances: Sequence[Stance]) -> float:
    """The position at which half of the weight is reached, counting from the lowest.

    Where exactly half of the weight lies on either side of a gap, every point of the gap is a median. With
    equal weights the middle of the gap is given, as in the plain median; with unequal ones its lower end.

    Raises:
        InvalidCase: nobody has any weight.

    Example:
        >>> stances = [Stance(actor=a, position=x) for a, x in [("a", 0), ("b", 10), ("c", 40), ("d", 100)]]
        >>> weighted_median(stances)
        25.0
    """
    half = total_weight(stances) / 2
    ordered = sorted((each.position, each.weight) for each in stances if each.weight > 0)
    is_equal = len({weight for _, weight in ordered}) == 1
    reached = 0.0
    for at, (position, weight) in enumerate(ordered):
        reached += weight
        if reached == half and is_equal:
            return (position + ordered[at + 1][0]) / 2
        if reached >= half:
            return float(position)
    return float(ordered[-1][0])
