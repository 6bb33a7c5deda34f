"""The definitions, by listing every package: slow, and nothing in common with the fast code."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm, prod

from detente.theory.bargaining import Domain


def packages(domain: Domain) -> list[tuple[int, ...]]:
    """Every package that crosses no red line."""
    ruled_out = {(line.issue, line.option) for line in domain.red_lines}
    return [
        package
        for package in product(*(range(len(options)) for options in domain.options))
        if not any((issue, option) in ruled_out for issue, option in enumerate(package))
    ]


def values(domain: Domain, package: tuple[int, ...]) -> tuple[int, ...]:
    """Each party's units."""
    return tuple(
        sum(domain.values[issue][option][party] for issue, option in enumerate(package))
        for party in range(len(domain.parties))
    )


def dominates(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """At least as much for all, more for one."""
    return a != b and all(x >= y for x, y in zip(a, b, strict=True))


def frontier(domain: Domain) -> dict[tuple[int, ...], int]:
    """Efficient values, and how many packages have them."""
    every = [values(domain, package) for package in packages(domain)]
    distinct = set(every)
    return {
        units: every.count(units)
        for units in distinct
        if not any(dominates(other, units) for other in distinct)
    }


def best(domain: Domain, concept: str) -> tuple[Fraction, set[tuple[int, ...]]] | None:
    """The best score of a concept among the acceptable packages, and the efficient values that reach it."""
    acceptable = {
        units
        for units in (values(domain, package) for package in packages(domain))
        if all(u >= d for u, d in zip(units, domain.disagreement, strict=True))
    }
    if not acceptable:
        return None
    efficient = {u for u in acceptable if not any(dominates(o, u) for o in acceptable)}
    gains = {u: tuple(a - b for a, b in zip(u, domain.disagreement, strict=True)) for u in efficient}
    ideal = [max(u[p] - domain.disagreement[p] for u in acceptable) for p in range(len(domain.parties))]
    counted = [p for p, most in enumerate(ideal) if most > 0]

    def score(units: tuple[int, ...]) -> Fraction:
        gain = gains[units]
        own = [Fraction(gain[p], domain.scale[p]) for p in range(len(gain))]
        if concept == "nash":
            return prod((own[p] for p in counted), start=Fraction(1))
        if concept == "kalai_smorodinsky":
            return min((Fraction(gain[p], ideal[p]) for p in counted), default=Fraction(0))
        if concept == "egalitarian":
            return min(own)
        return sum((Fraction(u, s) for u, s in zip(units, domain.scale, strict=True)), Fraction(0))

    top = max(map(score, efficient))
    return top, {units for units in efficient if score(units) == top}


def common_unit(domain: Domain) -> int:
    """The least common multiple of the parties' scales."""
    return lcm(*domain.scale)
