"""Which packages are efficient, and what is said of them: one thing, of those that cross no red line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.adapters.cases import case_from_text
from detente.analysis.bargaining import Deals, deals
from detente.analysis.timeline import timeline_of
from detente.brief import Evidence
from detente.brief.agreement import where_they_could_agree
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client, project_of
from tests.case.test_draft import CODEBOOK

SMALL = """
detente: case/1
title: Small
assumption: made up by hand
parties: [Ruritania, Graustark]
issues:
  - name: border
    options:
      - {name: north, values: {Ruritania: 10, Graustark: 0}}
      - {name: middle, values: {Ruritania: 6, Graustark: 5}}
      - {name: south, values: {Ruritania: 0, Graustark: 8}}
  - name: tolls
    options:
      - {name: high, values: {Ruritania: 4, Graustark: 0}}
      - {name: low, values: {Ruritania: 0, Graustark: 9}}
    red_lines: {Graustark: [high]}
disagreement: {Ruritania: 3, Graustark: 2}
decision_makers:
  - name: Ruritania
    options: [attack]
    preferences: {ranking: ["YN", "NN", "NY", "YY"]}
  - name: Graustark
    options: [arm]
    preferences: {ranking: ["NN", "NY", "YY", "YN"]}
status_quo: []
"""
"""Six packages; three cross a red line, one of which (14, 0) no other package betters. No state is Nash."""


def found() -> Deals:
    return deals(case_from_text(SMALL, name="small"))


def dominated(units: tuple[int, ...], among: list[tuple[int, ...]]) -> bool:
    return any(other != units and all(a >= b for a, b in zip(other, units, strict=True)) for other in among)


def test_efficient_is_what_no_other_package_betters_that_crosses_no_red_line_either() -> None:
    answer = found()
    domain = answer.domain
    every = {
        (border, tolls): domain.package_units((border, tolls)) for border in range(3) for tolls in range(2)
    }
    within = [units for (_, tolls), units in every.items() if tolls != 0]
    assert answer.frontier is not None
    assert answer.within_lines == len(within) == 3
    assert set(answer.frontier.value.units) == {each for each in within if not dominated(each, within)}
    assert not dominated(every[0, 0], list(every.values()))
    assert every[0, 0] not in answer.frontier.value.units


def test_the_brief_counts_them_of_the_packages_within_the_red_lines() -> None:
    evidence = Evidence(
        codebook=CODEBOOK,
        documents={},
        claims={},
        standings=(),
        timeline=timeline_of((), {}),
        flips=(),
        case="the case",
        deals=found(),
    )
    free = deals(case_from_text(SMALL.replace("    red_lines: {Graustark: [high]}\n", ""), name="small"))
    (said, *_) = where_they_could_agree(replace(evidence, deals=free)).sentences()
    assert said.text == (
        "Of 6 packages some are acceptable to all; 4 can't be bettered for one party without harm to another."
    )
    (said, *_) = where_they_could_agree(evidence).sentences()
    assert said.text == (
        "Of 6 packages some are acceptable to all; 3 packages cross no red line, and of these 3 can't be "
        "bettered for one party without harm to another."
    )


def test_the_pages_say_of_which_they_count_and_that_there_is_no_equilibrium(tmp_path: Path) -> None:
    project = project_of(tmp_path / "small")
    (project / "case.yaml").write_text(SMALL, encoding="utf-8")
    client: Any = Client(application(project))
    deals_told = " ".join(client.get("/deals").text.split())
    assert "3 cross no red line, and 3 of these are efficient: no other of them is better" in deals_told
    assert client.get("/deals.json").json()["within_lines"] == 3
    told = client.get("/outcomes").text
    assert "There is no Nash equilibrium for a coalition to leave." in told
    assert "No coalition could better" not in told
