"""Each fault of a case, and the words that name its field, its value and what would be right."""

from __future__ import annotations

import pytest

from detente.adapters.cases import case_from_text
from detente.errors import InvalidCase, TooLarge

CASE = """
detente: case/1
title: t
as_of: 2022-01
assumption: made up
parties: [A, B]
issues:
  - name: price
    ordered: true
    options: [low, high]
    positions: {A: low, B: 70}
    saliences: {A: 1, B: 2}
    red_lines: {A: [high]}
decision_makers:
  - name: A
    options: [go, {name: stay, irreversible: taken}]
    preferences: {statements: [go, -stay]}
  - name: B
    options: [agree]
    preferences: {ranking: [agree, -agree]}
infeasible: [go & stay]
status_quo: []
"""


def fault_of(old: str, new: str) -> str:
    assert old in CASE
    with pytest.raises(InvalidCase) as refused:
        case_from_text(CASE.replace(old, new), name="t")
    return str(refused.value)


def test_the_case_without_a_fault_is_read() -> None:
    case = case_from_text(CASE, name="t")
    assert case.conflict is not None
    assert case.conflict.states.count == 6
    assert case.conflict.status_quo == 1
    assert case.grounds is not None
    assert case.grounds.assumptions == ("made up",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("as_of: 2022-01", "as_of: 2022-13", "t:4: as_of: '2022-13' is no date; write 2022, 2022-01"),
        ("title: t", "titel: t", "t:3: titel: 'titel' is no field; did you mean 'title'?"),
        ("title: t", "title: t\ntitle: u", "'title' stands twice in one mapping (first on line 3)"),
        ("title: t\n", "", "'title' is missing"),
        ("[A, B]", "[A, B, a]", "parties[3]: party 'a' stands twice (first as entry 1)"),
        ("[A, B]", "[A, {name: B, power: -1}]", "parties[2].power: -1 is below zero"),
        ("[A, B]", "[A, {name: B, power: a lot}]", "'a lot' is not a number"),
        ("[A, B]", "[A, {name: B, power: 1e999}]", "beyond ten to the power"),
        ("[A, B]", "[A, {name: B, grounds: []}]", "0 entries; there must be at least 1"),
        ("ordered: true", "ordered: 1", "1 stands where true or false should"),
        ("ordered: true", "ordered: yes", "'yes' stands where true or false should"),
        ("options: [low, high]", "options: [low, Low]", "option 'Low' stands twice"),
        ("options: [low, high]", "options: []", "'low' is no option"),
        ("    ordered: true\n", "", "option 'low' has no position; say 'ordered: true'"),
        (
            "options: [low, high]",
            "options: [{name: low, position: 5}, {name: high, position: 5}]",
            "5 doesn't lie beyond the option before it (5)",
        ),
        (
            "options: [low, high]",
            "options: [{name: low, position: 5}, high]",
            "'high' has no position, although others have",
        ),
        (
            "options: [low, high]",
            "options: [{name: low, values: {A: 1}}, high]",
            "'high' has no value for A, although other options have",
        ),
        ("positions: {A: low", "positions: {A: lwo", "'lwo' is no option; did you mean 'low'?"),
        ("positions: {A: low", "positions: {C: low", "'C' is no party"),
        ("positions: {A: low", "positions: {A: {}", "give either 'value' (a number) or 'option'"),
        ("saliences: {A: 1", "saliences: {A: -1", "-1 is below zero; write 0 or more"),
        ("red_lines: {A: [high]}", "red_lines: {A: [hihg]}", "'hihg' is no option; did you mean 'high'?"),
        ("red_lines: {A: [high]}", "red_lines: {A: []}", "0 entries; there must be at least 1"),
        (
            "red_lines: {A: [high]}",
            "rankings: {A: [low]}",
            "issues[1].rankings.A: the ranking leaves out high; rank every option",
        ),
        ("red_lines: {A: [high]}", "rankings: {A: [low, [high, low]]}", "stands twice"),
        ("status_quo: []", "disagreement: {C: 1}", "'C' is no party"),
        ("  - name: B\n", "  - name: C\n", "decision_makers[2].name: 'C' is no party"),
        ("  - name: B\n", "  - name: A\n", "decision maker 'A' stands twice"),
        ("options: [agree]", "options: [go]", "option 'go' of B has the name of one of A's"),
        ("options: [agree]", "moves: [[1, 2]]", "use one form for all"),
        ("irreversible: taken", "irreversible: true", "'True' is no choice"),
        ("[go, -stay]", "[go, -stya]", "in '-stya': 'stya' is no option; did you mean 'stay'?"),
        ("[go, -stay]", "[go, go]", "'go' stands twice"),
        ("[go, -stay]", "[]", "0 entries"),
        ("{statements: [go, -stay]}", "{}", "give exactly one of 'ranking', 'payoffs' and 'statements'"),
        (
            "{statements: [go, -stay]}",
            "{statements: [go], payoffs: [1]}",
            "found 'payoffs' and 'statements'",
        ),
        ("{statements: [go, -stay]}", "{payoffs: [1, 2]}", "2 payoffs for 6 states"),
        ("[agree, -agree]", "[agree]", "the ranking leaves out 3 of 6 states: 1 (none)"),
        ("[agree, -agree]", "[agree, -agree, 1]", "state 1 (none) is ranked twice"),
        ("[agree, -agree]", "[agree, 9]", "9 is no state; states are numbered from 1 to 6"),
        ("[agree, -agree]", "[agree, true]", "True names no state"),
        (
            "{ranking: [agree, -agree]}",
            "{ranking: [agree, -agree], unknown: [[go & stay, 1]]}",
            "'go & stay' holds in no feasible state",
        ),
        ("[go & stay]", "[go & stay, go | -go]", "rule out every state"),
        ("[go & stay]", "[go &]", "an option's name is missing at the end"),
        ("[go & stay]", "[go & stay]\nstates: [YNN]", "can't stand beside a list of 'states'"),
        ("infeasible: [go & stay]", "states: [YNN, YNN]", "is the same set of options as entry 1"),
        ("infeasible: [go & stay]", "states: [YN]", "'pattern' (Y or N for each of 3"),
        ("status_quo: []", "status_quo: [go, stay]", "go and stay taken and nothing else is not feasible"),
        ("status_quo: []", "status_quo: go", "'go' holds in 2 states (2, 5); say more"),
        ("status_quo: []", "status_quo: 0", "0 is no state"),
        ("status_quo: []", "status_quo: [goo]", "'goo' is no option; did you mean 'go'?"),
        ("status_quo: []", "barriers: [{by: C, from: go, to: stay}]", "'C' is no decision maker"),
    ],
)
def test_a_fault_is_named_with_what_would_be_right(old: str, new: str, fault: str) -> None:
    assert fault in fault_of(old, new)


def test_values_without_any_grounds_are_each_named() -> None:
    told = fault_of("assumption: made up\n", "")
    for field in (
        "issues[1].saliences.A",
        "issues[1].red_lines.A",
        "decision_makers[1].preferences",
        "infeasible[1]",
    ):
        assert f"{field}: stands on nothing" in told
    case = case_from_text(CASE.replace("assumption: made up\n", ""), name="t", allow_ungrounded=True)
    assert case.issues[0].saliences["A"].grounds.ungrounded


def test_grounds_pass_from_a_part_to_what_is_in_it_unless_it_has_its_own() -> None:
    text = CASE.replace("- name: price\n", "- name: price\n    grounds: [c1, c2]\n").replace(
        "saliences: {A: 1", "saliences: {A: {value: 1, assumption: a guess}"
    )
    issue = case_from_text(text, name="t").issues[0]
    assert issue.saliences["A"].grounds.assumptions == ("a guess",)
    assert issue.saliences["A"].grounds.claims == ()
    assert issue.saliences["B"].grounds.claims == ("c1", "c2")


def test_conflict_parts_without_decision_makers_are_refused() -> None:
    start, end = CASE.index("decision_makers:"), CASE.index("infeasible:")
    with pytest.raises(InvalidCase, match="needs 'decision_makers'"):
        case_from_text(CASE[:start] + CASE[end:], name="t")


def test_more_options_than_can_be_numbered_say_what_would_do() -> None:
    many = ", ".join(f"o{n}" for n in range(25))
    with pytest.raises(TooLarge, match=r"28 options make 2\^28 sets.*list the feasible"):
        case_from_text(CASE.replace("options: [agree]", f"options: [agree, {many}]"), name="t")


def test_faults_are_told_in_the_order_of_the_file() -> None:
    told = fault_of("parties: [A, B]", "parties: [A]").splitlines()
    lines = [int(line.split(":")[1]) for line in told if line.startswith("t:")]
    assert lines == sorted(lines)
    assert len(lines) > 2
