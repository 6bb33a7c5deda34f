"""Sets of states as the bits of integers, and the one test that every stability concept comes down to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from detente.errors import TooLarge
from detente.theory.graph_model.arrays import Ints
from detente.theory.graph_model.model import GraphModel

States = int
"""A set of states: bit s is set where state s belongs to it."""

MOST_STATES = 5_000
"""Sets for each state take states² / 8 bytes a decision maker; walks over them grow faster still."""


def require_small(model: GraphModel, purpose: str) -> None:
    """Refuse a model whose sets would take minutes. Raises TooLarge with the size and the way out."""
    if model.states > MOST_STATES:
        megabytes = model.states**2 // 8 * len(model.decision_makers) // 2**20
        raise TooLarge(
            f"{purpose} keeps a set of states for each state: {model.states:,} states would take "
            f"{megabytes:,} MiB and hours. Up to {MOST_STATES:,} states are possible here; the five "
            "concepts for single decision makers take millions"
        )


def members(states: States) -> Iterator[int]:
    """The states of a set, ascending.

    >>> list(members(0b1010))
    [1, 3]
    """
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest


def of(states: Sequence[int]) -> States:
    """The set of the states listed."""
    found = 0
    for state in states:
        found |= 1 << state
    return found


def above(payoff: Ints | Sequence[int]) -> list[States]:
    """For each state the set of states preferred to it."""
    order = sorted(range(len(payoff)), key=lambda state: -int(payoff[state]))
    better = [0] * len(payoff)
    so_far, level, at_level = 0, None, 0
    for state in order:
        if payoff[state] != level:
            so_far, level, at_level = so_far | at_level, payoff[state], 0
        better[state] = so_far
        at_level |= 1 << state
    return better


def steps(model: GraphModel, player: int) -> list[States]:
    """For each state the set that one move of a decision maker leads to."""
    moves = model.moves[player]
    return [of(moves.from_state(state).tolist()) for state in range(model.states)]


def improvements(own: Sequence[States], better: Sequence[States]) -> list[States]:
    """For each state the moves among `own` that lead to a state preferred to it."""
    return [moves & preferred for moves, preferred in zip(own, better, strict=True)]


def joint(steps_of: Sequence[Sequence[States]], states: int) -> list[States]:
    """For each state what a coalition reaches by legal sequences of its members' steps.

    Nobody moves twice in a row. `steps_of` has one entry a member; without members nothing is reached.
    """
    first = [[0] * states for _ in steps_of]  # reached when this member moves first
    changed = True
    while changed:
        changed = False
        for member, own in enumerate(steps_of):
            others = [each for other, each in enumerate(first) if other != member]
            for state in range(states):
                found = own[state]
                for target in members(own[state]):
                    for other in others:
                        found |= other[target]
                if found != first[member][state]:
                    first[member][state] = found
                    changed = True
    reached = [0] * states
    for own in first:
        for state in range(states):
            reached[state] |= own[state]
    return reached


def escapes(
    own: Sequence[States], answers: Callable[[int], States], better: States, state: int, *, symmetric: bool
) -> int | None:
    """An improvement that no answer undoes, or None: the test of Nash, GMR, SMR, SEQ and SSEQ alike.

    Args:
        own: what the focal decision maker or coalition reaches from each state.
        answers: what its opponents can turn a state into; nothing at all for Nash.
        better: the states preferred to `state`; all that the test knows of preference.
        symmetric: whether an answer must leave no way back up (SMR, SSEQ).
    """
    for improvement in members(own[state] & better):
        worse = answers(improvement) & ~better
        if symmetric:
            if all(own[outcome] & better for outcome in members(worse)):
                return improvement
        elif not worse:
            return improvement
    return None
