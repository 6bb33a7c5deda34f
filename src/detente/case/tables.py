"""The two plain tables for interchange: an explicit graph model, an additive bargaining domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from detente.case.conflict import check_payoffs, checked_moves
from detente.case.faults import Faults, remedy
from detente.case.format import BargainingTable, GraphTable
from detente.case.issues import distinct
from detente.case.model import (
    Case,
    Conflict,
    DecisionMaker,
    Issue,
    IssueOption,
    Party,
    Payoffs,
    Quantity,
)
from detente.case.states import StateSpace
from detente.record.grounds import TABLE


def from_graph_table(table: GraphTable, name: str) -> Case:
    """A case from states, moves and payoffs. Raises FaultyCase."""
    faults = Faults()
    for maker in table.payoffs:
        if maker not in table.moves:
            faults.add(
                ("moves",), f"no moves for {maker!r}, who has payoffs; write an empty list if there are none"
            )
    for maker in table.moves:
        if maker not in table.payoffs:
            faults.add(("moves", maker), remedy(maker, table.payoffs, kind="decision maker"))
    distinct(list(table.payoffs), ("payoffs",), faults, kind="decision maker")
    moves = {
        maker: checked_moves(pairs, table.states, ("moves", maker), faults)
        for maker, pairs in table.moves.items()
    }
    for maker, values in table.payoffs.items():
        check_payoffs(len(values), table.states, ("payoffs", maker), faults)
    names = table.names or []
    if table.names is not None and len(names) != table.states:
        faults.add(("names",), f"{len(names)} names for {table.states} states; give one for each state")
    distinct(names, ("names",), faults, kind="state")
    if table.status_quo is not None and not 1 <= table.status_quo <= table.states:
        faults.add(
            ("status_quo",), f"{table.status_quo} is no state; states are numbered from 1 to {table.states}"
        )
    faults.settle()
    return Case(
        title=name,
        form="graph model table",
        grounds=TABLE,
        parties=tuple(Party(name=maker, grounds=TABLE) for maker in table.payoffs),
        conflict=Conflict(
            decision_makers=tuple(
                DecisionMaker(
                    name=maker,
                    grounds=TABLE,
                    moves=moves[maker],
                    preference=Payoffs(values=tuple(values), grounds=TABLE),
                )
                for maker, values in table.payoffs.items()
            ),
            states=StateSpace(count=table.states, given=tuple(names)),
            status_quo=table.status_quo,
        ),
    )


def from_bargaining_table(table: BargainingTable, name: str) -> Case:
    """A case from issues whose options have values for each party. Raises FaultyCase."""
    faults = Faults()
    distinct(table.parties, ("parties",), faults, kind="party")
    distinct([issue.name for issue in table.issues], ("issues",), faults, kind="issue")
    for index, issue in enumerate(table.issues):
        distinct(
            [option.name for option in issue.options], ("issues", index, "options"), faults, kind="option"
        )
        for number, option in enumerate(issue.options):
            here = ("issues", index, "options", number, "values")
            for party in option.values:
                if party not in table.parties:
                    faults.add((*here, party), remedy(party, table.parties, kind="party"))
            absent = [party for party in table.parties if party not in option.values]
            if absent:
                faults.add(here, f"no value for {', '.join(absent)}; give one for every party")
    for party in table.disagreement or {}:
        if party not in table.parties:
            faults.add(("disagreement", party), remedy(party, table.parties, kind="party"))
    faults.settle()
    return additive_case(
        name,
        "bargaining table",
        table.parties,
        {issue.name: {each.name: each.values for each in issue.options} for issue in table.issues},
        table.disagreement or {},
    )


def additive_case(
    name: str,
    form: str,
    parties: Iterable[str],
    issues: Mapping[str, Mapping[str, Mapping[str, Fraction]]],
    disagreement: Mapping[str, Fraction],
) -> Case:
    """A case of bare worths: issue → option → party → value. Nothing is checked."""

    def bare(values: Mapping[str, Fraction]) -> dict[str, Quantity]:
        return {party: Quantity(value=value, grounds=TABLE) for party, value in values.items()}

    return Case(
        title=name,
        form=form,
        grounds=TABLE,
        parties=tuple(Party(name=party, grounds=TABLE) for party in parties),
        issues=tuple(
            Issue(
                name=issue,
                grounds=TABLE,
                options=tuple(
                    IssueOption(name=option, grounds=TABLE, values=bare(values))
                    for option, values in options.items()
                ),
            )
            for issue, options in issues.items()
        ),
        disagreement=bare(disagreement),
    )
