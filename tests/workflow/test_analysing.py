"""The analyses of a project call every actor by the one name that the record has for it by now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.supposing import Supposition
from detente.errors import InvalidCase
from detente.record import Commitment, Document, Mention, PartialDate, Reading, Span
from detente.workflow.analysing import ProjectAnalyses
from detente.workflow.findings import record_of
from detente.workflow.positions import drawn_from, grid_kept
from detente.workflow.reviewing import review_of
from tests.adapters.workbench.conftest import project_of, with_codebook
from tests.workflow.conftest import report as conftest_report

CODEBOOK = {
    "title": "The strait",
    "version": "1",
    "parties": ["Erewhon", "Utopia"],
    "consent": [{"name": "the council", "members": ["Erewhon", "Utopia"], "rule": "unanimity"}],
    "issues": [
        {"name": "fishing", "phrases": ["fish*"], "options": [{"name": "banned", "phrases": ["ban"]}]}
    ],
}
TEXT = "The Utopian court warned that if Erewhon fishes there, it will close the strait."


def report() -> Reading:
    return Reading(
        document=Document(id="d", text=TEXT, name="d.txt", published="2022-01-10"),
        commitments=(
            Commitment(
                party="Utopian court",
                kind="warning",
                condition="if Erewhon fishes there",
                consequence="it will close the strait",
                evidence=(Mention(text=TEXT, span=Span(0, len(TEXT))),),
            ),
        ),
    )


def test_a_warning_is_a_party_s_once_its_author_is_held_to_be_the_party(tmp_path: Path) -> None:
    project = project_of(tmp_path / "talks", report())
    with_codebook(project, CODEBOOK)
    analyses = ProjectAnalyses(found(project), Store(found(project).store_url))
    with pytest.raises(InvalidCase):  # nobody at the table has said anything
        analyses.case(Supposition())
    review_of(project, by="ada").same_actor("Utopia", "Utopian court", "positive", name="Utopia")
    conflict = analyses.case(Supposition()).conflict
    assert conflict is not None
    assert {maker.name for maker in conflict.decision_makers} == {"Erewhon", "Utopia"}


def test_a_codebook_that_names_a_body_s_members_draws_positions(tmp_path: Path) -> None:
    project = project_of(tmp_path / "talks", report())
    with_codebook(project, CODEBOOK)
    analyses = ProjectAnalyses(found(project), Store(found(project).store_url))
    assert [each.verdict for each in analyses.standings()] == ["silent"]


def told(number: int, words: str, act: str, *, of: str) -> Reading:
    """A document of one day more, whose rest is like that of any other with the same words in `of`."""
    rest = " ".join(f"The {of} deputy spoke of {number_of} other things." for number_of in range(20))
    made = conftest_report(number, words, act)
    text = f"{made.document.text} {rest}"
    return replace(made, document=replace(made.document, text=text))


def test_a_report_printed_again_turns_no_verdict_on_any_page_or_command(tmp_path: Path) -> None:
    stay, allow = "the ban on fishing must stay", "to lift the ban on fishing"
    reports = [
        told(1, stay, "demand", of="first"),
        told(2, stay, "demand", of="second"),
        told(3, allow, "offer", of="third"),
        told(4, allow, "offer", of="third"),
    ]
    assert len({each.document.text for each in reports}) == 3
    project = project_of(tmp_path / "talks", *reports)
    with_codebook(project, CODEBOOK)
    store = Store(found(project).store_url)
    analyses = ProjectAnalyses(found(project), store)
    kept = grid_kept(start=project).standings
    assert [(each.party, each.does) for each in kept[0].stances] == [("Utopia", "asks")]
    assert kept == analyses.standings()
    assert kept == drawn_from(tuple(store.readings()), analyses.codebook()).standings
    assert kept == record_of(start=project, codebook=None).basis().standings()
    before = analyses.standings(until=PartialDate(2022, 1, 13))
    assert [each.does for each in before[0].stances] == ["asks"]
    store.keep(told(5, allow, "offer", of="fourth"))
    assert [each.does for each in analyses.standings()[0].stances] == ["offers"]
