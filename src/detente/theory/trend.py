"""Whether a short series rises or falls, how fast, and where it breaks: rank tests, which assume no shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A monotone trend by the Mann–Kendall test (Mann 1945; Kendall 1975), ties corrected.

    Attributes:
        score: Kendall's S, the pairs that rise less those that fall.
        p: two-sided, from the normal approximation with continuity correction; rough below ten values.
        slope: Sen's (1968), the median slope between any two values, in units a step.
        count: how many values.
    """

    score: int
    p: float
    slope: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The most probable point of change by Pettitt's test (1979).

    Attributes:
        at: the index of the first value after it. p: his approximation, for few values too large or small.
    """

    at: int
    p: float


def mann_kendall(values: Sequence[float], places: Sequence[float] | None = None) -> Trend | None:
    """The trend of a series, None where it has fewer than three values.

    Args:
        places: where each value stands, where they are not one step apart.

    >>> rising = mann_kendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    >>> rising.score, rising.slope, rising.p < 0.001
    (45, 1.0, True)
    """
    if len(values) < 3:
        return None
    y = np.asarray(values, float)
    x = np.arange(len(y), dtype=float) if places is None else np.asarray(places, float)
    earlier, later = np.triu_indices(len(y), k=1)
    rises = y[later] - y[earlier]
    score = int(np.sign(rises).sum())
    count = len(y)
    _, ties = np.unique(y, return_counts=True)
    variance = (count * (count - 1) * (2 * count + 5) - int((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    z = (score - math.copysign(1, score)) / math.sqrt(variance) if score and variance else 0.0
    slope = float(np.median(rises / (x[later] - x[earlier])))
    return Trend(score=score, p=math.erfc(abs(z) / math.sqrt(2)), slope=slope, count=count)


def pettitt(values: Sequence[float]) -> Break | None:
    """Where a series most probably changes level, None where it has fewer than four values or never changes.

    >>> pettitt([1, 1, 1, 1, 5, 5, 5, 5]).at
    4
    """
    count = len(values)
    if count < 4:
        return None
    y = np.asarray(values, float)
    signs = np.sign(y[:, None] - y[None, :])
    statistic = np.array([abs(signs[:at, at:].sum()) for at in range(1, count)])
    most = float(statistic.max())
    if not most:
        return None
    p = min(1.0, 2 * math.exp(-6 * most**2 / (count**3 + count**2)))
    return Break(at=int(statistic.argmax()) + 1, p=p)
