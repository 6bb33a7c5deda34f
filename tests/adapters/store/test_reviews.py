"""What a person says of claims: kept in the log, in effect at once, and never lost to another's."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, select

from detente.adapters.store import Filter, Store
from detente.adapters.store.schema import CLAIM
from detente.errors import Overtaken
from detente.record import (
    CodedPosition,
    Document,
    Judgement,
    Mention,
    Reading,
    Span,
    Speaker,
    Statement,
    claims_of,
    coding_of,
)

TEXT = "The envoy said talks would resume. The minister said no."


def mention(text: str, quote: str) -> Mention:
    start = text.index(quote)
    return Mention(text=quote, span=Span(start, start + len(quote)))


def statement(text: str, identity: str, who: str, content: str, act: str = "report") -> Statement:
    speaker = mention(text, who)
    return Statement(
        id=identity,
        speaker=Speaker(text=speaker.text, span=speaker.span, entity=who, party="Utopia"),
        cue=None,
        content=(mention(text, content),),
        mode="indirect",
        act=act,
    )


def reading(text: str = TEXT, identity: str = "d1") -> Reading:
    return Reading(
        document=Document(id=identity, text=text, name="report.txt", published="2022-01-13"),
        statements=(
            statement(text, f"s1-{identity}", "The envoy", "talks would resume"),
            statement(text, f"s2-{identity}", "The minister", "no", "reject"),
        ),
    )


def said(claim: str, verdict: str, by: str = "ada", relation: str = "review", **other: object) -> Judgement:
    return Judgement(subject=claim, relation=relation, verdict=verdict, by=by, at="2022-01-14", **other)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(f"sqlite:///{tmp_path / 'record.db'}")
    kept.keep(reading())
    return kept


def acts(store: Store) -> dict[str, str]:
    return {each.id: each.act for each in next(store.readings()).statements}


def states(store: Store) -> dict[str, str]:
    return {each.id: each.state for each in store.claims(Filter())}


def test_what_is_rejected_counts_for_nothing_and_stays_in_the_record_as_read(store: Store) -> None:
    store.judge(said("s1-d1", "rejected"))
    assert list(acts(store)) == ["s2-d1"]
    assert list(store.readings(as_read=True)) == [reading()]


def test_nothing_is_accepted_until_somebody_has_said_so(store: Store) -> None:
    assert set(states(store).values()) == {"proposed"}
    store.judge(said("s1-d1", "accepted"))
    assert {each.id: each.state for each in claims_of(next(store.readings()))} == {
        "s1-d1": "accepted",
        "s2-d1": "proposed",
    }


def test_a_correction_is_what_is_read_from_then_on_under_the_same_id(store: Store) -> None:
    row = store.claim("s1-d1").row | {"act": "promise"}
    store.judge(said("s1-d1", "corrected", value=row))
    assert acts(store) == {"s1-d1": "promise", "s2-d1": "reject"}
    assert store.claim("s1-d1").act == "promise"
    assert store.claims(Filter(act="promise"))[0].id == "s1-d1"


def test_a_correction_that_quotes_what_the_text_does_not_say_is_refused_and_not_kept(store: Store) -> None:
    row = store.claim("s1-d1").row | {"content_text": ["talks would never end"]}
    with pytest.raises(ValueError, match="talks would resume"):
        store.judge(said("s1-d1", "corrected", value=row))
    assert store.judgements() == ()


def test_a_claim_that_a_person_wrote_stands_in_its_place(store: Store) -> None:
    row = store.claim("s2-d1").row | {"id": "w1", "speaker": None, "act": "deny"}
    row["content"], row["content_text"] = [[4, 9]], ["envoy"]
    store.judge(
        said("w1", "accepted", relation="written", value={"kind": "statement", "row": row}, document="d1")
    )
    assert list(acts(store)) == ["w1", "s1-d1", "s2-d1"]
    assert "w1" not in {each.id for each in next(store.readings(as_read=True)).statements}
    store.judge(said("w1", "undone", relation="undo", object="1"))
    assert list(acts(store)) == ["s1-d1", "s2-d1"]


def test_of_two_who_saw_the_same_the_second_changes_nothing_and_both_are_in_the_log(store: Store) -> None:
    seen = store.claim("s1-d1").revision
    store.judge(said("s1-d1", "accepted", by="ada"), seen=seen)
    with pytest.raises(Overtaken, match="s1-d1"):
        store.judge(said("s1-d1", "rejected", by="bo"), seen=seen)
    claim = store.claim("s1-d1")
    assert (claim.state, claim.is_contested) == ("accepted", True)
    assert [(each.by, each.relation) for each in store.judgements()] == [
        ("ada", "review"),
        ("bo", "overtaken"),
    ]
    store.judge(said("s1-d1", "rejected", by="bo"), seen=claim.revision)
    assert store.claim("s1-d1").state == "rejected"
    assert not store.claim("s1-d1").is_contested


VERDICTS = ("accepted", "rejected", "unsure", "proposed")


def test_of_many_who_judge_at_once_each_is_in_the_log_and_one_took_effect_a_round(
    tmp_path: Path, store: Store
) -> None:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    rounds, hands = 10, len(VERDICTS)
    for _ in range(rounds):
        seen = store.claim("s1-d1").revision
        late: list[str] = []

        def judge(by: str, verdict: str, seen: int = seen, late: list[str] = late) -> None:
            try:
                Store(url).judge(said("s1-d1", verdict, by=by), seen=seen)
            except Overtaken:
                late.append(by)

        threads = [threading.Thread(target=judge, args=(f"r{n}", VERDICTS[n])) for n in range(hands)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(late) == hands - 1
    assert len(store.judgements()) == rounds * hands


def test_a_key_pressed_twice_is_one_judgement_and_no_dispute(store: Store) -> None:
    seen = store.claim("s1-d1").revision
    for _ in range(2):
        store.judge(said("s1-d1", "accepted", by="ada"), seen=seen)
    assert [each.relation for each in store.judgements()] == ["review"]
    assert (store.claim("s1-d1").state, store.claim("s1-d1").is_contested) == ("accepted", False)
    with pytest.raises(Overtaken):
        store.judge(said("s1-d1", "rejected", by="ada"), seen=seen)
    with pytest.raises(Overtaken):
        store.judge(said("s1-d1", "rejected", by="ada"), seen=seen)
    assert [each.relation for each in store.judgements()] == ["review", "overtaken"]
    assert store.claim("s1-d1").is_contested


def test_what_is_said_twice_with_another_reason_is_kept_twice(store: Store) -> None:
    seen = store.claim("s1-d1").revision
    store.judge(said("s1-d1", "accepted", by="ada"), seen=seen)
    store.judge(said("s1-d1", "accepted", by="ada", note="so he says"), seen=seen)
    assert [each.note for each in store.judgements()] == [None, "so he says"]
    assert not store.claim("s1-d1").is_contested


def test_what_another_says_alike_without_knowing_is_in_the_log_and_no_dispute(store: Store) -> None:
    seen = store.claim("s1-d1").revision
    store.judge(said("s1-d1", "accepted", by="ada"), seen=seen)
    store.judge(said("s1-d1", "accepted", by="bo"), seen=seen)
    assert [(each.by, each.relation) for each in store.judgements()] == [
        ("ada", "review"),
        ("bo", "overtaken"),
    ]
    claim = store.claim("s1-d1")
    assert (claim.state, claim.revision, claim.is_contested) == ("accepted", 1, False)


def test_what_was_judged_takes_effect_again_when_the_document_is_dropped_and_added_again(
    store: Store,
) -> None:
    store.judge(said("s1-d1", "rejected"))
    row = store.claim("s2-d1").row | {"act": "deny"}
    store.judge(said("s2-d1", "corrected", value=row))
    before = list(store.readings())
    store.drop("d1")
    store.keep(reading())
    assert list(store.readings()) == before


def test_an_edited_text_has_nothing_accepted_unseen(store: Store) -> None:
    store.judge(said("s1-d1", "accepted"))
    store.judge(said("s2-d1", "accepted"))
    edited = "Later: The envoy said talks would resume. The minister was silent."
    store.keep(
        Reading(
            document=replace(reading().document, id="d2", text=edited),
            statements=(statement(edited, "s1-d2", "The envoy", "talks would resume"),),
        ),
        at="2022-01-15",
    )
    assert states(store) == {"s1-d2": "proposed"}
    moved = store.judgements(subject="s1-d2")
    assert [(each.relation, each.object) for each in moved] == [("moved", "s1-d1")]
    assert store.claim("s1-d1").state == "accepted"
    assert store.claim("s2-d1").state == "orphaned"
    old = store.reading("d1", as_read=True)
    assert old == reading()


def test_a_second_reading_keeps_what_a_person_judged(store: Store) -> None:
    store.judge(said("s1-d1", "accepted"))
    again = Reading(
        document=reading().document,
        statements=(statement(TEXT, "s3-d1", "The minister", "no", "deny"),),
    )
    store.read_again(again)
    assert states(store) == {"s1-d1": "accepted", "s3-d1": "proposed"}
    assert {hit.ref for hit in store.search("resume") if hit.kind == "statement"} == {"s1-d1"}


def test_claims_are_found_by_what_a_reviewer_looks_for(store: Store) -> None:
    store.judge(said("s2-d1", "raised", relation="flag"))
    found = {
        name: [each.id for each in store.claims(wanted)]
        for name, wanted in {
            "speaker": Filter(speaker="The envoy"),
            "party": Filter(party="Utopia"),
            "disputed": Filter(disputed=True),
            "words": Filter(words="RESUME"),
            "document": Filter(document="d1", kind="statement"),
            "nobody": Filter(speaker="Nobody"),
        }.items()
    }
    assert found == {
        "speaker": ["s1-d1"],
        "party": ["s1-d1", "s2-d1"],
        "disputed": ["s2-d1"],
        "words": ["s1-d1"],
        "document": ["s1-d1", "s2-d1"],
        "nobody": [],
    }
    assert store.tally("act", Filter()) == [("reject", 1), ("report", 1)]


def test_a_log_brought_in_twice_is_there_once_and_takes_effect(tmp_path: Path, store: Store) -> None:
    store.judge(said("s1-d1", "rejected"))
    store.judge(said("s2-d1", "accepted"))
    store.judge(said("s2-d1", "undone", relation="undo", object="2"))
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.keep(reading())
    other.judge(said("s2-d1", "unsure", by="bo"))
    assert other.bring_in(store.judgements()) == 3
    assert other.bring_in(store.judgements()) == 0
    assert states(other) == {"s1-d1": "rejected", "s2-d1": "unsure"}


def test_a_coding_outlasts_another_reading_and_a_document_taken_out_and_is_told_of_an_older_version(
    store: Store,
) -> None:
    coded = (CodedPosition(issue="talks", party="Utopia", kind="offer"),)
    store.judge(said("s1-d1", "coded", relation="coding", value=coding_of(coded)))

    def kept() -> list[tuple[CodedPosition, ...] | None]:
        return [each.coded for each in next(store.readings(latest_only=False)).reviewed]

    assert kept() == [coded]
    store.read_again(reading())
    assert kept() == [coded]
    store.drop("d1")
    store.keep(reading())
    assert kept() == [coded]
    store.keep(reading("The envoy said talks would resume. The minister said no, again.", "d2"))
    assert kept() == [coded]
    assert store.claim("s1-d2").coded is None, "nothing is judged anew"
    store.judge(said("s1-d1", "coded", relation="coding", value=coding_of(())))
    assert kept() == [()]
    with store.engine.connect() as connection:
        nothing = select(CLAIM.c.id).where(CLAIM.c.coded.is_(None)).order_by(CLAIM.c.id)
        assert connection.scalars(nothing).all() == ["s1-d2", "s2-d1", "s2-d2"]


def test_a_record_of_the_first_release_is_brought_up_to_date(tmp_path: Path) -> None:
    """The tables as the first migration makes them, with a document in two versions."""
    fresh = Store(f"sqlite:///{tmp_path / 'fresh.db'}")
    fresh.keep(reading())
    fresh.keep(reading("The envoy said talks would resume. The minister said no, again.", "d2"))
    first_release(tmp_path / "fresh.db", tmp_path / "old.db")
    old = Store(f"sqlite:///{tmp_path / 'old.db'}")
    assert list(old.readings(latest_only=False)) == list(fresh.readings(latest_only=False))
    assert [kept.is_latest for kept in old.documents()] == [False, True]
    assert [each.party for each in old.claims(Filter())] == ["Utopia", "Utopia"]
    assert [each.confidence for each in old.claims(Filter())] == ["medium", "medium"]
    assert [each.coded for each in old.claims(Filter())] == [None, None]
    assert old.search("resume") == fresh.search("resume")
    old.drop("d2")
    assert {hit.document for hit in old.search("resume")} == {"d1"}


def test_a_record_of_an_older_release_knows_who_has_judged_what(tmp_path: Path) -> None:
    fresh = Store(f"sqlite:///{tmp_path / 'fresh.db'}")
    fresh.keep(reading())
    fresh.judge(said("s1-d1", "accepted", by="ada"), seen=0)
    fresh.judge(said("s1-d1", "accepted", by="bo"), seen=0)
    fresh.judge(said("s2-d1", "rejected", by="ada"))
    fresh.judge(said("s2-d1", "undone", by="ada", relation="undo", object="3"))
    fresh.judge(said("s2-d1", "unsure", by="bo"))
    fresh.judge(said("s2-d1", "proposed", by="bo"))
    first_release(tmp_path / "fresh.db", tmp_path / "old.db")
    for store in (fresh, Store(f"sqlite:///{tmp_path / 'old.db'}")):
        for by in ("ada", "bo"):
            assert [each.id for each in store.claims(Filter(judged_by=by))] == ["s1-d1"]
            assert [each.id for each in store.claims(Filter(unjudged_by=by))] == ["s2-d1"]


def test_how_many_somebody_has_judged_leaves_out_older_versions(store: Store) -> None:
    store.judge(said("s1-d1", "accepted"))
    assert (store.count(Filter(judged_by="ada")), store.count(Filter(judged_by="bo"))) == (1, 0)
    store.keep(replace(reading(), document=replace(reading().document, id="d2"), statements=()))
    assert store.count(Filter(judged_by="ada")) == 0


@pytest.mark.parametrize("statements", [1, 3, 9, 20, 30])
def test_a_migration_that_stops_halfway_leaves_the_record_as_it_was_and_starts_again(
    tmp_path: Path, statements: int
) -> None:
    fresh = Store(f"sqlite:///{tmp_path / 'fresh.db'}")
    fresh.keep(reading())
    first_release(tmp_path / "fresh.db", tmp_path / "old.db")
    before = dump(tmp_path / "old.db")
    url = f"sqlite:///{tmp_path / 'old.db'}"
    changes = 0

    def stop(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal changes
        changes += statement.lstrip().startswith(("ALTER", "CREATE", "UPDATE", "INSERT", "DROP"))
        if changes > statements:
            raise OSError("the power failed")

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        with pytest.raises(OSError, match="power"):
            Store(url)
    finally:
        event.remove(Engine, "before_cursor_execute", stop)
    assert dump(tmp_path / "old.db") == before
    assert list(Store(url).readings()) == list(fresh.readings())


def first_release(fresh: Path, old: Path) -> None:
    """Copy what a record holds into the tables of the first release."""
    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    with create_engine(f"sqlite:///{old}").connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS fresh", (str(fresh),))
        for table in ("document", "claim", "judgement"):
            names = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            names = names.replace("by", '"by"')
            connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM fresh.{table}")
        names = "ref, document, kind, body"
        connection.execute(f"INSERT INTO main.words ({names}) SELECT {names} FROM fresh.passage")
        connection.commit()


def dump(path: Path) -> list[str]:
    """Everything in a database."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
