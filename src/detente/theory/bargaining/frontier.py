"""The Pareto frontier of an additive domain, exactly, with a package for every point.

Names: Pareto frontier, efficient frontier, set of efficient agreements (Raiffa 1982, *The Art and Science
of Negotiation*, ch. 11).

A package is efficient when it crosses no red line, and no other that crosses none gives every party at least
as much and one of them more. One that a red line rules out is none to agree on, however good it were; one
that leaves a party worse off than without a deal still counts, for its terms may be bettered. Issue by
issue, partial packages that another partial package dominates can't be completed to an efficient one,
because the same completion keeps the other ahead: dynamic programming over the issues with dominance
pruning. Each point keeps the option that made it and the partial point it came from, so packages are read
back at the end and never enumerated; 10^12 of them are no obstacle when few are efficient.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.errors import TooLarge
from detente.theory.bargaining.domain import Domain
from detente.theory.bargaining.skyline import Ints, descending, maximal_rows

CANDIDATE_LIMIT = 30_000_000
"""Partial packages held at one time; beyond, the frontier is refused (about 2 GB with three parties)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier:
    """The efficient packages, of those that cross no red line.

    Attributes:
        units: (points, parties) values in each party's units, largest value of the first party first.
        packages: (points, issues) option indices of one package with these values.
        counts: how many packages have exactly these values; the further ones are ties for every party.
    """

    units: tuple[tuple[int, ...], ...]
    packages: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.units)


def pareto_frontier(
    domain: Domain,
    *,
    permitted: Sequence[Sequence[int]] | None = None,
    parties: Sequence[int] | None = None,
) -> Frontier:
    """Every efficient value vector among the packages that the red lines leave, each with a package.

    Args:
        permitted: the options of each issue to choose from; by default those no red line rules out.
        parties: the parties that count; by default all.

    Raises:
        TooLarge: the partial packages would not fit in memory; the message says how many there are.

    Example:
        >>> from detente.theory.bargaining.domain import domain_of
        >>> swap = {"mine": {"A": 5, "B": 0}, "yours": {"A": 0, "B": 1}}
        >>> back = {"mine": {"A": 1, "B": 0}, "yours": {"A": 0, "B": 5}}
        >>> domain = domain_of(parties="AB", issues={"i": swap, "j": back}, disagreement={"A": 0, "B": 0})
        >>> pareto_frontier(domain).units
        ((6, 0), (5, 5), (0, 6))
    """
    allowed = domain.permitted() if permitted is None else permitted
    columns = list(range(len(domain.parties)) if parties is None else parties)
    if any(not options for options in allowed):
        return Frontier(units=(), packages=(), counts=())
    estimate_size(math.prod(len(options) for options in allowed), len(columns))
    tables = [
        [[domain.values[issue][option][p] for p in columns] for option in options]
        for issue, options in enumerate(allowed)
    ]
    reach = max(sum(max(abs(row[k]) for row in rows) for rows in tables) for k in range(len(columns)))
    exceeds = reach >= 2**61 or math.prod(map(len, allowed)) >= 2**62
    units, choices, counts = _by_python(tables) if exceeds else _by_arrays(tables)
    packages = tuple(
        tuple(allowed[issue][choice] for issue, choice in enumerate(package)) for package in choices
    )
    return Frontier(units=units, packages=packages, counts=counts)


def estimate_size(packages: int, parties: int) -> float:
    """The efficient packages to expect: (ln n)^(k-1) / (k-1)! for n independent ones and k parties.

    Source: Bentley, Kung, Schkolnick & Thompson 1978, *Journal of the ACM* 25(4):536-543. Opposed
    interests make it larger, shared ones smaller.

    Raises:
        TooLarge: that many points can't be listed; the best guaranteed package still can be found.
    """
    expected = min(float(packages), math.log(max(packages, 2)) ** (parties - 1) / math.factorial(parties - 1))
    if expected > CANDIDATE_LIMIT:
        raise TooLarge(
            f"{packages:.3g} packages among {parties} parties have an efficient frontier of some "
            f"{expected:.2g} points, more than the {CANDIDATE_LIMIT:.2g} that can be held; the guaranteed, "
            "Kalai-Smorodinsky and utilitarian packages are found without it"
        )
    return expected


Tables = list[list[list[int]]]
Points = tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...], tuple[int, ...]]


def _by_arrays(tables: Tables) -> Points:
    parties = len(tables[0][0])
    units = np.zeros((1, parties), dtype=np.int64)
    counts = np.ones(1, dtype=np.int64)
    trail: list[tuple[Ints, Ints]] = []
    for number, table in enumerate(tables):
        rows = np.array(table, dtype=np.int64)
        if len(units) * len(rows) > CANDIDATE_LIMIT:
            raise TooLarge(
                f"after {number} of {len(tables)} issues {len(units):,} partial packages are efficient, and "
                f"the next issue makes {len(units) * len(rows):,} candidates of them, more than the "
                f"{CANDIDATE_LIMIT:,} that can be held; coarser values or fewer parties make it smaller, and "
                "the guaranteed, Kalai-Smorodinsky and utilitarian packages are found without the frontier"
            )
        candidates = (units[:, None, :] + rows[None, :, :]).reshape(-1, parties)
        first, merged = descending(candidates, np.repeat(counts, len(rows)))
        kept = maximal_rows(candidates[first])
        origin = first[kept]
        units, counts = candidates[origin], merged[kept]
        parents, choices = np.divmod(origin, len(rows))
        trail.append((parents, choices))
    packages = np.empty((len(units), len(tables)), dtype=np.int64)
    at = np.arange(len(units))
    for issue in range(len(tables) - 1, -1, -1):
        parents, choices = trail[issue]
        packages[:, issue] = choices[at]
        at = parents[at]
    return (
        tuple(map(tuple, units.tolist())),
        tuple(map(tuple, packages.tolist())),
        tuple(counts.tolist()),
    )


def _by_python(tables: Tables) -> Points:
    """The same in unbounded integers, for values too long for 64 bits."""
    points: dict[tuple[int, ...], tuple[tuple[int, ...], int]] = {(0,) * len(tables[0][0]): ((), 1)}
    for number, table in enumerate(tables):
        if len(points) * len(table) > CANDIDATE_LIMIT // 100:
            raise TooLarge(
                f"after {number} of {len(tables)} issues {len(points):,} partial packages are efficient, "
                "with values too long for 64-bit integers; round the values to fewer digits"
            )
        grown: dict[tuple[int, ...], tuple[tuple[int, ...], int]] = {}
        for units, (package, count) in points.items():
            for choice, row in enumerate(table):
                total = tuple(a + b for a, b in zip(units, row, strict=True))
                known = grown.get(total)
                grown[total] = ((*package, choice), count) if known is None else (known[0], known[1] + count)
        kept: list[tuple[int, ...]] = []
        for units in sorted(grown, reverse=True):
            if not any(all(a >= b for a, b in zip(other, units, strict=True)) for other in reversed(kept)):
                kept.append(units)
        points = {units: grown[units] for units in kept}
    return (
        tuple(points),
        tuple(package for package, _ in points.values()),
        tuple(count for _, count in points.values()),
    )
