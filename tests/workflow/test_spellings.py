"""The names that one filters by are those in the record as it is, whatever happened to it since."""

from __future__ import annotations

from dataclasses import replace

from detente.adapters.store import Filter, Store
from detente.record import Reading
from detente.workflow.names import Spellings
from detente.workflow.reviewing import Review
from tests.workflow.conftest import report


def spoken(reading: Reading, entity: str, party: str) -> Reading:
    """The reading as if somebody else spoke in it."""
    (said,) = reading.statements
    assert said.speaker is not None
    speaker = replace(said.speaker, entity=entity, party=party)
    return replace(reading, statements=(replace(said, speaker=speaker),))


REPORT = report(1, "the ban on fishing must stay")


def test_names_follow_a_document_that_is_read_anew(store: Store) -> None:
    spellings = Spellings(store)
    assert (spellings.names("speaker"), spellings.names("party")) == (["envoy"], ["Utopia"])
    store.read_again(spoken(REPORT, "the consul", "Erewhon"))
    assert spellings.names("speaker") == ["envoy", "the consul"]
    assert spellings.of("erewhon", "party") == ("erewhon", "Erewhon")


def test_names_follow_documents_added_and_dropped_and_claims_corrected(store: Store) -> None:
    spellings = Spellings(store)
    spellings.names("party")
    row = store.claim("s1").row
    Review(store, by="ada").correct("s1", {**row, "speaker": {**row["speaker"], "party": "Erewhon"}})
    assert spellings.names("party") == ["Utopia", "Erewhon"]
    store.keep(spoken(report(7, "the ban on fishing must stay"), "the consul", "Lilliput"))
    assert spellings.names("party") == ["Utopia", "Erewhon", "Lilliput"]
    store.drop("d1")
    assert spellings.names("party") == ["Utopia", "Lilliput"]


def test_what_is_rejected_is_still_found_by_any_name_of_its_speaker(
    store: Store,
) -> None:
    spellings = Spellings(store)
    store.read_again(spoken(REPORT, "ENVOY", "Utopia"))
    assert spellings.names("speaker") == ["envoy"]
    assert set(spellings.of("Envoy", "speaker")) == {"Envoy", "ENVOY", "envoy"}
    Review(store, by="ada").decide("s1", "rejected")
    wanted = Filter(speaker=spellings.of("ENVOY", "speaker"))
    assert "s1" in {each.id for each in store.claims(wanted)}
