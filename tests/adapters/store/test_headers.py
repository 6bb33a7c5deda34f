"""A header corrected in the store: logged, in effect at once, and never by who didn't see the last word."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.adapters.store import Filter, Store
from detente.errors import Overtaken
from detente.record import (
    Document,
    Event,
    Judgement,
    Mention,
    PartialDate,
    Reading,
    Span,
    claims_of,
    header_change,
)

TEXT = "Utopia's envoy met the minister of Erewhon on Monday."


def reading(day: str | None = None, identity: str = "d1", name: str = "a.txt", **about: Any) -> Reading:
    """A report of a meeting on Monday, whose date is known where the day of publication is."""
    event = Event(
        type="CONSULT",
        mode=None,
        context=(),
        actor="Utopia",
        recipient="Erewhon",
        date=None if day is None else PartialDate.parse(day),
        evidence=(Mention(text="Utopia's envoy met", span=Span(0, 18)),),
        via=None,
    )
    document = Document(id=identity, text=TEXT, name=name, published=day, **about)
    return Reading(document=document, events=(event,))


def correct(
    store: Store, to: Document, *, again: Reading | None = None, seen: int = 0, by: str = "ada"
) -> None:
    value: Any = header_change(store.document(to.id), to)
    entry = Judgement(
        subject=to.id,
        relation="header",
        verdict="corrected",
        by=by,
        at="2022-01-14",
        document=to.id,
        value=value,
    )
    store.correct_header(entry, to, seen=seen, reading=again)


def judge(store: Store, claim: str, verdict: str) -> None:
    store.judge(Judgement(subject=claim, relation="review", verdict=verdict, by="bo", at="2022-01-14"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(f"sqlite:///{tmp_path / 'record.db'}")
    kept.keep(reading())
    return kept


def dated(store: Store) -> None:
    again = reading("2022-01-10")
    correct(store, again.document, again=again)


def one_claim(store: Store) -> tuple[str, str, str | None]:
    (claim,) = store.claims(Filter(document="d1"))
    return claim.id, claim.state, claim.row["date"]


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "unsure"])
def test_a_claim_judged_without_a_date_is_the_same_claim_with_one(store: Store, verdict: str) -> None:
    (old,) = claims_of(reading())
    (new,) = claims_of(reading("2022-01-10"))
    judge(store, old.id, verdict)
    dated(store)
    assert one_claim(store) == (new.id, verdict, "2022-01-10")
    assert store.claim(old.id).id == new.id
    assert [each.relation for each in store.judgements(subject=new.id)] == ["review", "same claim"]
    assert store.judgements(subject=old.id) == store.judgements(subject=new.id)


def test_a_judgement_made_before_the_correction_or_after_it_leaves_the_same_reading(tmp_path: Path) -> None:
    stores = [Store(f"sqlite:///{tmp_path / name}.db") for name in ("before", "after")]
    for store in stores:
        store.keep(reading())
    judge(stores[0], claims_of(reading())[0].id, "accepted")
    for store in stores:
        dated(store)
    judge(stores[1], claims_of(reading("2022-01-10"))[0].id, "accepted")
    one, other = stores
    assert list(one.readings(as_read=True)) == list(other.readings(as_read=True))
    assert list(one.readings()) == list(other.readings())


def test_a_record_brought_in_elsewhere_has_the_header_the_claim_and_the_judgement(
    store: Store, tmp_path: Path
) -> None:
    judge(store, claims_of(reading())[0].id, "accepted")
    dated(store)
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    for each in store.readings(latest_only=False, as_read=True):
        other.keep(each)
    other.bring_in(store.judgements())
    assert one_claim(other) == one_claim(store)
    assert other.judgements() == store.judgements()
    assert list(other.readings()) == list(store.readings())
    assert other.otherwise_described() == []


def test_an_undo_by_the_old_id_takes_back_what_was_judged_under_it(store: Store) -> None:
    (old,) = claims_of(reading())
    judge(store, old.id, "accepted")
    dated(store)
    store.judge(
        Judgement(subject=old.id, relation="undo", verdict="undone", by="bo", at="2022-01-15", object="1")
    )
    assert one_claim(store)[1] == "proposed"


def test_whoever_judged_what_stood_before_the_day_is_overtaken_and_the_judgement_is_in_the_log(
    store: Store,
) -> None:
    (old,) = claims_of(reading())
    judge(store, old.id, "accepted")
    dated(store)
    late = Judgement(subject=old.id, relation="review", verdict="rejected", by="cy", at="2022-01-15")
    with pytest.raises(Overtaken):
        store.judge(late, seen=1)
    assert one_claim(store)[1] == "accepted"
    assert [each.relation for each in store.judgements(by="cy")] == ["overtaken"]


def test_of_two_who_correct_a_header_at_once_the_second_is_told_and_nothing_of_it_is_kept(
    store: Store,
) -> None:
    correct(store, replace(store.document("d1"), title="Arrival"))
    with pytest.raises(Overtaken, match="somebody else corrected its header"):
        correct(store, replace(store.document("d1"), title="Departure"), seen=0, by="bo")
    assert store.document("d1").title == "Arrival"
    assert [each.by for each in store.judgements()] == ["ada"]
    correct(
        store, replace(store.document("d1"), title="Departure"), seen=store.last_correction("d1"), by="bo"
    )
    assert store.document("d1").title == "Departure"


def test_a_document_taken_out_and_added_again_has_its_corrected_header(store: Store) -> None:
    dated(store)
    store.drop("d1")
    assert store.described(reading().document) == reading("2022-01-10").document


def test_lists_and_what_is_drawn_follow_the_header(store: Store) -> None:
    before = store.revisions()["d1"]
    dated(store)
    assert store.revisions()["d1"] > before
    assert [(each.published, each.has_day) for each in store.documents()] == [("2022-01-10", True)]
    (claim,) = store.claims(Filter())
    assert (claim.date, claim.published) == ("2022-01-10", "2022-01-10")
    store.keep(reading("2022-01-09", "d2", "b.txt"))
    assert [each.document for each in store.claims(Filter())] == ["d2", "d1"]


def test_an_address_is_that_of_every_version_and_of_no_other_document(store: Store) -> None:
    store.keep(reading(identity="d2"))
    assert [each.version for each in store.documents()] == [1, 2]
    address = "https://example.org/a"
    correct(store, replace(store.document("d2"), url=address))
    assert [(each.document, each.lineage, each.version, each.is_latest) for each in store.documents()] == [
        ("d1", address, 1, False),
        ("d2", address, 2, True),
    ]
    assert {each.subject for each in store.judgements()} == {"d1", "d2"}
    store.keep(reading(identity="d3", name="c.txt"))
    with pytest.raises(ValueError, match="already, of which this would be a version"):
        correct(store, replace(store.document("d3"), url=address))
    assert store.document("d3").url is None
    assert store.last_correction("d3") == 0


def test_an_address_that_alone_holds_versions_together_is_not_taken_away(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'record.db'}")
    address = "https://example.org/a"
    for number in (1, 2):
        store.keep(reading(identity=f"d{number}", name=f"{number}.html", url=address))
    with pytest.raises(ValueError, match="held together"):
        correct(store, replace(store.document("d2"), url=None))


def test_an_older_version_stays_the_older_when_it_alone_has_a_day(store: Store, tmp_path: Path) -> None:
    """An import numbers versions as they come, so that an export must not put the dated one last."""
    store.keep(reading(identity="d2"))
    dated(store)
    exported = [each.document.id for each in store.readings(latest_only=False)]
    assert exported == ["d1", "d2"]
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    for each in store.readings(latest_only=False, as_read=True):
        other.keep(each)
    assert [each.document.id for each in other.readings()] == ["d2"]


def test_whoever_reads_meanwhile_sees_the_old_header_with_the_old_claims_or_the_new_with_the_new(
    store: Store,
) -> None:
    days = ("2022-01-10", "2022-01-11")
    seen: list[tuple[str | None, str]] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            (each,) = store.readings()
            seen.append((each.document.published, str(each.events[0].date)))

    dated(store)
    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 21):
        again = reading(days[number % 2])
        correct(store, again.document, again=again, seen=store.last_correction("d1"))
    done.set()
    reader.join()
    assert set(seen) <= {(day, day) for day in days}
    assert seen
