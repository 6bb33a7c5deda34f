"""A graph model laid out for fast walks: every player's blocks side by side, members sorted by payoff."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.theory.graph_model.arrays import Ints, Offsets, ascending
from detente.theory.graph_model.model import GraphModel


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """The moves of all players in shared arrays; blocks are numbered through all players.

    Attributes:
        block: shape (players, states): the block in which each state lies for each player.
        members: shape (players * states,): the states block by block, by the mover's payoff, ascending.
        begins: where each block begins in `members`.
        preceding, preceding_begins: the blocks with an arc to each block.
        first_block: the first of each player's blocks, and one entry more.
        payoffs: the model's.
    """

    block: Ints
    members: Ints
    begins: Offsets
    preceding: Ints
    preceding_begins: Offsets
    first_block: Offsets
    payoffs: Ints

    @property
    def players(self) -> int:
        """How many decision makers."""
        return int(self.block.shape[0])

    @property
    def states(self) -> int:
        """How many states."""
        return int(self.block.shape[1])

    @property
    def blocks(self) -> int:
        """How many blocks, all players' together."""
        return len(self.begins) - 1

    @classmethod
    def of(cls, model: GraphModel) -> Layout:
        """Lay out a model. Takes a sort of the states for each player."""
        players, states = model.payoffs.shape
        first_block = np.zeros(players + 1, dtype=np.int64)
        np.cumsum([each.blocks for each in model.moves], out=first_block[1:])
        block = np.empty((players, states), dtype=np.int32)
        members = np.empty(players * states, dtype=np.int32)
        begins = np.zeros(first_block[-1] + 1, dtype=np.int64)
        preceding_begins = np.zeros(first_block[-1] + 1, dtype=np.int64)
        preceding = []
        arcs = 0
        for player, moves in enumerate(model.moves):
            low, high = first_block[player], first_block[player + 1]
            block[player] = moves.block + np.int32(low)
            members[player * states : (player + 1) * states] = by_block_and_payoff(
                moves.block, model.payoffs[player]
            )
            begins[low:high] = moves.begins[:-1] + player * states
            preceding_begins[low:high] = moves.preceding_begins[:-1] + arcs
            preceding.append(moves.preceding + np.int32(low))
            arcs += len(moves.preceding)
        begins[-1] = players * states
        preceding_begins[-1] = arcs
        return cls(
            block=block,
            members=members,
            begins=begins,
            preceding=np.concatenate(preceding),
            preceding_begins=preceding_begins,
            first_block=first_block,
            payoffs=model.payoffs,
        )


def by_block_and_payoff(block: Ints, payoff: Ints) -> Ints:
    """The states sorted by block, then by payoff."""
    if not len(block):
        return np.empty(0, dtype=np.int32)
    lowest = int(payoff.min())
    spread = int(payoff.max()) - lowest + 1
    key = block.astype(np.int64)
    key *= spread
    key += payoff
    key -= lowest
    return ascending(key)


def best_within_move(layout: Layout, player: int, value: Ints) -> Ints:
    """The largest of `value` over each state and what the player's one move leads to from it."""
    states = layout.states
    if not states:
        return value.copy()
    low, high = int(layout.first_block[player]), int(layout.first_block[player + 1])
    own = layout.members[player * states : (player + 1) * states]
    peak = np.maximum.reduceat(value[own], layout.begins[low:high] - player * states)
    reach = peak.copy()
    begins = layout.preceding_begins[low : high + 1]
    before = layout.preceding[begins[0] : begins[-1]] - low
    if len(before):
        np.maximum.at(reach, before, np.repeat(peak, np.diff(begins)))
    reached: Ints = reach[layout.block[player] - low]
    return reached
