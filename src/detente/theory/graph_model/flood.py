"""The sanctions' kernel: the least payoff that the opponents can bring about from each state.

A sanction test asks only for a minimum over the opponents' closure, and a minimum over everything
reachable needs no closure: visit the states in ascending order of the payoff in question and walk the
arcs backwards. Whoever is reached first gets the least value there is for it, and is never visited for a
larger one. Each arc is walked once, blocks collapse to a cursor that only moves on, so that a run takes
time in proportion to states plus arcs between blocks, times the opponents.

Legal sequences never let one player move twice in a row. The walk therefore labels pairs (state, last
mover). At any state only two things can happen: somebody's move labels it for all last movers but that
one; another one's move then labels it for the first mover too.

The function is written for numba and for plain lists alike: small models run it as Python, without
waiting for a compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from detente.theory.graph_model.arrays import Ints, ascending
from detente.theory.graph_model.layout import Layout

COMPILE_FROM = 8_000
"""States times decision makers from which compiling pays."""


def least_reachable(layout: Layout, opponents: Sequence[int], payoff: Ints, *, improving: bool) -> Ints:
    """The minimum of `payoff` over what the opponents can reach from each state, the state included.

    That the state itself counts does no harm to a sanction test: it starts from an improvement, whose
    own payoff sanctions nothing.

    Args:
        layout: the model's moves, sorted for the walk.
        opponents: the players who may move.
        payoff: shape (states,), what the minimum is taken of.
        improving: whether each move must better its mover (SEQ, SSEQ) or not (GMR, SMR).
    """
    states = layout.states
    players = layout.players
    least = np.empty(states, dtype=np.int32)
    arguments: tuple[Any, ...] = (
        ascending(payoff),
        payoff,
        np.asarray(opponents, dtype=np.int32),
        players,
        improving,
        layout.block,
        layout.members,
        layout.begins,
        layout.preceding,
        layout.preceding_begins,
        layout.payoffs,
    )
    work: tuple[Any, ...] = (
        np.full(states, -2, dtype=np.int8 if players < 100 else np.int32),
        np.empty(2 * states + 2, dtype=np.int64),
        layout.begins[:-1].copy() if improving else np.full(layout.blocks, -1, dtype=np.int64),
        np.full(layout.blocks, -(2**31), dtype=np.int64),
    )
    if states * players >= COMPILE_FROM:
        compiled(_flood)(*arguments, *work, least)
        return least
    values: list[Any] = [each.tolist() if isinstance(each, np.ndarray) else each for each in arguments]
    found = least.tolist()
    values += [each.tolist() for each in work]
    flood: Callable[..., None] = _flood
    flood(*values, found)
    return np.asarray(found, dtype=np.int32)


@cache
def compiled(function: Callable[..., None]) -> Callable[..., None]:
    """The function in machine code, kept on disk where the installation or the user's cache allows."""
    import numba

    try:
        fast: Callable[..., None] = numba.njit(cache=True)(function)
    except RuntimeError:
        fast = numba.njit(function)
    return fast


def _flood(  # noqa: C901 - one function, so that it compiles alone and once
    order: Any,
    payoff: Any,
    opponents: Any,
    players: Any,
    improving: Any,
    block: Any,
    members: Any,
    begins: Any,
    preceding: Any,
    preceding_begins: Any,
    payoffs: Any,
    first: Any,
    stack: Any,
    cursor: Any,
    bound: Any,
    least: Any,
) -> None:
    # first[s]: -2 not reached, -1 labelled for every last mover, k labelled for every one but k.
    # Stack entries: s * (2 * players + 1) + 0 (anyone may have moved last), 1 + k (anyone but k),
    # 1 + players + k (k). cursor: improving: the next member to label; else -1 untouched, -2 all labelled,
    # t all but state t. bound: the highest payoff with which the preceding blocks have been visited.
    width = 2 * players + 1
    for seed in order:
        value = payoff[seed]
        top = 0
        if first[seed] == -2:
            least[seed] = value
            first[seed] = -1
            stack[0] = seed * width
            top = 1
        elif first[seed] >= 0:
            stack[0] = seed * width + 1 + players + first[seed]
            first[seed] = -1
            top = 1
        while top > 0:
            top -= 1
            entry = stack[top]
            state = entry // width
            code = entry - state * width
            for mover in opponents:
                if 0 < code <= players and mover == code - 1:
                    continue
                if code > players and mover != code - 1 - players:
                    continue
                home = block[mover][state]
                level = payoffs[mover][state]
                behind = 0
                if improving:
                    if bound[home] < level:
                        bound[home] = level
                        behind = preceding_begins[home + 1] - preceding_begins[home]
                elif bound[home] < 0:
                    bound[home] = 0
                    behind = preceding_begins[home + 1] - preceding_begins[home]
                for step in range(-1, behind):
                    here = home
                    if step >= 0:
                        here = preceding[preceding_begins[home] + step]
                    position = begins[here]
                    end = begins[here + 1]
                    only = -1
                    if improving:
                        position = cursor[here]
                    elif cursor[here] == -2:
                        continue
                    elif cursor[here] >= 0:
                        if step < 0 and cursor[here] == state:
                            continue
                        only = cursor[here]
                        end = position + 1
                        cursor[here] = -2
                    elif step < 0:
                        cursor[here] = state
                    else:
                        cursor[here] = -2
                    while position < end:
                        before = members[position]
                        if only >= 0:
                            before = only
                        elif improving:
                            if payoffs[mover][before] >= level:
                                break
                        elif step < 0 and before == state:
                            position += 1
                            continue
                        position += 1
                        if first[before] == -2:
                            least[before] = value
                            first[before] = mover
                            stack[top] = before * width + 1 + mover
                            top += 1
                        elif first[before] >= 0 and first[before] != mover:
                            stack[top] = before * width + 1 + players + first[before]
                            first[before] = -1
                            top += 1
                    if improving:
                        cursor[here] = position
