"""Graph models in option form: a state says which courses of action are taken (Howard 1971)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from detente.errors import TooLarge
from detente.theory.graph_model.moves import Moves

MOST_CHANGES = 2**29
"""Changes of one-way options that are looked at, block by block: a minute or so."""


class Reversal(StrEnum):
    """Which way an option can be changed."""

    BOTH = "both"
    TAKEN_FOR_GOOD = "taken for good"
    """It can be taken, not dropped."""
    DROPPED_FOR_GOOD = "dropped for good"
    """It can be dropped, not taken."""


def moves_by_options(
    codes: npt.ArrayLike, options: Sequence[int], reversal: Sequence[Reversal] = ()
) -> Moves:
    """The moves of a decision maker who sets some bits of the state at will.

    One move may change several of the own options at once, so that it passes over infeasible states.

    Args:
        codes: the feasible states in their order, bit b set where option b is taken; all different.
        options: the decision maker's bits.
        reversal: for each of these which way it can be changed; BOTH where left out.

    Raises:
        ValueError: repeated states, or reversals that don't fit the options.
        TooLarge: too many options that change one way only.

    >>> moves = moves_by_options([0, 1, 2, 3], [0], [Reversal.TAKEN_FOR_GOOD])
    >>> [moves.from_state(state).tolist() for state in range(4)]
    [[1], [], [3], []]
    """
    state = np.asarray(codes, dtype=np.int64)
    ways = list(reversal) if reversal else [Reversal.BOTH] * len(options)
    if len(ways) != len(options):
        raise ValueError(f"{len(options)} options but {len(ways)} reversals")
    free = sum(1 << bit for bit, way in zip(options, ways, strict=True) if way is Reversal.BOTH)
    keys, block = np.unique(state & ~np.int64(free), return_inverse=True)
    if len(np.unique(state)) != len(state):
        raise ValueError("a state is listed twice")
    one_way = [(1 << bit, way) for bit, way in zip(options, ways, strict=True) if way is not Reversal.BOTH]
    if len(keys) << len(one_way) > MOST_CHANGES:
        raise TooLarge(
            f"{len(one_way)} options that change one way only, in {len(keys):,} blocks of states, make up to "
            f"{len(keys) << len(one_way):,} arcs to look at; up to {MOST_CHANGES:,} are possible. Make "
            "options reversible that are dropped as easily as taken, or rule out states"
        )
    sources, targets = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for chosen in range(1, 1 << len(one_way)):
        bits = [each for place, each in enumerate(one_way) if chosen >> place & 1]
        change = np.int64(sum(bit for bit, _ in bits))
        dropped = np.int64(sum(bit for bit, way in bits if way is Reversal.DROPPED_FOR_GOOD))
        able = np.flatnonzero((keys & change) == dropped)
        wanted = keys[able] ^ change
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        feasible = keys[at] == wanted
        sources.append(able[feasible])
        targets.append(at[feasible])
    return Moves(
        block=block.reshape(len(state)).astype(np.int32),
        sources=np.concatenate(sources).astype(np.int32),
        targets=np.concatenate(targets).astype(np.int32),
    )
