"""Positions kept as drawn are those that the record gives now, whatever happened to it in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.adapters.codebooks import load_codebook
from detente.adapters.knowledge import load_wording
from detente.adapters.store import Filter, Store
from detente.analysis.positions import in_order, positions_of
from detente.case.codebook import Codebook, codebook_from
from detente.record import CodedPosition, Judgement, Position
from detente.workflow.positions import draw_anew, kept_positions
from detente.workflow.reviewing import Review
from tests.workflow.conftest import report

CODEBOOK = codebook_from(
    {
        "title": "The strait",
        "version": "1",
        "issues": [
            {"name": "fishing", "phrases": ["fish*"], "options": [{"name": "banned", "phrases": ["ban"]}]}
        ],
    },
    name="strait",
)


def drawn_now(store: Store, codebook: Codebook) -> tuple[Position, ...]:
    return positions_of(store.readings(), codebook, load_wording())


def judged(store: Store) -> None:
    store.judge(Judgement(subject="s1", relation="review", verdict="rejected", by="ada", at=""))


def accepted(store: Store) -> None:
    store.judge(Judgement(subject="s1", relation="review", verdict="accepted", by="ada", at=""))


def corrected(store: Store) -> None:
    row = store.claim("s1").row | {"act": "reject"}
    store.judge(Judgement(subject="s1", relation="review", verdict="corrected", by="ada", at="", value=row))


def dropped(store: Store) -> None:
    store.drop("d1")


def added(store: Store) -> None:
    store.keep(report(5, "fishing might be allowed", "offer"))


def read_again(store: Store) -> None:
    store.read_again(report(1, "the ban on fishing must stay", "offer"))


@pytest.mark.parametrize(
    "change", [judged, accepted, corrected, dropped, added, read_again], ids=lambda change: change.__name__
)
def test_after_any_change_they_are_what_the_record_gives(
    store: Store, change: Callable[[Store], None]
) -> None:
    kept_positions(store, CODEBOOK)
    change(store)
    assert in_order(kept_positions(store, CODEBOOK), CODEBOOK) == drawn_now(store, CODEBOOK)


def test_only_what_changed_is_drawn_again(store: Store) -> None:
    kept_positions(store, CODEBOOK)
    from detente.workflow.positions import drawing

    assert store.undrawn(drawing(CODEBOOK)) == []
    judged(store)
    assert [document for document, _ in store.undrawn(drawing(CODEBOOK))] == ["d1"]


def test_two_records_in_one_process_have_each_their_own(store: Store, tmp_path: Path) -> None:
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.keep(report(0, "fishing might be allowed", "offer"))
    for each in (store, other, store):
        assert in_order(kept_positions(each, CODEBOOK), CODEBOOK) == drawn_now(each, CODEBOOK)


def test_another_codebook_has_positions_of_its_own(store: Store) -> None:
    kept_positions(store, CODEBOOK)
    other = load_codebook("russia-nato-2022")
    assert kept_positions(store, other) == ()
    assert len(kept_positions(store, CODEBOOK)) == 3


NETS = CodedPosition(issue="nets", party="Utopia", kind="offer")


def found_on(store: Store, issue: str) -> dict[str, str]:
    """The claims that a reviewer finds on an issue, each with its state."""
    wanted = Filter(issue=issue, codebook=draw_anew(store, WITH_NETS))
    return {each.id: each.state for each in store.claims(wanted)}


WITH_NETS = codebook_from(
    {
        "title": "The strait",
        "version": "2",
        "issues": [{"name": "fishing", "phrases": ["fish*"]}, {"name": "nets", "phrases": ["net*"]}],
    },
    name="strait",
)


def test_a_claim_is_found_on_its_issue_whatever_is_judged_of_it(store: Store) -> None:
    review = Review(store, by="ada")
    every = dict.fromkeys(("s0", "s1", "s2"), "proposed")
    assert found_on(store, "fishing") == every
    for verdict in ("accepted", "rejected", "unsure", "proposed"):
        review.decide("s1", verdict)
        assert found_on(store, "fishing") == {**every, "s1": verdict}
    assert found_on(store, "nets") == {}


def test_a_claim_is_found_on_the_issue_on_which_it_was_read_and_on_the_one_to_which_it_was_moved(
    store: Store,
) -> None:
    review = Review(store, by="ada")
    review.code("s1", [NETS])
    assert [each.issue for each in kept_positions(store, WITH_NETS) if each.claim == "s1"] == ["nets"]
    assert (found_on(store, "fishing")["s1"], found_on(store, "nets")) == ("corrected", {"s1": "corrected"})
    review.decide("s1", "rejected")
    assert [each for each in kept_positions(store, WITH_NETS) if each.claim == "s1"] == []
    assert (found_on(store, "fishing")["s1"], found_on(store, "nets")) == ("rejected", {"s1": "rejected"})
    for _ in range(2):
        review.undo("s1")
    assert (found_on(store, "fishing")["s1"], found_on(store, "nets")) == ("proposed", {})


def test_a_claim_that_its_correction_keeps_from_taking_a_position_is_still_found(store: Store) -> None:
    row = store.claim("s1").row | {"act": "report"}
    Review(store, by="ada").correct("s1", row)
    assert [each.claim for each in kept_positions(store, WITH_NETS)] == ["s0", "s2"]
    assert found_on(store, "fishing")["s1"] == "corrected"


def test_a_document_that_is_dropped_is_found_on_no_issue(store: Store) -> None:
    assert "s1" in found_on(store, "fishing")
    store.drop("d1")
    assert "s1" not in found_on(store, "fishing")
