"""Packages that do equally well by a solution are all its packages, and a tie is no change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.adapters.cases import case_from_text
from detente.adapters.workbench.told.deals import compared, differences, frontier_rows
from detente.analysis.bargaining import Deals, deals
from detente.analysis.binding import binding_of
from detente.analysis.headlines import of_deals
from detente.analysis.timeline import timeline_of
from detente.brief import Evidence
from detente.brief.agreement import where_they_could_agree
from detente.brief.summary import summary
from detente.case import Case
from tests.case.test_draft import CODEBOOK

MIRROR = """
detente: case/1
title: A pass
assumption: made up
parties: [Ruritania, Graustark]
issues:
- name: tanks
  options:
  - {name: go, values: {Ruritania: 3, Graustark: 0}}
  - {name: stay, values: {Ruritania: 0, Graustark: 3}}
- name: guns
  options:
  - {name: go, values: {Ruritania: 4, Graustark: 0}}
  - {name: stay, values: {Ruritania: 0, Graustark: 4}}
disagreement: {Ruritania: 0, Graustark: 0}
"""
"""Either of two packages gives one party three and the other four."""
LINE = "  red_lines: {Graustark: [go]}\n"
BARRED = MIRROR.replace("disagreement", f"{LINE}disagreement")
"""The same, where Graustark won't hear of the guns going; the package that is left is one of the two."""
TIED = ("nash", "kalai_smorodinsky", "egalitarian")


def case(text: str) -> Case:
    return case_from_text(text, name="the pass")


@pytest.fixture
def open_() -> Deals:
    return deals(case(MIRROR))


@pytest.fixture
def barred() -> Deals:
    return deals(case(BARRED))


def test_every_package_that_does_best_bears_the_solution_s_name(open_: Deals) -> None:
    rows = {tuple(row.values.values()): row.names for row in frontier_rows(open_)}
    everywhere = ("utilitarian",)
    assert rows == {
        (7, 0): everywhere,
        (4, 3): ("Nash", "Kalai-Smorodinsky", "egalitarian", "utilitarian"),
        (3, 4): ("Nash", "Kalai-Smorodinsky", "egalitarian", "utilitarian"),
        (0, 7): everywhere,
    }
    (column, *_) = compared(open_, binding_of(open_), ())
    assert column.ties == {"Nash": 1, "Kalai-Smorodinsky": 1, "egalitarian": 1, "utilitarian": 3}


def test_a_package_that_still_does_best_is_no_other(barred: Deals, open_: Deals) -> None:
    assert barred.picked("nash")[0] != open_.picked("nash")[0]
    told = {each.what: (each.before, each.after) for each in differences(barred, open_)}
    assert told == {
        "efficient packages": ("2", "4"),
        "Nash: others that do as well": ("0", "1"),
        "Kalai-Smorodinsky: others that do as well": ("0", "1"),
        "egalitarian: others that do as well": ("0", "1"),
        "utilitarian: others that do as well": ("1", "3"),
    }
    back = {each.what for each in differences(open_, barred)}
    assert {"Nash: tanks", "Nash: guns"} <= back


def test_a_red_line_without_which_only_another_does_as_well_holds_nothing_back(barred: Deals) -> None:
    assert binding_of(barred).lines["nash"] == ()
    better = BARRED.replace("Ruritania: 4, Graustark: 0", "Ruritania: 5, Graustark: 0")
    assert len(binding_of(deals(case(better))).lines["nash"]) == 1


def test_packages_of_the_same_worth_count_among_those_that_do_as_well() -> None:
    text = MIRROR.replace(
        "- name: guns",
        "- name: flags\n  options:\n"
        + "".join(
            f"  - {{name: {name}, values: {{Ruritania: 0, Graustark: 0}}}}\n" for name in ("red", "blue")
        )
        + "- name: guns",
    )
    found = deals(case(text))
    assert len(found.picked("nash")) == 2
    assert found.beside("nash") == 3


def test_a_finding_that_might_say_the_same_as_before_says_it(barred: Deals) -> None:
    before = {each.name: each.answer for each in of_deals(case(BARRED))}
    after = {each.name: each for each in of_deals(case(MIRROR))}
    for concept in TIED:
        name = f"deals:{concept}"
        assert after[name].answer != before[name]
        assert after[name].answering(before[name]) == before[name]
        assert after[name].answering(("tanks: sold",)) == after[name].answer


def test_the_brief_says_how_many_packages_do_as_well(open_: Deals, barred: Deals) -> None:
    evidence = Evidence(
        codebook=CODEBOOK,
        documents={},
        claims={},
        standings=(),
        timeline=timeline_of((), {}),
        flips=(),
        case="the case",
        deals=open_,
    )
    said = [each.text for each in where_they_could_agree(evidence).sentences()]
    assert (
        "Nash's solution, Kalai and Smorodinsky's solution and the egalitarian solution pick it as well as "
        "1 other package, which settles tanks as “go” instead of “stay” and guns as “stay” instead of “go”."
    ) in said
    assert "The utilitarian solution picks it as well as 3 other packages." in said
    assert any("1 other package would do as well by it" in each.text for each in summary(evidence))
    alone = where_they_could_agree(replace(evidence, deals=barred)).sentences()
    assert not any("Nash's solution" in each.text and "as well as" in each.text for each in alone)


def test_a_package_of_equal_worth_on_one_point_is_no_other_either() -> None:
    """Go becomes no better than stay: it still does best, as well as the one told."""
    one = """
detente: case/1
title: A pass
assumption: made up
parties: [Ruritania, Graustark]
issues:
- name: tanks
  options:
  - {name: stay, values: {Ruritania: 3, Graustark: 1}}
  - {name: go, values: {Ruritania: 3, Graustark: 2}}
disagreement: {Ruritania: 0, Graustark: 0}
"""
    other = one.replace("Graustark: 1", "Graustark: 2")
    before, after = deals(case(one)), deals(case(other))
    assert before.picked("nash") != after.picked("nash")
    changed = [each.what for each in differences(before, after) if "others" not in each.what]
    assert changed == []
    was = {each.name: each.answer for each in of_deals(case(one))}
    now = {each.name: each for each in of_deals(case(other))}
    assert all(now[f"deals:{each}"].answering(was[f"deals:{each}"]) == was[f"deals:{each}"] for each in TIED)
