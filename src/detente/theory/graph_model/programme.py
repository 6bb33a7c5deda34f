"""The integer programme behind the levers: which states to bring across at the least number of inversions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.theory.solver import quiet_solver


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """At least one of several sets of states must cross; an empty set is met already."""

    ways: tuple[tuple[int, ...], ...]


def cheapest_crossing(
    movable: Sequence[int], height: Sequence[int], requirements: Sequence[Requirement], *, fixed: int = 0
) -> tuple[int, ...] | None:
    """The states that cross so that every requirement is met, with the fewest comparisons changed.

    Each state that crosses changes one comparison with the target, and one with each state that stays
    although it lies no higher (is passed on the way).

    Args:
        movable: the states that may cross, by ascending height above the target.
        height: their heights, in the same order.
        requirements: what must be met.
        fixed: what any crossing at all costs besides.

    Returns:
        None where no crossing meets them all.
    """
    place = {state: number for number, state in enumerate(movable)}
    open_ones = [each for each in requirements if () not in each.ways]
    if not open_ones:
        return ()
    programme = _Programme()
    crosses = [programme.column(1.0) for _ in movable]
    for upper in range(len(movable)):
        for lower in range(len(movable)):
            if lower != upper and height[lower] <= height[upper]:
                passed = programme.column(1.0, whole=False)
                programme.at_least(0.0, [(passed, 1.0), (crosses[upper], -1.0), (crosses[lower], 1.0)])
    if fixed:
        programme.column(float(fixed), least=1.0)
    for requirement in open_ones:
        terms = []
        for way in requirement.ways:
            if any(state not in place for state in way):
                continue
            if len(way) == 1:
                terms.append((crosses[place[way[0]]], 1.0))
                continue
            all_of_it = programme.column(0.0)
            for state in way:
                programme.at_least(0.0, [(crosses[place[state]], 1.0), (all_of_it, -1.0)])
            terms.append((all_of_it, 1.0))
        if not terms:
            return None
        programme.at_least(1.0, terms)
    chosen = programme.solved(len(movable))
    return None if chosen is None else tuple(state for state, yes in zip(movable, chosen, strict=True) if yes)


class _Programme:
    """A minimisation over variables between 0 and 1, some of them yes or no, handed to HiGHS."""

    def __init__(self) -> None:
        self._cost: list[float] = []
        self._least: list[float] = []
        self._whole: list[bool] = []
        self._rows: list[tuple[float, list[tuple[int, float]]]] = []

    def column(self, cost: float, *, least: float = 0.0, whole: bool = True) -> int:
        self._cost.append(cost)
        self._least.append(least)
        self._whole.append(whole)
        return len(self._cost) - 1

    def at_least(self, bound: float, terms: list[tuple[int, float]]) -> None:
        merged: dict[int, float] = {}
        for column, weight in terms:
            merged[column] = max(merged.get(column, weight), weight)
        self._rows.append((bound, sorted(merged.items())))

    def solved(self, first: int) -> list[bool] | None:
        import highspy

        solver = quiet_solver()
        programme = highspy.HighsLp()
        programme.num_col_ = len(self._cost)
        programme.num_row_ = len(self._rows)
        programme.col_cost_ = np.array(self._cost)
        programme.col_lower_ = np.array(self._least)
        programme.col_upper_ = np.ones(len(self._cost))
        programme.row_lower_ = np.array([bound for bound, _ in self._rows])
        programme.row_upper_ = np.full(len(self._rows), highspy.kHighsInf)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        programme.integrality_ = [kinds[whole] for whole in self._whole]
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = np.cumsum([0, *(len(terms) for _, terms in self._rows)])
        programme.a_matrix_.index_ = np.array([column for _, terms in self._rows for column, _ in terms])
        programme.a_matrix_.value_ = np.array([weight for _, terms in self._rows for _, weight in terms])
        solver.passModel(programme)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return [value > 0.5 for value in solver.getSolution().col_value[:first]]
