"""The array types that the graph model is written in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
"""States, blocks and payoffs."""
Offsets = npt.NDArray[np.int64]
"""Where each block's slice begins, with one entry more than there are blocks."""
Mask = npt.NDArray[np.bool_]
"""One truth value a state."""


def ascending(keys: npt.NDArray[np.integer]) -> Ints:
    """The positions in ascending order of their keys, equal keys in order of position (a stable argsort).

    Key and position share one 64-bit number where they fit: numpy sorts those several times faster than
    it argsorts.

    >>> ascending(np.array([3, 1, 3, 0])).tolist()
    [3, 1, 0, 2]
    """
    if not len(keys):
        return np.empty(0, dtype=np.int32)
    bits = len(keys).bit_length()
    lowest, highest = int(keys.min()), int(keys.max())
    if (highest - lowest).bit_length() + bits > 62:
        return np.argsort(keys, kind="stable").astype(np.int32)
    packed = keys.astype(np.int64)
    packed -= lowest
    packed <<= bits
    packed += np.arange(len(keys))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed.astype(np.int32)


def grouped(keys: Ints, values: Ints, groups: int) -> tuple[Offsets, Ints]:
    """The values sorted by key, and where each key's slice begins (compressed sparse rows)."""
    order = np.argsort(keys, kind="stable")
    begins = np.zeros(groups + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=groups), out=begins[1:])
    return begins, values[order].astype(np.int32, copy=False)
