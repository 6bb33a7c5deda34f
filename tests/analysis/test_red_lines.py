"""Which red lines were stated as such: a party refused the option for good, and didn't merely refuse it."""

from __future__ import annotations

import pytest

from detente.adapters.cases import case_from_text
from detente.adapters.cases.writing import yaml_of
from detente.adapters.workbench.told.deals import zone_row
from detente.analysis.bargaining import deals
from detente.analysis.positions import standings_of
from detente.analysis.red_lines import ASSUMED, STATED, assumed_in, told_of_lines
from detente.analysis.supposing import Line
from detente.analysis.timeline import timeline_of
from detente.brief import Evidence
from detente.brief.agreement import where_they_could_agree
from detente.case import Case
from detente.case.draft import draft_case
from detente.record import Position
from tests.case.test_draft import CODEBOOK, position


def case_of(*taken: Position) -> Case:
    return case_from_text(yaml_of(draft_case(taken, (), CODEBOOK)), name="drawn")


def told(*taken: Position) -> dict[tuple[str, str], str]:
    lines = told_of_lines(case_of(*taken), taken, CODEBOOK)
    assert {each.issue for each in lines} == {"towers"}
    return {(each.party, each.option): known for each, known in lines.items()}


def test_a_plain_refusal_is_assumed_and_one_for_good_is_stated() -> None:
    assert told(
        position("Utopia", "rejection", "many", claim="c1"),
        position("Erewhon", "red line", "none", claim="c2"),
    ) == {("Utopia", "many"): ASSUMED, ("Erewhon", "none"): STATED}


def test_an_option_that_was_refused_for_good_once_is_stated_however_else_it_was_refused() -> None:
    assert told(
        position("Utopia", "red line", "many", claim="c1", day=1),
        position("Utopia", "rejection", "many", claim="c2", day=3),
        position("Utopia", "rejection", "few", claim="c3", day=2),
    ) == {("Utopia", "many"): STATED, ("Utopia", "few"): ASSUMED}


@pytest.mark.parametrize(("kind", "known"), [("red line", STATED), ("rejection", ASSUMED)])
def test_a_refusal_of_what_was_asked_is_of_that_option(kind: str, known: str) -> None:
    asked = position("Erewhon", "demand", "many", claim="c1")
    assert told(asked, position("Utopia", kind, None, claim="c2", day=2)) == {("Utopia", "many"): known}


def test_what_a_case_file_says_on_other_grounds_is_neither() -> None:
    row = draft_case((position("Utopia", "rejection", "many", claim="c1"),), (), CODEBOOK)
    row["issues"][0]["red_lines"]["Utopia"] = {"options": ["many"], "assumption": "its cabinet said so"}
    assert told_of_lines(case_from_text(yaml_of(row), name="edited"), (), CODEBOOK) == {}


def test_where_nothing_is_acceptable_the_lines_that_are_assumed_say_so() -> None:
    taken = (
        position("Utopia", "rejection", "many", claim="c1"),
        position("Utopia", "red line", "few", claim="c2"),
        position("Erewhon", "red line", "none", claim="c3"),
    )
    case = case_of(*taken)
    assumed = assumed_in(told_of_lines(case, taken, CODEBOOK))
    assert assumed == {Line(party="Utopia", issue="towers", option="many")}
    found = deals(case)
    zone = zone_row(found, assumed)
    assert zone["killing_sets"] == [
        [
            "Utopia’s red line against “few” (towers)",
            "Utopia’s red line against “many” (towers), assumed: a plain refusal",
            "Erewhon’s red line against “none” (towers)",
        ]
    ]
    brief = where_they_could_agree(
        Evidence(
            codebook=CODEBOOK,
            documents={},
            claims={},
            standings=standings_of(taken, CODEBOOK),
            timeline=timeline_of((), {}, known=frozenset()),
            flips=(),
            case="the case",
            deals=found,
            assumed=assumed,
        )
    )
    openings = [each.text for each in brief.lead[1:]]
    assert (
        "There would be one if Utopia accepted “many” on towers (its red line is assumed: a plain refusal)."
        in openings
    )
    assert "There would be one if Utopia accepted “few” on towers." in openings
