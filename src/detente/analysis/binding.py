"""Which red lines bind? Those without which a solution would no longer choose its package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.analysis.bargaining import Deals
from detente.errors import TooLarge
from detente.theory.bargaining import SOLUTIONS, Domain, RedLine, pareto_frontier, solve

MOST_LINES = 60
"""Red lines up to which each is lifted in turn."""
MOST_WORK = 20_000
"""Red lines times efficient packages up to which that is done: some two seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What each solution hangs on.

    Attributes:
        lines: by concept the red lines of which each by itself, lifted, would make its package do worse by it
            than another, and not only as well.
        floors: by concept the parties that get no more than they have without a deal.
        too_large: why red lines were not tried, where that is so.
    """

    lines: Mapping[str, tuple[RedLine, ...]]
    floors: Mapping[str, tuple[int, ...]]
    too_large: str = ""


def binding_of(found: Deals) -> Binding:
    """Lift each red line in turn and look which solutions change."""
    domain = found.domain
    packages = {key: each.value.units for key, each in found.solutions.items() if each is not None}
    floors = {
        key: tuple(party for party, floor in enumerate(domain.disagreement) if units[party] == floor)
        for key, units in packages.items()
    }
    nothing = Binding(lines=dict.fromkeys(packages, ()), floors=floors)
    if found.frontier is None or len(domain.red_lines) > MOST_LINES:
        reason = found.too_large or f"{len(domain.red_lines)} red lines; up to {MOST_LINES} are tried"
        return replace(nothing, too_large=reason)
    if len(domain.red_lines) * len(found.frontier.value) > MOST_WORK:
        packages_told = f"{len(found.frontier.value):,} efficient packages"
        return replace(nothing, too_large=f"{len(domain.red_lines)} red lines and {packages_told}")
    lines: dict[str, list[RedLine]] = {key: [] for key in packages}
    for line in sorted(domain.red_lines):
        try:
            after = _solutions(replace(domain, red_lines=domain.red_lines - {line}))
        except TooLarge as fault:
            return replace(nothing, too_large=str(fault))
        for key, units in packages.items():
            if units not in after.get(key, ()):
                lines[key].append(line)
    return Binding(lines={key: tuple(each) for key, each in lines.items()}, floors=floors)


def _solutions(domain: Domain) -> dict[str, set[tuple[int, ...]]]:
    """The values of all packages that do best by each solution."""
    frontier = pareto_frontier(domain)
    found = {concept: solve(domain, frontier, concept) for concept in SOLUTIONS}
    return {
        concept: {domain.package_units(package) for package in (each.package, *each.ties)}
        for concept, each in found.items()
        if each is not None
    }
