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


def grouped(keys: Ints, values: Ints, groups: int) -> tuple[Offsets, Ints]:
    """The values sorted by key, and where each key's slice begins (compressed sparse rows)."""
    order = np.argsort(keys, kind="stable")
    begins = np.zeros(groups + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=groups), out=begins[1:])
    return begins, values[order].astype(np.int32, copy=False)
