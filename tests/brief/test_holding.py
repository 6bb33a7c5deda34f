"""What holds without a deal: of what the states are made, and why there are none."""

from __future__ import annotations

import pytest

from detente.adapters.cases import case_from_text
from detente.brief import Brief
from detente.case import NO_CONFLICT
from detente.case.draft import PROMISES_OUT
from detente.record import PartialDate, Reading
from detente.workflow.briefing import brief_of
from detente.workflow.positions import Grid

DRAWN = "Drawn from the record"
CASE = """
detente: case/1
title: A strait
source: {source}
grounds: [c1]
parties: [Utopia, Erewhon]
decision_makers:
  - name: Utopia
    options: [build]
    preferences: {{statements: [-close, build]}}
  - name: Erewhon
    options: [close]
    preferences: {{statements: [-build, close IFF build]}}
status_quo: []
"""
BARE = """
detente: case/1
title: A strait
grounds: [c1]
parties: [Utopia, Erewhon]
issues:
  - name: towers
    options: [none, many]
    rankings:
      Utopia: [none, many]
      Erewhon: [many, none]
"""


def otherwise(brief: Brief) -> str:
    (section,) = [each for each in brief.sections if each.key == "otherwise"]
    return section.lead[0].text


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (DRAWN, "The threats and promises in the record make 4 states"),
        (DRAWN + PROMISES_OUT, "The threats in the record, without its promises, make 4 states"),
    ],
)
def test_promises_that_are_left_out_are_not_said_to_make_the_states(
    drawn: Grid, readings: tuple[Reading, ...], source: str, made: str
) -> None:
    case = case_from_text(CASE.format(source=f'"{source}"'), name="strait")
    assert otherwise(brief_of(drawn, readings, case=case)).startswith(made)


@pytest.mark.parametrize(("as_of", "when"), [(None, "in the record"), (PartialDate(2022, 1, 20), "by then")])
def test_without_a_conflict_it_says_that_neither_threats_nor_promises_make_one(
    drawn: Grid, readings: tuple[Reading, ...], as_of: PartialDate | None, when: str
) -> None:
    case = case_from_text(BARE, name="strait")
    assert f"{when} {NO_CONFLICT}" in otherwise(brief_of(drawn, readings, case=case, as_of=as_of))
