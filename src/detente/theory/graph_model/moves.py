"""A decision maker's unilateral moves, reversible or not, kept small.

Most decision makers can go from any of some states to any other of them (a negotiator free to set the
own options). Such states form a *block*: its k(k-1) moves are stored as k numbers. All other moves are
arcs between blocks: from each state of the one to each state of the other, in one step. A graph without
any such regularity has blocks of one state each, and then arcs are arcs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from detente.theory.graph_model.arrays import Ints, Offsets, grouped


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moves:
    """One decision maker's arcs: complete inside each block, and between blocks as listed.

    Attributes:
        block: the block of each state, shape (states,), numbered from 0 without gaps.
        sources, targets: arcs between blocks, each at most once, never from a block to itself.
        members, begins: the states of block b are `members[begins[b] : begins[b + 1]]`.
        following, following_begins: the blocks to which each block has an arc, in the same way.
        preceding, preceding_begins: the blocks from which each block has an arc.
    """

    block: Ints
    sources: Ints
    targets: Ints
    members: Ints = field(init=False)
    begins: Offsets = field(init=False)
    following: Ints = field(init=False)
    following_begins: Offsets = field(init=False)
    preceding: Ints = field(init=False)
    preceding_begins: Offsets = field(init=False)

    def __post_init__(self) -> None:
        blocks = self.blocks
        states = np.arange(len(self.block), dtype=np.int32)
        begins, members = grouped(self.block, states, blocks)
        following_begins, following = grouped(self.sources, self.targets, blocks)
        preceding_begins, preceding = grouped(self.targets, self.sources, blocks)
        for name, value in (
            ("begins", begins),
            ("members", members),
            ("following_begins", following_begins),
            ("following", following),
            ("preceding_begins", preceding_begins),
            ("preceding", preceding),
        ):
            object.__setattr__(self, name, value)

    @property
    def states(self) -> int:
        """How many states the graph has."""
        return len(self.block)

    @property
    def blocks(self) -> int:
        """How many blocks the states fall into."""
        return int(self.block.max()) + 1 if len(self.block) else 0

    def from_state(self, state: int) -> Ints:
        """The states that one move leads to, in ascending order."""
        own = int(self.block[state])
        ahead = self.following[self.following_begins[own] : self.following_begins[own + 1]]
        parts = [self.members[self.begins[b] : self.begins[b + 1]] for b in (own, *ahead.tolist())]
        reached = np.concatenate(parts)
        return np.sort(reached[reached != state])

    def arcs(self) -> tuple[Ints, Ints]:
        """Every arc, as sources and targets of equal length. As large as the graph really is."""
        targets = [self.from_state(state) for state in range(self.states)]
        lengths = [len(each) for each in targets]
        sources = np.repeat(np.arange(self.states, dtype=np.int32), lengths)
        return sources, np.concatenate([np.empty(0, dtype=np.int32), *targets])

    @classmethod
    def from_arcs(cls, states: int, sources: npt.ArrayLike, targets: npt.ArrayLike) -> Moves:
        """Moves from explicit arcs; states that can't be told apart are gathered into blocks.

        Args:
            states: how many states there are; arcs number them from 0.
            sources, targets: equal lengths; a repeated arc counts once.

        Raises:
            ValueError: an arc leaves the graph, or leads from a state to itself.

        >>> moves = Moves.from_arcs(3, [0, 1, 0, 1], [1, 0, 2, 2])
        >>> moves.blocks, moves.from_state(0).tolist(), moves.from_state(2).tolist()
        (2, [1, 2], [])
        """
        source = np.asarray(sources, dtype=np.int64).ravel()
        target = np.asarray(targets, dtype=np.int64).ravel()
        if source.shape != target.shape:
            raise ValueError(f"{len(source)} sources but {len(target)} targets")
        if len(source):
            least, most = min(source.min(), target.min()), max(source.max(), target.max())
            if least < 0 or most >= states:
                stray = least if least < 0 else most
                raise ValueError(f"an arc names state {stray}; states go from 0 to {states - 1}")
            if (source == target).any():
                loop = int(source[source == target][0])
                raise ValueError(f"a move from state {loop} to itself is no move")
        unique = np.unique(source * states + target)
        source, target = unique // states, unique % states
        block = _twins(states, source, target)
        blocks = int(block.max()) + 1 if states else 0
        between = np.unique(block[source].astype(np.int64) * max(blocks, 1) + block[target])
        ahead, behind = between // max(blocks, 1), between % max(blocks, 1)
        crossing = ahead != behind
        ahead, behind = ahead[crossing], behind[crossing]
        size = np.bincount(block, minlength=blocks)
        if int((size * (size - 1)).sum() + (size[ahead] * size[behind]).sum()) != len(unique):
            # Two different neighbourhoods had one hash: keep every state by itself.
            block, ahead, behind = np.arange(states), source, target
        return cls(
            block=block.astype(np.int32), sources=ahead.astype(np.int32), targets=behind.astype(np.int32)
        )


def _twins(states: int, source: Offsets, target: Offsets) -> Offsets:
    """Number the states by closed neighbourhood, out and in: equal numbers for states of one block."""
    mark = _scrambled(np.arange(states, dtype=np.uint64))
    outward = mark + _sums(states, source, mark[target])
    order = np.argsort(target, kind="stable")
    inward = mark + _sums(states, target[order], mark[source[order]])
    _, block = np.unique(_scrambled(outward) ^ (inward << np.uint64(1)), return_inverse=True)
    return block.astype(np.int64, copy=False).reshape(states)


def _sums(groups: int, keys: npt.NDArray[np.int64], values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The sum of each key's values, modulo 2^64. Keys ascend."""
    running = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(values, dtype=np.uint64)])
    ends = np.cumsum(np.bincount(keys, minlength=groups))
    sums: npt.NDArray[np.uint64] = np.diff(running[np.concatenate([[0], ends])])
    return sums


def _scrambled(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """SplitMix64 (Steele, Lea and Flood 2014): a fixed bijection that looks random."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
