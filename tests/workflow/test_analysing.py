"""The analyses of a project call every actor by the one name that the record has for it by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.supposing import Supposition
from detente.errors import InvalidCase
from detente.record import Commitment, Document, Mention, Reading, Span
from detente.workflow.analysing import ProjectAnalyses
from detente.workflow.reviewing import review_of
from tests.adapters.workbench.conftest import project_of, with_codebook

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
