"""Who can get where: legal sequences of moves, and the shortest of them (status quo analysis).

A sequence is legal if nobody moves twice in a row (Fang, Hipel and Kilgour 1993, ch. 4). For the paths
from the status quo see Li, Kilgour and Hipel (2005).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from detente.theory.graph_model.model import GraphModel


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who moved, and where that led."""

    mover: int
    state: int


Path = tuple[Step, ...]
"""A legal sequence of moves, without the state it starts from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a coalition reaches from a state by at least one move.

    Attributes:
        start: the state from which it moves.
        came_from: for each state reached and its last mover the pair before it, the start's mover being -1.
    """

    start: int
    came_from: dict[tuple[int, int], tuple[int, int]]

    @property
    def states(self) -> frozenset[int]:
        """The states reached; the start only where a sequence leads back to it."""
        return frozenset(state for state, _ in self.came_from)

    def path_to(self, state: int) -> Path:
        """A shortest legal sequence to a state that is reached. Raises KeyError for any other."""
        at = next((pair for pair in self.came_from if pair[0] == state), None)
        if at is None:
            raise KeyError(state)
        steps = []
        while at[1] >= 0:
            steps.append(Step(mover=at[1], state=at[0]))
            at = self.came_from[at]
        return tuple(reversed(steps))


def reach(model: GraphModel, coalition: Collection[int], start: int, *, improving: bool = False) -> Reach:
    """Everything that a coalition's legal sequences of moves lead to, nearest first.

    Args:
        coalition: the players who move.
        improving: whether each move must better its mover.

    >>> model = GraphModel.from_arcs(
    ...     states=3, moves={"a": [(0, 1)], "b": [(1, 2)]}, payoffs={"a": [0, 1, 2], "b": [2, 1, 0]}
    ... )
    >>> sorted(reach(model, [0, 1], 0).states), sorted(reach(model, [0, 1], 0, improving=True).states)
    ([1, 2], [1])
    """
    found = Reach(start=start, came_from={})
    for _ in explore(model, coalition, found, improving=improving):
        pass
    return found


def explore(model: GraphModel, coalition: Collection[int], found: Reach, *, improving: bool) -> Iterator[int]:
    """Walk on from `found.start`, nearest states first, noting each step in `found`; stop at will."""
    came_from = found.came_from
    front = [(found.start, -1)]
    while front:
        ahead = []
        for state, last in front:
            for mover in coalition:
                if mover == last:
                    continue
                for target in targets(model, mover, state, improving=improving):
                    if (target, mover) not in came_from:
                        came_from[target, mover] = (state, last)
                        ahead.append((target, mover))
                        yield target
        front = ahead


def targets(model: GraphModel, mover: int, state: int, *, improving: bool = False) -> Iterator[int]:
    """Where one move, or one improvement, of a decision maker leads."""
    reached = model.moves[mover].from_state(state)
    if improving:
        worth = model.payoffs[mover]
        reached = reached[worth[reached] > worth[state]]
    yield from reached.tolist()
