"""Packages for many parties, without the frontier: mixed-integer programmes.

With 30 parties almost every package is efficient and the frontier can't be listed. The package that
guarantees the most to whoever gains least still can be found: one binary for each option, one option for
each issue, and the smallest gain as the objective (the egalitarian package of Kalai 1977; with each gain
divided by its ideal, Kalai-Smorodinsky's). Solved by HiGHS (Huangfu & Hall 2018, *Mathematical Programming
Computation* 10:119-142); the package that comes back is valued exactly.

Names: maximin package, best guaranteed package, max-min fair allocation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.theory.bargaining.domain import Domain
from detente.theory.solver import quiet_solver

Allowed = Sequence[Sequence[int]]

LARGEST_WHOLE = 10_000
"""The finest common unit (one over this) in which gains are solved as whole numbers; beyond, as decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """The package found, and the proof of how good it is.

    Attributes:
        package: option indices. units: the parties' values in their units.
        score: the smallest (normalised) gain, or the sum of values, of this package, exactly.
        bound: no package scores more than this (the solver's bound, to its tolerance).
    """

    package: tuple[int, ...]
    units: tuple[int, ...]
    score: Fraction
    bound: float


def guaranteed_package(
    domain: Domain,
    *,
    permitted: Allowed | None = None,
    parties: Sequence[int] | None = None,
    ideal: Sequence[Fraction] | None = None,
) -> Guarantee | None:
    """The package whose smallest gain over the disagreement values is largest.

    Args:
        permitted: the options to choose from, by default those that no red line rules out.
        parties: whose gains count, by default all.
        ideal: each party's gain is divided by this (positive) number: Kalai-Smorodinsky.

    Returns:
        None where an issue has no permitted option. The score is negative where no package gives
        every party its disagreement value.

    Example:
        >>> from detente.theory.bargaining.domain import domain_of
        >>> splits = {f"{a}:{10 - a}": {"A": a, "B": 10 - a} for a in range(11)}
        >>> domain = domain_of(parties="AB", issues={"pie": splits}, disagreement={"A": 1, "B": 3})
        >>> found = guaranteed_package(domain)
        >>> found.units, found.score
        ((4, 6), Fraction(3, 1))
    """
    allowed = domain.permitted() if permitted is None else permitted
    counted = range(len(domain.parties)) if parties is None else parties
    if any(not options for options in allowed):
        return None
    weights = {p: Fraction(1, domain.scale[p]) / (1 if ideal is None else ideal[p]) for p in counted}
    solved = _solve(domain, allowed, weights, goal=None)
    if solved is None:  # pragma: no cover - the smallest gain is free to be negative
        return None
    package, bound = solved
    units = domain.package_units(package)
    score = min(weight * (units[p] - domain.disagreement[p]) for p, weight in weights.items())
    return Guarantee(package=package, units=units, score=score, bound=bound)


def welfare_package(domain: Domain, *, parties: Sequence[int] | None = None) -> Guarantee | None:
    """The acceptable package with the largest sum of values (utilitarian).

    Args:
        parties: whose values are summed, by default all of them; every party must accept in any case.

    Returns:
        None where no package is acceptable to all.
    """
    allowed = domain.permitted()
    if any(not options for options in allowed):
        return None
    goal = range(len(domain.parties)) if parties is None else parties
    weights = {p: Fraction(1, scale) for p, scale in enumerate(domain.scale)}
    solved = _solve(domain, allowed, weights, goal=goal)
    if solved is None:
        return None
    package, bound = solved
    units = domain.package_units(package)
    score = sum((domain.value(p, units[p]) for p in goal), Fraction(0))
    return Guarantee(package=package, units=units, score=score, bound=bound)


def _solve(
    domain: Domain, allowed: Allowed, weights: dict[int, Fraction], goal: Sequence[int] | None
) -> tuple[tuple[int, ...], float] | None:
    """Maximise the smallest weighted gain (no goal), or the weighted values of the goal's parties."""
    import highspy

    # In a unit that makes every weighted value whole, the solver may stop half a unit from the bound.
    whole = math.lcm(*(weight.denominator for weight in weights.values()))
    is_whole = goal is None and whole <= LARGEST_WHOLE
    if is_whole:
        weights = {p: weight * whole for p, weight in weights.items()}
    slots = [(issue, option) for issue, options in enumerate(allowed) for option in options]
    value = {
        p: np.array([float(weight * domain.values[issue][option][p]) for issue, option in slots])
        for p, weight in weights.items()
    }
    smallest = len(slots)  # the column that stands for the smallest gain, where there is no goal
    cost = np.append(
        np.zeros(len(slots)) if goal is None else sum(value[p] for p in goal), 1.0 if goal is None else 0.0
    )
    solver = quiet_solver()
    if not is_whole:
        solver.setOptionValue("mip_abs_gap", 1e-9)
    inf = highspy.kHighsInf
    for number, _ in enumerate(slots):
        solver.addCol(-float(cost[number]), 0.0, 1.0, 0, [], [])
        solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    free = inf if goal is None else 0.0
    solver.addCol(-float(cost[smallest]), -free, free, 0, [], [])
    if is_whole:
        solver.changeColIntegrality(smallest, highspy.HighsVarType.kInteger)
    start = 0
    for options in allowed:
        solver.addRow(1.0, 1.0, len(options), np.arange(start, start + len(options)), np.ones(len(options)))
        start += len(options)
    columns = np.arange(len(slots) + 1)
    for p, weight in weights.items():
        row = np.append(value[p], -1.0)
        solver.addRow(float(weight * domain.disagreement[p]), inf, len(columns), columns, row)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    chosen = iter(np.array(solver.getSolution().col_value)[:smallest])
    package = tuple(max((next(chosen), option) for option in options)[1] for options in allowed)
    return package, -float(solver.getInfo().mip_dual_bound) / (whole if is_whole else 1)
