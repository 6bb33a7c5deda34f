"""Where could they agree? From a case to its zone of agreement, frontier, solutions and trades."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.finding import Finding, Method
from detente.case import Case, bargaining_domain, bargaining_grounds
from detente.errors import InvalidCase, TooLarge
from detente.record.grounds import Grounds
from detente.theory.bargaining import (
    SOLUTIONS,
    Domain,
    Frontier,
    Guarantee,
    Solution,
    Trade,
    Zone,
    agreement_zone,
    guaranteed_package,
    improving_trades,
    pareto_frontier,
    separate_settlement,
    solve,
    trade_steps,
    welfare_package,
)

METHODS: Mapping[str, Method] = {
    "zone": Method(name="zone of possible agreement", citation="Raiffa 1982, ch. 4; Reiter 1987"),
    "frontier": Method(
        name="Pareto frontier, dynamic programming over the issues", citation="Raiffa 1982, ch. 11"
    ),
    "nash": Method(name="Nash bargaining solution", citation="Nash 1950, Econometrica 18(2):155-162"),
    "kalai_smorodinsky": Method(
        name="Kalai-Smorodinsky solution, largest smallest normalised gain",
        citation="Kalai and Smorodinsky 1975, Econometrica 43(3):513-518; Nagahisa and Tanaka 2002",
    ),
    "egalitarian": Method(
        name="egalitarian solution, largest smallest gain",
        citation="Kalai 1977, Econometrica 45(7):1623-1630",
    ),
    "utilitarian": Method(
        name="utilitarian solution, largest sum of values",
        citation="Harsanyi 1955, Journal of Political Economy 63(4):309-321",
    ),
    "trades": Method(name="logrolling", citation="Raiffa 1982, chs. 10-11; Pruitt 1981, ch. 5"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trades:
    """From one package to another.

    Attributes:
        start: the package to improve on. target: where the steps lead, or None where nothing is acceptable.
        steps: trades from start to target. improving: other trades on one or two issues that improve start.
    """

    start: tuple[int, ...]
    target: tuple[int, ...] | None
    steps: tuple[Trade, ...]
    improving: tuple[Trade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deals:
    """Every finding on where the parties of a case could agree.

    Attributes:
        frontier: None where it is too large to list; `too_large` then says how large.
        solutions: by concept; None where no package is acceptable to all, or where a concept needs the
            frontier and there is none.
    """

    domain: Domain
    zone: Finding[Zone]
    frontier: Finding[Frontier] | None
    too_large: str
    solutions: Mapping[str, Finding[Solution] | None]
    trades: Finding[Trades] | None
    grounds: Grounds

    @property
    def within_lines(self) -> int:
        """How many packages cross no red line: those among which some are efficient."""
        return math.prod(len(options) for options in self.domain.permitted())

    def picked(self, concept: str) -> tuple[tuple[int, ...], ...]:
        """The packages that do best by a solution, one for each point of the frontier.

        The first is the one that is told, no better than the others. There are none without a solution.
        """
        found = self.solutions[concept]
        return () if found is None else (found.value.package, *found.value.ties)

    def best(self, concept: str) -> frozenset[tuple[int, ...]]:
        """The values, in units, of the packages that do best by a solution."""
        return frozenset(self.domain.package_units(each) for each in self.picked(concept))

    def does_best(self, concept: str, package: Sequence[int]) -> bool:
        """Whether a package crosses no red line and does as well by a solution as the one that is told."""
        allowed = all(
            option in options for option, options in zip(package, self.domain.permitted(), strict=True)
        )
        return allowed and self.domain.package_units(package) in self.best(concept)

    def beside(self, concept: str) -> int:
        """How many packages do as well by a solution as the one that is told."""
        points = self.best(concept)
        if not points or self.frontier is None:
            return 0
        frontier = self.frontier.value
        counts = zip(frontier.units, frontier.counts, strict=True)
        return sum(count for units, count in counts if units in points) - 1

    @property
    def chosen(self) -> Mapping[tuple[int, ...], tuple[str, ...]]:
        """By the values of packages, the solutions by which they do best, with others or alone."""
        found: dict[tuple[int, ...], tuple[str, ...]] = {}
        for concept in self.solutions:
            for package in self.picked(concept):
                units = self.domain.package_units(package)
                found[units] = (*found.get(units, ()), concept)
        return found


def deals(case: Case, *, start: Mapping[str, str] | None = None) -> Deals:
    """Answer the second question for a case whose issues have options with values for the parties.

    Args:
        start: the package to find trades from, issue → option; issues not named, and all of them by
            default, are settled one by one.

    Raises:
        InvalidCase: no issue has values, or the disagreement point leaves a party out, or start names
            what isn't there.
    """
    domain = bargaining_domain(case)
    grounds = bargaining_grounds(case)

    def finding(key: str, value: object) -> Finding[object]:
        return Finding(question="deals", value=value, method=METHODS[key], grounds=grounds, as_of=case.as_of)

    frontier: Frontier | None = None
    too_large = ""
    try:
        frontier = pareto_frontier(domain)
    except TooLarge as error:
        too_large = str(error)
    found = (
        {concept: solve(domain, frontier, concept) for concept in SOLUTIONS}
        if frontier is not None
        else without_frontier(domain)
    )
    # A solution shows that the zone is open; only an empty zone needs its reasons searched.
    is_open = any(each is not None for each in found.values())
    zone = Zone(is_empty=False) if is_open else agreement_zone(domain)
    trades = _trades(domain, start, found["nash"] or found["egalitarian"])
    return Deals(
        domain=domain,
        zone=finding("zone", zone),  # type: ignore[arg-type]
        frontier=None if frontier is None else finding("frontier", frontier),  # type: ignore[arg-type]
        too_large=too_large,
        solutions={
            concept: None if each is None else finding(concept, each)  # type: ignore[misc]
            for concept, each in found.items()
        },
        trades=None if trades is None else finding("trades", trades),  # type: ignore[arg-type]
        grounds=grounds,
    )


def without_frontier(domain: Domain) -> dict[str, Solution | None]:
    """The solutions that mixed-integer programmes find where the frontier is too large: all but Nash's."""
    none: dict[str, Solution | None] = dict.fromkeys(SOLUTIONS)
    fair = guaranteed_package(domain)
    if fair is None or fair.score < 0:
        return none
    ideal: list[Fraction] = []
    for party, floor in enumerate(domain.disagreement):
        best = welfare_package(domain, parties=[party])
        ideal.append(Fraction(0) if best is None else best.score - domain.value(party, floor))
    counted = [party for party, most in enumerate(ideal) if most > 0]
    even = (
        guaranteed_package(domain, parties=None, ideal=[most or Fraction(1) for most in ideal])
        if counted
        else None
    )
    sums = welfare_package(domain)
    return none | {
        "egalitarian": _solution("egalitarian", fair),
        "kalai_smorodinsky": _solution("kalai_smorodinsky", even),
        "utilitarian": _solution("utilitarian", sums),
    }


def _solution(concept: str, found: Guarantee | None) -> Solution | None:
    if found is None:
        return None
    return Solution(concept=concept, package=found.package, units=found.units, score=found.score)


def _trades(domain: Domain, start: Mapping[str, str] | None, target: Solution | None) -> Trades | None:
    base = separate_settlement(domain)
    if base is None:
        return None
    package = list(base)
    for issue, option in (start or {}).items():
        _known(issue, domain.issues, "issue")
        at = domain.issues.index(issue)
        _known(option, domain.options[at], f"option of {issue!r}")
        package[at] = domain.options[at].index(option)
    begin = tuple(package)
    pairs = sum(len(options) for options in domain.options) ** 2
    return Trades(
        start=begin,
        target=None if target is None else target.package,
        steps=() if target is None else trade_steps(domain, begin, target.package),
        improving=improving_trades(domain, begin, widest=2 if pairs <= PAIR_LIMIT else 1),
    )


PAIR_LIMIT = 40_000
"""Pairs of options above which trades on two issues at once are not searched."""


def _known(name: str, names: Sequence[str] | Iterable[str], kind: str) -> None:
    listed = list(names)
    if name not in listed:
        raise InvalidCase(f"{name!r} is no {kind}; write one of {', '.join(listed)}")
