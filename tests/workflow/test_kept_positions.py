"""Positions kept as drawn are those that the record gives now, whatever happened to it in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.adapters.codebooks import load_codebook
from detente.adapters.knowledge import load_wording
from detente.adapters.store import Store
from detente.analysis.positions import in_order, positions_of
from detente.case.codebook import Codebook, codebook_from
from detente.record import Judgement, Position
from detente.workflow.positions import kept_positions
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
