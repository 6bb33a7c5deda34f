"""Killing sets are minimal and complete; openings open."""

from itertools import chain, combinations

from hypothesis import given, settings

from detente.theory.bargaining import Clause, Domain, RedLine, WalkAway, agreement_zone
from detente.theory.bargaining.zone import clauses_of
from tests.theory.bargaining import by_definition
from tests.theory.bargaining.strategies import domains


def keeps(domain: Domain, clauses: frozenset[Clause]) -> bool:
    """Whether some package keeps all of these clauses, by listing the packages of the bare domain."""
    lines = {(c.issue, c.option) for c in clauses if isinstance(c, RedLine)}
    parties = {c.party for c in clauses if isinstance(c, WalkAway)}
    bare = Domain(
        parties=domain.parties,
        issues=domain.issues,
        options=domain.options,
        values=domain.values,
        scale=domain.scale,
        disagreement=domain.disagreement,
    )
    return any(
        not any((issue, option) in lines for issue, option in enumerate(package))
        and all(by_definition.values(bare, package)[p] >= domain.disagreement[p] for p in parties)
        for package in by_definition.packages(bare)
    )


@given(domains(parties=(1, 3), red_lines=True, top=4))
@settings(max_examples=60, deadline=None)
def test_killing_sets_and_openings_are_all_the_minimal_ones(domain: Domain) -> None:
    clauses = clauses_of(domain)
    zone = agreement_zone(domain)
    assert zone.is_complete
    assert zone.is_empty == (not keeps(domain, frozenset(clauses)))
    if not zone.is_empty:
        assert not zone.killing_sets
        return
    subsets = [
        frozenset(each)
        for each in chain.from_iterable(combinations(clauses, n) for n in range(len(clauses) + 1))
    ]
    kept = {each: keeps(domain, each) for each in subsets}
    killing = {s for s in subsets if not kept[s] and all(kept[s - {c}] for c in s)}
    everything = frozenset(clauses)
    opening = {
        s for s in subsets if kept[everything - s] and not any(kept[everything - (s - {c})] for c in s)
    }
    assert {frozenset(each) for each in zone.killing_sets} == killing
    assert {frozenset(each) for each in zone.openings} == opening
