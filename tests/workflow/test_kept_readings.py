"""The record held in memory is the record kept, whatever happened to it; the rest stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.adapters.store import Store
from detente.analysis.reports import families_of
from detente.record import KINDS, Judgement
from detente.record.renaming import renamed
from detente.workflow.kept_readings import KeptReadings, Snapshot
from detente.workflow.names import naming_kept
from tests.workflow.test_kept_positions import accepted, added, corrected, dropped, judged


def merged(store: Store) -> None:
    store.judge(
        Judgement(
            subject="envoy",
            relation="same actor",
            object="the legate",
            verdict="positive",
            by="ada",
            at="",
            value={"name": "the legate"},
        )
    )


def snapshot(kept: KeptReadings) -> Snapshot:
    return kept.record(lambda done, total, words="": None)


@pytest.mark.parametrize("change", [judged, accepted, corrected, dropped, added, merged])
def test_what_is_held_is_what_is_kept(store: Store, change: Callable[[Store], None]) -> None:
    kept = KeptReadings(store)
    before = snapshot(kept)
    change(store)
    held, readings = snapshot(kept), tuple(store.readings())
    assert held.readings == readings
    assert held.named == tuple(renamed(readings, naming_kept(store)))
    assert held.families == families_of(each.document for each in readings)
    untouched = [each for each in before.readings if each.document.id != "d1"]
    assert all(any(each is other for other in held.readings) for each in untouched)


def test_a_judgement_of_one_claim_leaves_all_that_was_made_of_the_other_documents(store: Store) -> None:
    kept = KeptReadings(store)
    before = snapshot(kept)
    accepted(store)
    after = snapshot(kept)
    assert after.families is before.families
    assert [one is other for one, other in zip(before.named, after.named, strict=True)] == [True, False, True]
    assert after.named[0].claims is before.named[0].claims


def test_an_acceptance_tells_nothing_otherwise_and_a_rejection_something_of_its_kind(store: Store) -> None:
    kept = KeptReadings(store)
    before = snapshot(kept)
    accepted(store)
    looked_at = snapshot(kept)
    assert looked_at.tells_as(before)
    assert looked_at.readings != before.readings
    judged(store)
    after = snapshot(kept)
    assert not after.tells_as(before)
    assert {kind for kind in KINDS if after.told[kind] != before.told[kind]} == {"statement"}


@pytest.mark.parametrize("change", [dropped, added, merged])
def test_another_document_or_another_name_tells_otherwise(
    store: Store, change: Callable[[Store], None]
) -> None:
    kept = KeptReadings(store)
    before = snapshot(kept)
    change(store)
    assert not snapshot(kept).tells_as(before)
