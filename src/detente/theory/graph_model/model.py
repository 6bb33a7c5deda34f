"""The graph model itself: decision makers, states, moves, preferences (Kilgour, Hipel and Fang 1987)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from detente.theory.graph_model.arrays import Ints
from detente.theory.graph_model.moves import Moves

_LEAST, _MOST = -(2**31) + 1, 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GraphModel:
    """A conflict as a graph: states are outcomes, each decision maker moves along the own arcs.

    States and decision makers are numbered from 0. Payoffs are ordinal: only their order counts, larger
    is better, equal is indifferent.

    Attributes:
        decision_makers: their names, all different.
        moves: each one's unilateral moves.
        payoffs: shape (decision makers, states), 32-bit integers.
    """

    decision_makers: tuple[str, ...]
    moves: tuple[Moves, ...]
    payoffs: Ints

    def __post_init__(self) -> None:
        names = self.decision_makers
        if not names:
            raise ValueError("a graph model needs a decision maker")
        if len(set(names)) != len(names):
            raise ValueError(f"decision makers need different names: {', '.join(names)}")
        if len(self.moves) != len(names) or self.payoffs.shape[0] != len(names):
            raise ValueError(f"{len(names)} decision makers need as many sets of moves and rows of payoffs")
        if any(each.states != self.states for each in self.moves):
            raise ValueError(f"payoffs for {self.states} states, but moves among another number of them")
        self.payoffs.setflags(write=False)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.payoffs.shape[1])

    @classmethod
    def from_arcs(
        cls,
        *,
        states: int,
        moves: Mapping[str, Sequence[tuple[int, int]] | npt.NDArray[np.integer]],
        payoffs: Mapping[str, npt.ArrayLike],
    ) -> GraphModel:
        """A graph model from explicit arcs and payoffs by decision maker's name.

        Args:
            states: how many states; arcs and payoffs number them from 0.
            moves: (source, target) pairs of each decision maker; their order is the players' order.
            payoffs: one integer a state, larger is better.

        Raises:
            ValueError: an unknown state, a missing decision maker, a wrong number of payoffs.

        >>> chicken = GraphModel.from_arcs(
        ...     states=4,
        ...     moves={"row": [(0, 1), (1, 0), (2, 3), (3, 2)], "column": [(0, 2), (2, 0), (1, 3), (3, 1)]},
        ...     payoffs={"row": [3, 4, 2, 1], "column": [3, 2, 4, 1]},
        ... )
        >>> chicken.states, chicken.decision_makers
        (4, ('row', 'column'))
        """
        if set(moves) != set(payoffs):
            raise ValueError(
                f"moves are given for {', '.join(moves)}, payoffs for {', '.join(payoffs)}: both need all"
            )
        rows = [_payoffs(name, payoffs[name], states) for name in moves]
        graphs = []
        for arcs in moves.values():
            pairs = np.asarray(arcs, dtype=np.int64).reshape(-1, 2)
            graphs.append(Moves.from_arcs(states, pairs[:, 0], pairs[:, 1]))
        return cls(
            decision_makers=tuple(moves),
            moves=tuple(graphs),
            payoffs=np.stack(rows) if rows else np.empty((0, states), dtype=np.int32),
        )

    def with_payoffs(self, payoffs: npt.ArrayLike) -> GraphModel:
        """The same graph under other preferences, shape (decision makers, states)."""
        rows = np.asarray(payoffs)
        if rows.shape != self.payoffs.shape:
            raise ValueError(f"payoffs of shape {rows.shape}, the model's are {self.payoffs.shape}")
        checked = [
            _payoffs(name, row, self.states) for name, row in zip(self.decision_makers, rows, strict=True)
        ]
        return replace(self, payoffs=np.stack(checked))


def _payoffs(name: str, values: npt.ArrayLike, states: int) -> Ints:
    row = np.asarray(values)
    if row.shape != (states,):
        raise ValueError(f"{name}: payoffs of shape {row.shape} for {states} states")
    if row.dtype.kind not in "iu":
        raise ValueError(f"{name}: payoffs are ordinal, give integers, not {row.dtype}")
    if states and (row.min() < _LEAST or row.max() > _MOST):
        row = np.unique(row, return_inverse=True)[1].reshape(states)
    return row.astype(np.int32)
