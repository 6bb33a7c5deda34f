"""What the store promises: kept whole, kept once, every version, found again."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from detente.adapters.store import Store
from detente.adapters.store.schema import HEAD, METADATA
from detente.errors import StoreFault
from detente.record import (
    Contributor,
    Deployment,
    Document,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
    claims_of,
)

TEXT = "The envoy 🕊 said talks — شكرا — would resume. Some 3,000 soldiers stayed."


def mention(text: str, quote: str) -> Mention:
    start = text.index(quote)
    return Mention(text=quote, span=Span(start, start + len(quote)))


def reading(text: str = TEXT, identity: str = "d1", name: str = "report.txt") -> Reading:
    document = Document(
        id=identity,
        text=text,
        name=name,
        published="2022-01-13",
        contributors=(Contributor(name="A. Writer", agency="Agency"),),
        boilerplate=(Span(0, 3),),
    )
    speaker = mention(text, "The envoy")
    return Reading(
        document=document,
        statements=(
            Statement(
                id=f"s-{identity}",
                speaker=Speaker(text=speaker.text, span=speaker.span, entity="envoy"),
                cue=mention(text, "said"),
                content=(mention(text, "talks — شكرا — would resume"),),
                mode="indirect",
                act="report",
            ),
        ),
        meetings=(
            Meeting(
                forum=None,
                place="Geneva",
                start=PartialDate(2022, 1),
                end=None,
                duration=None,
                status="planned",
                parties=("A", "B"),
                named=(),
                outcome=None,
                evidence=(mention(text, "talks"),),
            ),
        ),
        deployments=(
            Deployment(
                actor=None,
                count=3000,
                bound="about",
                place=None,
                activity=None,
                date=PartialDate(2022),
                evidence=(mention(text, "Some 3,000 soldiers"),),
            ),
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'record.db'}")


def test_what_is_kept_comes_back_equal_with_emoji_and_right_to_left_words(store: Store) -> None:
    store.keep(reading())
    assert list(store.readings()) == [reading()]


def test_an_edited_report_is_the_next_version_and_the_old_one_stays(store: Store) -> None:
    store.keep(reading())
    edited = reading(TEXT + " More was said.", identity="d2")
    assert store.keep(edited).version == 2
    assert list(store.readings()) == [edited]
    assert list(store.readings(latest_only=False)) == [reading(), edited]
    assert [kept.is_latest for kept in store.documents()] == [False, True]


def test_versions_of_one_day_stand_in_their_order_whatever_their_ids(store: Store) -> None:
    for identity in ("d9", "d1", "d5"):
        store.keep(reading(TEXT + f" Part {identity}.", identity=identity))
    assert [each.document.id for each in store.readings(latest_only=False)] == ["d9", "d1", "d5"]
    assert [each.document.id for each in store.readings()] == ["d5"]


def test_the_order_of_adding_does_not_show(tmp_path: Path) -> None:
    several = [reading(TEXT + f" Part {n}.", identity=f"d{n}", name=f"{n}.txt") for n in range(5)]
    one, other = Store(f"sqlite:///{tmp_path / 'a.db'}"), Store(f"sqlite:///{tmp_path / 'b.db'}")
    for each in several:
        one.keep(each)
    for each in reversed(several):
        other.keep(each)
    assert list(one.readings()) == list(other.readings())


def test_a_dropped_document_takes_its_claims_and_its_words_with_it(store: Store) -> None:
    store.keep(reading())
    assert store.search("soldiers")
    assert store.drop("d1")
    assert not store.search("soldiers")
    assert list(store.readings()) == []
    assert not store.drop("d1")


@pytest.mark.parametrize(
    "query",
    [
        "soldiers stayed",
        '"would resume"',
        "SOLDIERS",
        "soldier",
        "staying",
        "soldiers*",
        "stayed) (some",
        '"would\0resume"',
        "stayed " * 2000,
    ],
)
def test_search_finds_documents_by_their_words_whatever_the_punctuation(store: Store, query: str) -> None:
    store.keep(reading())
    assert "d1" in [hit.ref for hit in store.search(query) if hit.kind == "document"]


@pytest.mark.parametrize(
    "query", ["", "()", '"', "nowhere", '"resume would"', "\ud800", '"\0"', "soldiers AND peace"]
)
def test_search_finds_nothing_where_there_is_nothing(store: Store, query: str) -> None:
    store.keep(reading())
    assert store.search(query) == []


def test_a_hit_marks_the_words_in_the_form_in_which_they_stand(store: Store) -> None:
    store.keep(reading())
    hits = store.search("soldier stay")
    assert "document" in {hit.kind for hit in hits}
    for hit in hits:
        assert {words.casefold() for words, is_meant in hit.pieces if is_meant} == {"soldiers", "stayed"}


def test_a_hit_on_a_claim_says_who_speaks_and_what_the_statement_does(store: Store) -> None:
    store.keep(reading())
    (statement,) = (each for each in store.search("resume") if each.kind == "statement")
    claim = store.claim(statement.ref)
    assert (statement.speaker, statement.party, statement.act) == (claim.speaker, claim.party, claim.act)
    assert claim.act is not None


def test_every_claim_has_an_id_of_its_own_that_a_second_reading_gives_again() -> None:
    ids = [claim.id for claim in claims_of(reading())]
    assert len(set(ids)) == 3
    assert ids == [claim.id for claim in claims_of(reading())]


def test_a_database_of_a_newer_release_is_refused(tmp_path: Path, store: Store) -> None:
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreFault, match="newer release"):
        Store(f"sqlite:///{tmp_path / 'record.db'}")


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite:////no/such/folder/record.db", "mysql://u:p@localhost/x"]
)
def test_an_address_that_leads_nowhere_is_told(url: str) -> None:
    with pytest.raises(StoreFault):
        Store(url)


def test_a_password_is_not_printed() -> None:
    with pytest.raises(StoreFault) as told:
        Store("postgresql+nosuchdriver://me:secret@localhost/x")
    assert "secret" not in str(told.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("This is a letter, not a database. " * 100)
    with pytest.raises(StoreFault, match="not a database"):
        Store(f"sqlite:///{tmp_path / 'record.db'}")


def test_the_newest_migration_is_the_one_that_the_tables_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_every_table_and_column_is_what_the_migrations_make(tmp_path: Path, store: Store) -> None:
    with create_engine(f"sqlite:///{tmp_path / 'record.db'}").connect() as connection:
        made = inspect(connection)
        for table in METADATA.tables.values():
            assert {each["name"] for each in made.get_columns(table.name)} == {c.name for c in table.columns}
