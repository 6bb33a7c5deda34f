"""Maximal rows: which of many integer vectors no other one dominates.

Names: skyline, maxima of a set of vectors (Kung, Luccio & Preparata 1975, *Journal of the ACM*
22(4):469-476), non-dominated set.

Row a dominates row b when it is at least b in every column and more in one. Two columns take a sort and
a running maximum, O(n log n). Three take a sort by the first and a staircase of the other two. With more,
each row is compared with those kept so far, the likeliest dominators first.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from detente.theory.compiled import compiled

Ints = NDArray[np.int64]

COMPILE_FROM = 20_000
"""Rows from which the compiled sweep pays for loading the compiler; fewer are swept in plain Python."""

STRIKES = 32
"""Rows that are compared one by one with all others, before the rest are compared in blocks."""

BLOCK = 256
"""Rows compared at one time."""


def maximal_rows(rows: Ints) -> Ints:
    """Indices of the rows that nothing dominates, one for each distinct row, in descending order.

    Args:
        rows: (n, parties) integers. Their descending lexicographic order must be theirs already, without
            duplicates (`descending` gives both).

    >>> maximal_rows(np.array([[3, 0], [2, 2], [1, 1], [0, 5]])).tolist()
    [0, 1, 3]
    """
    parties = rows.shape[1]
    if parties == 1:
        return np.zeros(min(1, len(rows)), dtype=np.int64)
    if parties == 2:
        best = np.maximum.accumulate(rows[:, 1])
        kept = np.ones(len(rows), dtype=bool)
        kept[1:] = rows[1:, 1] > best[:-1]
        return np.flatnonzero(kept)
    if parties == 3:
        if len(rows) < COMPILE_FROM:
            return np.array(_sweep_three(rows.tolist()), dtype=np.int64)
        heights, second = np.unique(rows[:, 1], return_inverse=True)
        mask = compiled(_sweep_three_by_tree)(second.astype(np.int64), rows[:, 2].copy(), len(heights))
        return np.flatnonzero(mask)
    return _filter_many(rows)


def descending(rows: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Order rows lexicographically, largest first, and merge equal ones.

    Returns:
        (first, counts): the index of one row of each kind, and how many packages each kind stands for.
    """
    order = _order(rows)
    arranged = rows[order]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (arranged[1:] != arranged[:-1]).any(axis=1)
    starts = np.flatnonzero(new)
    return order[starts], np.add.reduceat(counts[order], starts)


def _order(rows: Ints) -> Ints:
    """Argsort, largest first: on one packed key where 63 bits hold it, which is much the faster."""
    low = rows.min(axis=0)
    spans = [int(span) + 1 for span in rows.max(axis=0) - low]
    bits = 1
    for span in spans:
        bits *= span
    if bits >= 2**63:
        return np.lexsort(rows.T[::-1])[::-1]
    key = np.zeros(len(rows), dtype=np.int64)
    for column, span in enumerate(spans):
        key *= span
        key += rows[:, column] - low[column]
    return np.argsort(-key)


def _sweep_three(rows: list[list[int]]) -> list[int]:
    """Three columns: a row is dominated when an earlier one with no smaller second has no smaller third."""
    seconds: list[int] = []  # a staircase of the rows kept: second ascending, third descending
    thirds: list[int] = []
    kept: list[int] = []
    for index, (_, second, third) in enumerate(rows):
        at = bisect_left(seconds, second)
        if at < len(seconds) and thirds[at] >= third:
            continue
        kept.append(index)
        below = at
        while below > 0 and thirds[below - 1] <= third:
            below -= 1
        above = at + 1 if at < len(seconds) and seconds[at] == second else at
        seconds[below:above] = [second]
        thirds[below:above] = [third]
    return kept


def _sweep_three_by_tree(second: Ints, third: Ints, heights: int) -> NDArray[np.bool_]:
    """The same sweep, compiled: a Fenwick tree holds the largest third for each second or higher."""
    lowest = third.min() - 1
    tree = np.full(heights + 1, lowest)
    kept = np.zeros(len(second), dtype=np.bool_)
    for index in range(len(second)):
        best = lowest
        node = heights - second[index]
        while node > 0:
            if tree[node] > best:
                best = tree[node]
            node -= node & -node
        if best >= third[index]:
            continue
        kept[index] = True
        node = heights - second[index]
        while node <= heights:
            if tree[node] < third[index]:
                tree[node] = third[index]
            node += node & -node
    return kept


def _filter_many(rows: Ints) -> Ints:
    """Four columns or more: those with the largest sums first, each block against the ones kept."""
    order = np.argsort(-rows.sum(axis=1), kind="stable")
    columns = _narrow(rows[order])
    left = np.arange(len(rows))
    kept: list[Ints] = []
    for _ in range(STRIKES):
        # The first row left is maximal, and likely to beat many: strike those out at once.
        if not len(left):
            break
        kept.append(left[:1])
        open_ = (columns > columns[:, :1]).any(axis=0)
        left, columns = left[open_], columns[:, open_]
    beating = columns[:, :0]
    for start in range(0, len(left), BLOCK):
        block = columns[:, start : start + BLOCK]
        block_left = left[start : start + BLOCK]
        clear = ~_beaten(beating, block)
        block, block_left = block[:, clear], block_left[clear]
        clear = ~_beaten(block, block)
        block, block_left = block[:, clear], block_left[clear]
        kept.append(block_left)
        beating = np.concatenate([beating, block], axis=1)
    return np.sort(order[np.concatenate(kept)])


def _narrow(rows: Ints) -> NDArray[np.signedinteger]:
    """The columns, counted from their least values, in the narrowest integers that hold them."""
    low = rows.min(axis=0)
    span = int((rows.max(axis=0) - low).max())
    width = np.int16 if span < 2**15 else np.int32 if span < 2**31 else np.int64
    return np.ascontiguousarray((rows - low).T.astype(width))


def _beaten(rivals: NDArray[np.signedinteger], block: NDArray[np.signedinteger]) -> NDArray[np.bool_]:
    """Which rows of the block some rival equals or exceeds throughout (but not itself)."""
    beaten = np.zeros(block.shape[1], dtype=bool)
    for start in range(0, rivals.shape[1], BLOCK * 4):
        part = rivals[:, start : start + BLOCK * 4]
        ahead = part[0][:, None] >= block[0][None, :]
        for ours, theirs in zip(block[1:], part[1:], strict=True):
            ahead &= theirs[:, None] >= ours[None, :]
        if rivals is block:
            own = np.arange(start, start + part.shape[1])
            ahead[own - start, own] = False
        beaten |= ahead.any(axis=0)
    return beaten
