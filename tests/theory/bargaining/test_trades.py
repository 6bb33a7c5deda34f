"""Trades: what is exchanged, and that efficient packages leave none."""

from hypothesis import given

from detente.theory.bargaining import (
    Domain,
    domain_of,
    improving_trades,
    pareto_frontier,
    separate_settlement,
    trade_between,
    trade_steps,
)
from tests.theory.bargaining import by_definition
from tests.theory.bargaining.strategies import domains

LOGROLL = domain_of(
    parties=["A", "B"],
    issues={
        "road": {"no": {"A": 0, "B": 0}, "yes": {"A": 5, "B": -1}},
        "port": {"no": {"A": 0, "B": 0}, "yes": {"A": -1, "B": 5}},
    },
    disagreement={"A": 0, "B": 0},
)


def test_a_logroll_pays_for_a_concession_on_one_issue_with_one_on_another() -> None:
    (trade,) = improving_trades(LOGROLL, (0, 0))
    assert [(change.issue, change.units) for change in trade.changes] == [(0, (5, -1)), (1, (-1, 5))]
    assert trade.units == (4, 4)
    assert trade.improves


@given(domains(parties=(2, 3)))
def test_no_trade_improves_an_efficient_package(domain: Domain) -> None:
    for package in pareto_frontier(domain).packages:
        assert improving_trades(domain, package) == ()


@given(domains(parties=(2, 3)))
def test_the_steps_add_up_and_cost_nobody_where_the_whole_costs_nobody(domain: Domain) -> None:
    target = pareto_frontier(domain).packages[-1]
    start = tuple(0 for _ in domain.issues)
    whole = trade_between(domain, start, target)
    steps = trade_steps(domain, start, target)
    if whole is None:
        assert steps == ()
        return
    gained = [sum(step.units[p] for step in steps) for p in range(len(domain.parties))]
    before, after = by_definition.values(domain, start), by_definition.values(domain, target)
    assert gained == [b - a for a, b in zip(before, after, strict=True)]
    assert sorted(change.issue for step in steps for change in step.changes) == [
        issue for issue in range(len(start)) if start[issue] != target[issue]
    ]
    for step in steps[:-1]:
        assert min(step.units) >= 0


def test_issue_by_issue_each_party_gives_way_on_both() -> None:
    assert separate_settlement(LOGROLL) == (0, 0)
