"""Counting coalitions by size and weight, without listing them.

Names: generating functions for voting power (Mann & Shapley 1962, RAND RM-3158; Brams & Affuso 1976,
*Theory and Decision* 7(1-2):29-56); meet in the middle for weights too large for them (Horowitz & Sahni
1974, *Journal of the ACM* 21(2):277-292; Klinz & Woeginger 2005, *Mathematical Social Sciences*
49(1):111-116).

The number of coalitions of each size and weight is the coefficient of a product of (1 + z x^w), multiplied
out member by member: time and memory grow with the sum of the weights, not with 2^members. Where one
weight is too large for that (populations to the head), the members are split in two halves, the
coalitions of each are listed and sorted, and the pairs that reach a quota are counted by binary search.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import gcd

import numpy as np
from numpy.typing import NDArray

from detente.errors import TooLarge
from detente.theory.power.rule import ConsentRule

CELL_LIMIT = 20_000_000
"""Entries of the table of sizes and weights (160 MB)."""

HALF_LIMIT = 18
"""Members in each half when coalitions are listed: at most 2^18."""


def winning_by_size(rule: ConsentRule, members: Sequence[int], given: Sequence[int] = ()) -> list[int]:
    """How many coalitions of each size among `members` decide, when `given` join them.

    Returns:
        counts for sizes 0 to len(members), exact.

    Raises:
        TooLarge: neither the table of weights nor the two halves fit.

    Example:
        >>> from detente.theory.power.rule import weighted
        >>> winning_by_size(weighted({"a": 2, "b": 1, "c": 1}, 3), [0, 1, 2])
        [0, 0, 2, 1]
    """
    weighed = [at for at, each in enumerate(rule.thresholds) if not each.is_count]
    base = [sum(each.weights[i] for i in given) for each in rule.thresholds]
    units = {at: gcd(*rule.thresholds[at].weights) for at in weighed}
    extents = [sum(rule.thresholds[at].weights[i] for i in members) // units[at] + 1 for at in weighed]
    cells = (len(members) + 1) * int(np.prod([float(extent) for extent in extents]))
    if cells <= CELL_LIMIT:
        return _by_table(rule, members, base, weighed, units, extents)
    if len(weighed) == 1 and len(members) <= 2 * HALF_LIMIT:
        return _by_halves(rule, members, base, weighed[0])
    raise TooLarge(
        f"{len(members)} members with {len(weighed)} kinds of weight need a table of {cells:.2g} entries, "
        f"more than the {CELL_LIMIT:.2g} that fit; weights in coarser units (percent, thousands) make "
        f"it smaller" + (f", or at most {2 * HALF_LIMIT} members" if len(weighed) == 1 else "")
    )


def _by_table(
    rule: ConsentRule,
    members: Sequence[int],
    base: Sequence[int],
    weighed: Sequence[int],
    units: dict[int, int],
    extents: Sequence[int],
) -> list[int]:
    exact = np.int64 if len(members) <= 62 else object
    table: NDArray[np.int64] = np.zeros((len(members) + 1, *extents), dtype=exact)
    table[(0,) * table.ndim] = 1
    for member in members:
        shift = (1, *(rule.thresholds[at].weights[member] // units[at] for at in weighed))
        to = tuple(slice(step, None) for step in shift)
        source = tuple(slice(None, extent - step) for step, extent in zip(shift, table.shape, strict=True))
        grown = table.copy()
        grown[to] += table[source]
        table = grown
    counts = []
    for size in range(len(members) + 1):
        met = np.zeros(tuple(extents), dtype=bool)
        for way in rule.ways:
            met |= _way_met(rule, way, base, size, weighed, units, extents)
        counts.append(int(table[size][met].sum()) if extents else int(table[size]) * bool(met))
    return counts


def _way_met(
    rule: ConsentRule,
    way: Sequence[int],
    base: Sequence[int],
    size: int,
    weighed: Sequence[int],
    units: dict[int, int],
    extents: Sequence[int],
) -> NDArray[np.bool_]:
    met = np.ones(tuple(extents), dtype=bool)
    for at in way:
        threshold = rule.thresholds[at]
        if threshold.is_count:
            met &= base[at] + size * threshold.weights[0] >= threshold.quota
        else:
            axis = weighed.index(at)
            shape = [1] * len(extents)
            shape[axis] = extents[axis]
            sums = base[at] + np.arange(extents[axis]) * units[at]
            met &= (sums >= threshold.quota).reshape(shape)
    return met


def _by_halves(rule: ConsentRule, members: Sequence[int], base: Sequence[int], weighed: int) -> list[int]:
    needs = [_least_weight(rule, base, size, weighed) for size in range(len(members) + 1)]
    weights = rule.thresholds[weighed].weights
    middle = len(members) // 2
    left, right = (_sums_by_size([weights[i] for i in half]) for half in (members[:middle], members[middle:]))
    counts = [0] * (len(members) + 1)
    for (size, ones), (other, rest) in product(enumerate(left), enumerate(right)):
        need = needs[size + other]
        if need is not None:
            below = np.searchsorted(rest, need - ones, side="left")
            counts[size + other] += len(ones) * len(rest) - int(below.sum())
    return counts


def _least_weight(rule: ConsentRule, base: Sequence[int], size: int, weighed: int) -> int | None:
    """The least further weight with which a coalition of this size decides; None where none does."""
    least: int | None = None
    for way in rule.ways:
        counts = [rule.thresholds[at] for at in way if at != weighed]
        sums = [base[at] for at in way if at != weighed]
        if all(had + size * each.weights[0] >= each.quota for had, each in zip(sums, counts, strict=True)):
            need = rule.thresholds[weighed].quota - base[weighed] if weighed in way else 0
            least = need if least is None else min(least, need)
    return least


def _sums_by_size(weights: Sequence[int]) -> list[NDArray[np.int64]]:
    """Sorted weights of all coalitions, by size."""
    sums = np.zeros(1, dtype=np.int64)
    sizes = np.zeros(1, dtype=np.int64)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
        sizes = np.concatenate([sizes, sizes + 1])
    return [np.sort(sums[sizes == size]) for size in range(len(weights) + 1)]
