"""The Nash, Kalai-Smorodinsky, egalitarian and utilitarian packages of a finite domain.

Each picks among the acceptable efficient packages: no red line crossed, and every party at or above its
disagreement value. A party's gain is its value less its disagreement value. The four differ in what they
maximise:

- nash: the product of the gains (Nash 1950, *Econometrica* 18(2):155-162). Rescaling a party's values
  (any positive affine change) changes nothing.
- kalai_smorodinsky: the smallest normalised gain, a gain divided by the party's largest gain in any
  acceptable package (Kalai & Smorodinsky 1975, *Econometrica* 43(3):513-518). On finitely many packages
  the line from the disagreement point to the ideal point need not meet the frontier; the max-min of
  normalised gains is the extension to finite sets (Nagahisa & Tanaka 2002, *Social Choice and Welfare*
  19(4):751-761). Rescaling changes nothing.
- egalitarian: the smallest gain, in the case's own numbers, which must then be comparable between parties
  (Kalai 1977, *Econometrica* 45(7):1623-1630).
- utilitarian: the sum of the values, comparable likewise (Harsanyi 1955, *Journal of Political Economy*
  63(4):309-321).

Names: Nash bargaining solution; Kalai-Smorodinsky or Raiffa solution; egalitarian, proportional, maximin
or Rawlsian solution; utilitarian solution, maximum welfare.

Packages that do equally well are ties, and all of them are told; the one put first is the one with the
greater next-smallest gains (normalised ones for the two solutions that no rescaling changes, the case's own
for the others), then the one earlier on the frontier. All four look only at acceptable packages: one that
maximises the sum of values but leaves a party below its disagreement value is no agreement.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.theory.bargaining.domain import Domain
from detente.theory.bargaining.frontier import Frontier

SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A package that a solution concept picks.

    Attributes:
        concept: one of SOLUTIONS.
        package: option indices. units: the parties' values in their units.
        score: what the concept maximises, at its maximum: the product of gains, the smallest normalised
            gain, the smallest gain, the sum of values.
        ties: further efficient packages with the same score.
    """

    concept: str
    package: tuple[int, ...]
    units: tuple[int, ...]
    score: Fraction
    ties: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """The acceptable points of a frontier, and what each party gains there.

    Attributes:
        points: indices into the frontier. units: gains in each party's units.
        ideal: each party's largest gain in any acceptable package, in units.
    """

    points: tuple[int, ...]
    units: tuple[tuple[int, ...], ...]
    ideal: tuple[int, ...]


def acceptable_gains(domain: Domain, frontier: Frontier) -> Gains:
    """The efficient packages that leave every party at or above its disagreement value."""
    walk_away = domain.disagreement
    rows = [
        (index, tuple(a - b for a, b in zip(units, walk_away, strict=True)))
        for index, units in enumerate(frontier.units)
    ]
    kept = [(index, gains) for index, gains in rows if min(gains) >= 0]
    ideal = tuple(max(column) for column in zip(*(gains for _, gains in kept), strict=True))
    return Gains(
        points=tuple(index for index, _ in kept), units=tuple(gains for _, gains in kept), ideal=ideal
    )


def solve(domain: Domain, frontier: Frontier, concept: str) -> Solution | None:
    """The package that a concept picks; None where no package is acceptable to all.

    Parties that can't gain in any acceptable package count neither in the Nash product nor in the smallest
    normalised gain, where they would make every package equally bad.

    Raises:
        ValueError: an unknown concept.

    Example:
        >>> from detente.theory.bargaining.domain import domain_of
        >>> from detente.theory.bargaining.frontier import pareto_frontier
        >>> splits = {f"{a}:{10 - a}": {"A": a, "B": 10 - a} for a in range(11)}
        >>> domain = domain_of(parties="AB", issues={"pie": splits}, disagreement={"A": 1, "B": 3})
        >>> solve(domain, pareto_frontier(domain), "nash").units
        (4, 6)
    """
    if concept not in SOLUTIONS:
        raise ValueError(f"{concept!r} is no solution concept; they are {', '.join(SOLUTIONS)}")
    gains = acceptable_gains(domain, frontier)
    if not gains.points:
        return None
    score = _SCORES[concept](domain, gains)
    scores = [score(row) for row in gains.units]
    best = max(scores)
    tied = [at for at, each in enumerate(scores) if each == best]
    comparable = _normalised if concept in ("nash", "kalai_smorodinsky") else _weighed
    tied.sort(key=lambda at: sorted(comparable(domain, gains, gains.units[at])), reverse=True)
    points = [gains.points[at] for at in tied]
    return Solution(
        concept=concept,
        package=frontier.packages[points[0]],
        units=frontier.units[points[0]],
        score=_told(domain, gains, concept, best),
        ties=tuple(frontier.packages[point] for point in points[1:]),
    )


Score = Callable[[Sequence[int]], int]


def _nash(domain: Domain, gains: Gains) -> Score:
    counted = [p for p, most in enumerate(gains.ideal) if most > 0]
    return lambda row: math.prod(row[p] for p in counted)


def _kalai_smorodinsky(domain: Domain, gains: Gains) -> Score:
    return lambda row: min(_normalised(domain, gains, row), default=0)


def _egalitarian(domain: Domain, gains: Gains) -> Score:
    return lambda row: min(_weighed(domain, gains, row))


def _utilitarian(domain: Domain, gains: Gains) -> Score:
    return lambda row: sum(_weighed(domain, gains, row))


_SCORES: dict[str, Callable[[Domain, Gains], Score]] = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}


def _normalised(domain: Domain, gains: Gains, row: Sequence[int]) -> list[int]:
    """Shares of the ideal gains, over their common denominator, so that no fraction is ever rounded."""
    counted = [p for p, most in enumerate(gains.ideal) if most > 0]
    whole = math.prod(gains.ideal[p] for p in counted)
    return [row[p] * (whole // gains.ideal[p]) for p in counted]


def _weighed(domain: Domain, gains: Gains, row: Sequence[int]) -> list[int]:
    """Units of all parties in one common unit."""
    common = math.lcm(*domain.scale)
    return [units * (common // scale) for units, scale in zip(row, domain.scale, strict=True)]


def _told(domain: Domain, gains: Gains, concept: str, best: int) -> Fraction:
    counted = [p for p, most in enumerate(gains.ideal) if most > 0]
    common = math.lcm(*domain.scale)
    if concept == "nash":
        return Fraction(best, math.prod(domain.scale[p] for p in counted))
    if concept == "kalai_smorodinsky":
        return Fraction(best, math.prod(gains.ideal[p] for p in counted))
    if concept == "utilitarian":
        return Fraction(best, common) + sum(
            domain.value(p, units) for p, units in enumerate(domain.disagreement)
        )
    return Fraction(best, common)
