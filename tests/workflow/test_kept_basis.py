"""What findings rest on is what the record gives now; the case is drawn anew only where it may be another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.adapters.knowledge import load_wording
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.positions import in_order, positions_of
from detente.analysis.supposing import Supposition
from detente.case.codebook import codebook_from
from detente.record import COUNTED, LEFT_OUT, CodedPosition, claims_of
from detente.workflow.analysing import ProjectAnalyses
from detente.workflow.kept_basis import Counted, KeptBasis
from detente.workflow.names import Spellings, positions_named, readings_kept
from detente.workflow.reviewing import Review, review_of
from tests.adapters.workbench.conftest import project_of, with_codebook
from tests.workflow.conftest import report
from tests.workflow.test_analysing import CODEBOOK as STRAIT
from tests.workflow.test_analysing import report as warning

ROW = {
    **STRAIT,
    "parties": ["Utopia", "Erewhon", "Utopian court"],
    "issues": [
        *STRAIT["issues"],  # type: ignore[misc]
        {"name": "nets", "phrases": ["net*"], "options": [{"name": "fine", "phrases": ["fine"]}]},
    ],
}
CODEBOOK = codebook_from(ROW, name="strait")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A ban that is asked for, refused and asked for again, and a warning."""
    folder = project_of(
        tmp_path / "talks",
        report(0, "fishing must be banned", "demand"),
        report(1, "the ban on fishing is no way", "reject"),
        report(2, "the ban on fishing must stay", "demand"),
        warning(),
    )
    with_codebook(folder, ROW)
    return folder


@pytest.fixture
def store(project: Path) -> Store:
    return Store(found(project).store_url)


def accepted(review: Review, store: Store) -> None:
    review.decide("s1", "accepted")


def unsure(review: Review, store: Store) -> None:
    review.decide("s1", "unsure")


def flagged(review: Review, store: Store) -> None:
    review.flag("s1")


def rejected(review: Review, store: Store) -> None:
    review.decide("s1", "rejected")


def coded(review: Review, store: Store) -> None:
    review.code("s1", [CodedPosition(issue="nets", party="Utopia", kind="offer", option="fine")])


def merged(review: Review, store: Store) -> None:
    review.same_actor("Utopia", "Utopian court", "positive", name="Utopia")


def added(review: Review, store: Store) -> None:
    store.keep(report(5, "fishing might be banned", "offer"))


def dropped(review: Review, store: Store) -> None:
    store.drop("d1")


SEEN = (accepted, unsure, flagged)
CHANGED = (rejected, coded, merged, added, dropped)


def is_what_the_record_gives(counted: Counted, store: Store) -> bool:
    readings, naming = tuple(store.readings()), Spellings(store).naming()
    positions = positions_named(positions_of(readings, CODEBOOK, load_wording()), naming)
    commitments = {
        claim
        for reading in readings_kept(store)
        for claim in claims_of(reading)
        if claim.kind == "commitment" and claim.state not in LEFT_OUT
    }
    return in_order(counted.positions, CODEBOOK) == in_order(positions, CODEBOOK) and commitments == {
        *counted.commitments
    }


@pytest.mark.parametrize("change", [*SEEN, *CHANGED], ids=lambda change: change.__name__)
def test_what_counts_is_what_the_record_gives_after_any_change(
    project: Path, store: Store, change: Callable[[Review, Store], None]
) -> None:
    basis = KeptBasis(store, Spellings(store))
    before = basis.now(CODEBOOK)
    assert is_what_the_record_gives(before, store)
    assert basis.now(CODEBOOK) is before
    change(review_of(project, by="ada"), store)
    after = basis.now(CODEBOOK)
    assert is_what_the_record_gives(after, store)
    assert after.edition > before.edition
    assert (after.draft == before.draft) == (change in SEEN)


class Busy(KeptBasis):
    """A basis in whose record somebody judges whenever somebody looks."""

    made = 0

    def _counted(self, *given: Any) -> Counted:
        self.made += 1
        Review(self._store, by="bo").flag("s1", raised=bool(self.made % 2))
        threading.Event().wait(0.3)
        return super()._counted(*given)


def test_many_who_ask_while_somebody_judges_wait_for_one_look_after_they_asked(store: Store) -> None:
    basis, together = Busy(store, Spellings(store)), threading.Barrier(8)
    found: list[Counted] = []

    def ask() -> None:
        together.wait()
        found.append(basis.now(CODEBOOK))

    asking = [threading.Thread(target=ask) for _ in range(8)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert len(found) == 8
    assert basis.made <= 2
    before = basis.made
    basis.now(CODEBOOK)
    assert basis.made == before + 1


def test_a_case_is_the_same_object_until_a_change_may_make_it_another(project: Path, store: Store) -> None:
    analyses, review = ProjectAnalyses(found(project), store), review_of(project, by="ada")
    case = analyses.case(Supposition())
    assert not any(each.state in COUNTED for each in analyses.standings()[0].positions)
    for change in SEEN:
        change(review, store)
        assert analyses.case(Supposition()) is case
    rejected(review, store)
    assert analyses.case(Supposition()) is not case


def test_a_page_is_of_one_record_whatever_is_judged_while_it_is_made(project: Path, store: Store) -> None:
    analyses, review = ProjectAnalyses(found(project), store), review_of(project, by="ada")
    page = analyses.at_one_time()
    before = page.standings()
    rejected(review, store)
    assert page.standings() == before
    assert page.dates() == ("2022-01-10", "2022-01-11", "2022-01-12")
    assert analyses.standings() != before
    assert analyses.at_one_time().dates() == analyses.dates() == ("2022-01-10", "2022-01-12")
