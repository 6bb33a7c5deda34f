"""Bargaining over packages: the zone, the frontier, the solutions, the trades."""

from detente.theory.bargaining.domain import Domain, Number, RedLine, domain_of, exact
from detente.theory.bargaining.frontier import Frontier, estimate_size, pareto_frontier
from detente.theory.bargaining.guaranteed import Guarantee, guaranteed_package, welfare_package
from detente.theory.bargaining.solutions import SOLUTIONS, Gains, Solution, acceptable_gains, solve
from detente.theory.bargaining.trades import (
    Change,
    Trade,
    improving_trades,
    separate_settlement,
    trade_between,
    trade_steps,
)
from detente.theory.bargaining.zone import Clause, WalkAway, Zone, agreement_zone, some_package_keeps

__all__ = [
    "SOLUTIONS",
    "Change",
    "Clause",
    "Domain",
    "Frontier",
    "Gains",
    "Guarantee",
    "Number",
    "RedLine",
    "Solution",
    "Trade",
    "WalkAway",
    "Zone",
    "acceptable_gains",
    "agreement_zone",
    "domain_of",
    "estimate_size",
    "exact",
    "guaranteed_package",
    "improving_trades",
    "pareto_frontier",
    "separate_settlement",
    "solve",
    "some_package_keeps",
    "trade_between",
    "trade_steps",
    "welfare_package",
]
