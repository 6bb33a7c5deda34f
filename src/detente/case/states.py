"""The states of a conflict: which sets of options are feasible, their numbers and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.case.statement import Condition, Masks, holds
from detente.errors import TooLarge

MOST_OPTIONS = 24


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StateSpace:
    """States numbered from 1.

    Attributes:
        count: how many.
        options: names of the options, by bit; empty where states are listed and nothing else.
        masks: every feasible set of options, as bits; shape (sets,).
        numbers: the state that each of these sets is; shape (sets,). More than one set is the same
            state where the case says that they can't be told apart.
        given: names given by the case, by number; states without one are named by their options.
    """

    count: int
    options: tuple[str, ...] = ()
    masks: Masks = field(default_factory=lambda: np.empty(0, np.uint64))
    numbers: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    given: tuple[str, ...] = ()

    def name(self, state: int) -> str:
        """What to call a state (from 1)."""
        if self.given and self.given[state - 1]:
            return self.given[state - 1]
        if not self.options:
            return str(state)
        taken = self.taken(state)
        return " + ".join(taken) if taken else "none"

    def taken(self, state: int) -> tuple[str, ...]:
        """The options taken in a state, in the order of their bits."""
        mask = int(self.representatives[state - 1])
        return tuple(name for bit, name in enumerate(self.options) if mask >> bit & 1)

    def pattern(self, state: int) -> str:
        """A state as Y and N, one letter an option."""
        mask = int(self.representatives[state - 1])
        return "".join("Y" if mask >> bit & 1 else "N" for bit in range(len(self.options)))

    @property
    def representatives(self) -> Masks:
        """One set of options for each state: the first of those that are the same; shape (count,)."""
        _, first = np.unique(self.numbers, return_index=True)
        found: Masks = self.masks[first]
        return found

    def where(self, condition: Condition) -> tuple[int, ...]:
        """The numbers of the states in which a condition holds."""
        return tuple(int(number) for number in np.unique(self.numbers[holds(condition, self.masks)]))

    def of_pattern(self, pattern: str) -> int | None:
        """The number of the state written as Y and N, or None where it isn't feasible."""
        mask = sum(1 << bit for bit, letter in enumerate(pattern) if letter in "Yy")
        at = np.flatnonzero(self.masks == np.uint64(mask))
        return int(self.numbers[at[0]]) if at.size else None


def feasible_states(
    options: Sequence[str], infeasible: Sequence[Condition], same: Sequence[Condition]
) -> StateSpace:
    """Every set of options but the infeasible ones; the first option is the lowest bit.

    Raises:
        TooLarge: beyond 24 options (16.8 million sets).
    """
    if len(options) > MOST_OPTIONS:
        raise TooLarge(
            f"{len(options)} options make 2^{len(options)} sets; beyond {MOST_OPTIONS} list the feasible "
            "states under `states`, or leave out options that nobody's preference mentions"
        )
    masks = np.arange(1 << len(options), dtype=np.uint64)
    for condition in infeasible:
        masks = masks[~holds(condition, masks)]
    return numbered(tuple(options), masks, same)


def numbered(
    options: tuple[str, ...], masks: Masks, same: Sequence[Condition], given: tuple[str, ...] = ()
) -> StateSpace:
    """States in the order of the sets; sets that meet one and the same condition of `same` are one state."""
    head = np.arange(masks.size)
    for condition in same:
        members = np.flatnonzero(holds(condition, masks))
        if members.size:
            # A set may meet several conditions; then all that meet either are one state.
            merged = np.isin(head, head[members])
            head[merged] = head[merged].min()
    kept = head == np.arange(masks.size)
    numbers = np.cumsum(kept)[head].astype(np.int64)
    names = tuple(name for name, keep in zip(given, kept, strict=True) if keep) if given else ()
    return StateSpace(count=int(kept.sum()), options=options, masks=masks, numbers=numbers, given=names)
