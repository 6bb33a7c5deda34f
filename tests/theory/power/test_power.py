"""Power indices against enumeration of all coalitions, and the theorems about them."""

from fractions import Fraction
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.theory.power import (
    ConsentRule,
    Threshold,
    minimal_blocking,
    minimal_winning,
    tally,
    unanimity,
    voting_power,
    winning_by_size,
    with_vetoes,
)


@st.composite
def rules(draw: st.DrawFn, *, most: int = 6) -> ConsentRule:
    """Rules of one to three thresholds and one or two ways."""
    size = draw(st.integers(1, most))
    thresholds = []
    for number in range(draw(st.integers(1, 3))):
        weights = draw(st.lists(st.integers(0, 6), min_size=size, max_size=size).filter(any))
        quota = draw(st.integers(1, sum(weights)))
        thresholds.append(Threshold(name=f"t{number}", weights=tuple(weights), quota=quota))
    way = st.lists(st.integers(0, len(thresholds) - 1), min_size=1, max_size=3, unique=True).map(tuple)
    ways = draw(st.lists(way, min_size=1, max_size=2))
    members = tuple(f"m{i}" for i in range(size))
    return ConsentRule(members=members, thresholds=tuple(thresholds), ways=tuple(ways))


def coalitions(members: range) -> list[frozenset[int]]:
    return [frozenset(each) for n in range(len(members) + 1) for each in combinations(members, n)]


@given(rules())
def test_equal_to_going_through_every_coalition_and_order(rule: ConsentRule) -> None:
    everyone = range(len(rule.members))
    power = voting_power(rule)
    every = coalitions(everyone)
    swings = [
        sum(i not in c and rule.decides(c | {i}) and not rule.decides(c) for c in every) for i in everyone
    ]
    assert list(power.swings) == swings
    assert power.winning == sum(rule.decides(c) for c in every)
    pivots = [0] * len(everyone)
    orders = list(permutations(everyone))
    for order in orders:
        joined: set[int] = set()
        for member in order:
            joined.add(member)
            if rule.decides(joined):
                pivots[member] += 1
                break
    assert list(power.shapley_shubik) == [Fraction(each, len(orders)) for each in pivots]


@given(rules(most=9))
def test_indices_sum_to_one_dummies_get_nothing_and_twins_the_same(rule: ConsentRule) -> None:
    """Efficiency, the null player axiom and symmetry (Shapley 1953; Felsenthal & Machover 1998, ch. 6)."""
    power = voting_power(rule)
    assert sum(power.shapley_shubik) == 1
    assert sum(power.banzhaf) == 1
    everyone = range(len(rule.members))
    for member in everyone:
        critical = any(
            rule.decides(c | {member}) and not rule.decides(c - {member}) for c in coalitions(everyone)
        )
        assert (power.shapley_shubik[member] > 0) == critical
    for kind in rule.kinds:
        assert len({power.shapley_shubik[i] for i in kind}) == 1


@given(rules(most=7))
def test_minimal_coalitions_are_all_of_them(rule: ConsentRule) -> None:
    everyone = range(len(rule.members))
    every = coalitions(everyone)
    winning = {c for c in every if rule.decides(c) and not any(rule.decides(c - {i}) for i in c)}
    stops = {c: not rule.decides(frozenset(everyone) - c) for c in every}
    blocking = {c for c in every if stops[c] and not any(stops[c - {i}] for i in c)}
    for found, expected in ((minimal_winning(rule), winning), (minimal_blocking(rule), blocking)):
        assert found.count == len(expected)
        assert {frozenset(each) for each in found.examples} <= expected
        assert found.is_complete == (len(expected) <= 50)


@given(rules(most=9), st.data())
@settings(max_examples=60)
def test_two_halves_count_what_the_table_counts(rule: ConsentRule, data: st.DataObject) -> None:
    weighed = [at for at, each in enumerate(rule.thresholds) if not each.is_count]
    if len(weighed) != 1:
        return
    members = list(range(len(rule.members)))
    base = [0] * len(rule.thresholds)
    assert tally._by_halves(rule, members, base, weighed[0]) == winning_by_size(rule, members)


def test_unanimity_gives_each_of_thirty_two_members_the_same_power_and_a_veto() -> None:
    power = voting_power(unanimity([f"ally {i}" for i in range(32)]))
    assert set(power.shapley_shubik) == {Fraction(1, 32)}
    assert set(power.swings) == {1}


def test_a_rule_for_more_members_than_64_bits_can_count() -> None:
    rule = ConsentRule(
        members=tuple(map(str, range(70))),
        thresholds=(Threshold(name="half", weights=(1,) * 70, quota=36),),
        ways=((0,),),
    )
    assert set(voting_power(rule).shapley_shubik) == {Fraction(1, 70)}


@given(rules(most=6), st.data())
def test_a_veto_blocks(rule: ConsentRule, data: st.DataObject) -> None:
    holder = data.draw(st.sampled_from(rule.members))
    vetoed = with_vetoes(rule, [holder])
    everyone = frozenset(range(len(rule.members)))
    assert not vetoed.decides(everyone - {rule.members.index(holder)})
    assert vetoed.decides(everyone) == rule.decides(everyone)
