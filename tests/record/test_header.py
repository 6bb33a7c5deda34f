"""A header's corrections, and what was judged of a claim whose days they change."""

from __future__ import annotations

from typing import Any

import pytest

from detente.record import Document, Judgement, day_change, described, header_change, reviews_of
from detente.record.judgement import reviewers_verdicts

DOCUMENT = Document(id="d1", text="The envoy arrived on Monday.", name="a.txt")


def entry(number: int, subject: str, relation: str, verdict: str, by: str = "ada", **other: Any) -> Judgement:
    return Judgement(
        subject=subject, relation=relation, verdict=verdict, by=by, at="2022-01-14", seq=number, **other
    )


def corrected(number: int, was: dict[str, str | None], now: dict[str, str | None]) -> Judgement:
    return entry(number, "d1", "header", "corrected", value={"was": was, "is": now})


def again(number: int, new: str, old: str, was: str | None, now: str | None) -> Judgement:
    value = {"was": {"date": was}, "is": {"date": now}}
    return entry(number, new, "same claim", "positive", "detente", object=old, value=value)


def test_the_last_word_on_each_field_counts_and_other_documents_keep_theirs() -> None:
    log = (
        corrected(1, {"published": None, "title": None}, {"published": "2022-01-10", "title": "Arrival"}),
        corrected(2, {"published": "2022-01-10"}, {"published": None}),
    )
    assert described(DOCUMENT, log) == Document(
        id="d1", text=DOCUMENT.text, name="a.txt", title="Arrival", published=None
    )
    other = Document(id="d2", text="No.")
    assert described(other, log) == other


def test_a_change_keeps_what_was_and_names_nothing_that_stayed() -> None:
    after = Document(id="d1", text=DOCUMENT.text, name="a.txt", published="2022-01-10")
    assert header_change(DOCUMENT, after) == {"was": {"published": None}, "is": {"published": "2022-01-10"}}


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, "what its fields were and are"),
        ({"is": {"title": "T"}}, "what its fields were and are"),
        ({"was": {}, "is": {}}, "at least one"),
        ({"was": {"title": None}, "is": {"url": None}}, "the same fields"),
        ({"was": {"text": "a"}, "is": {"text": "b"}}, "'text'"),
        ({"was": {"title": None}, "is": {"title": 3}}, "'title'"),
    ],
)
def test_what_is_no_change_of_a_header_is_no_entry_of_the_log(value: Any, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        entry(1, "d1", "header", "corrected", value=value)


def test_two_readings_of_a_claim_differ_by_their_days_alone_or_are_two_claims() -> None:
    row = {"actor": "Utopia", "date": None, "evidence": [{"text": "arrived", "span": [10, 17]}]}
    assert day_change(row, {**row, "date": "2022-01-10"}) == {
        "was": {"date": None},
        "is": {"date": "2022-01-10"},
    }
    assert day_change(row, {**row, "date": "2022-01-10", "actor": "Erewhon"}) is None


def test_what_was_judged_of_a_claim_holds_under_the_id_that_it_has_after_another_day() -> None:
    log = (
        entry(1, "old", "review", "accepted"),
        again(2, "new", "old", None, "2022-01-10"),
        entry(3, "new", "flag", "raised", "bo"),
    )
    reviews = reviews_of(log)
    assert reviews["new"] == reviews["old"]
    assert (reviews["new"].state, reviews["new"].by, reviews["new"].is_flagged) == ("accepted", "ada", True)
    assert reviews["new"].revision == 2
    assert reviewers_verdicts(log) == {"new": {"ada": ("accepted",)}}


def test_a_day_taken_back_brings_the_old_id_back_with_every_judgement() -> None:
    log = (
        entry(1, "old", "review", "rejected"),
        again(2, "new", "old", None, "2022-01-10"),
        entry(3, "new", "review", "accepted", "bo"),
        again(4, "old", "new", "2022-01-10", None),
    )
    assert reviews_of(log)["old"].state == "accepted"
    assert reviews_of((*log, entry(5, "old", "undo", "undone", "bo", object="3")))["old"].state == "rejected"


@pytest.mark.parametrize(("said", "then"), [(None, "2022-01-10"), ("2021-12-31", "2021-12-31")])
def test_a_corrected_claim_follows_the_day_unless_a_person_gave_it_its_own(
    said: str | None, then: str
) -> None:
    row = {"actor": "Utopia", "date": said}
    log = (
        entry(1, "old", "review", "corrected", value=row),
        again(2, "new", "old", None, "2022-01-10"),
    )
    assert reviews_of(log)["new"].row == {"actor": "Utopia", "date": then}
    undone = (*log, entry(3, "new", "undo", "undone", object="1"))
    assert (reviews_of(undone)["new"].state, reviews_of(undone)["new"].row) == ("proposed", None)
