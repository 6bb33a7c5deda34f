"""The log of judgements: nothing in it is edited, and what it says of a claim follows from it alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record import CodedPosition, coding_of
from detente.record.judgement import Judgement, Review, reviewers_verdicts, reviews_of

ROW = {"corrected": True}
ASKED = CodedPosition(issue="towers", party="Utopia", kind="demand", option="none")
CODING = coding_of((ASKED,))


def log(*entries: tuple[str, str, str] | tuple[str, str, str, str]) -> list[Judgement]:
    """Entries as (relation, verdict, by) or, of an undo, with the number taken back."""
    return [
        Judgement(
            subject="c",
            relation=relation,
            verdict=verdict,
            by=by,
            at="2022-01-13T00:00:00Z",
            object=rest[0] if rest else None,
            value=CODING if relation == "coding" else ROW if verdict == "corrected" else None,
            seq=seq,
        )
        for seq, (relation, verdict, by, *rest) in enumerate(entries, 1)
    ]


def review(*entries: tuple[str, str, str] | tuple[str, str, str, str]) -> Review:
    return reviews_of(log(*entries))["c"]


def test_the_last_word_counts() -> None:
    assert review(("review", "accepted", "a"), ("review", "rejected", "b")).state == "rejected"


def test_an_undo_brings_back_what_stood_before() -> None:
    undone = review(("review", "accepted", "a"), ("review", "corrected", "a"), ("undo", "undone", "a", "2"))
    assert (undone.state, undone.row, undone.revision) == ("accepted", None, 3)


def test_undoing_the_only_word_leaves_the_claim_as_it_was_read() -> None:
    assert review(("review", "rejected", "a"), ("undo", "undone", "a", "1")).state == "proposed"


def test_a_correction_stays_when_it_is_accepted_and_goes_when_it_is_set_back() -> None:
    assert review(("review", "corrected", "a"), ("review", "accepted", "b")).row == ROW
    assert review(("review", "corrected", "a"), ("review", "proposed", "b")).row is None


def test_a_coding_corrects_the_claim_and_stays_until_it_is_undone_or_the_claim_set_back() -> None:
    coded = review(("coding", "coded", "a"))
    assert (coded.state, coded.coded, coded.row) == ("corrected", (ASKED,), None)
    assert review(("coding", "coded", "a"), ("review", "accepted", "b")).coded == (ASKED,)
    assert review(("coding", "coded", "a"), ("review", "proposed", "b")).coded is None
    undone = review(("review", "accepted", "a"), ("coding", "coded", "a"), ("undo", "undone", "a", "2"))
    assert (undone.state, undone.coded) == ("accepted", None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"positions": "towers"},
        {"positions": [{"issue": "towers"}]},
        {"positions": [{"issue": "towers", "party": "Utopia", "kind": "yodel"}]},
        {"positions": [{**CODING["positions"][0], "against": "many"}]},
        {"positions": [{**CODING["positions"][0], "issue": ["towers"]}]},
        {"positions": [{**CODING["positions"][0], "party": None}]},
        {"positions": [{**CODING["positions"][0], "option": 5}]},
    ],
)
def test_a_coding_without_positions_in_their_form_is_refused(value: dict[str, Any] | None) -> None:
    with pytest.raises(ValueError, match="position"):
        Judgement(subject="c", relation="coding", verdict="coded", by="a", at="2022-01-13", value=value)


def test_a_flag_and_a_note_change_neither_state_nor_revision() -> None:
    flagged = review(("review", "accepted", "a"), ("flag", "raised", "b"), ("note", "told", "b"))
    assert (flagged.state, flagged.revision, flagged.is_flagged) == ("accepted", 1, True)


def test_an_overtaken_review_changes_nothing_and_leaves_the_claim_contested_until_it_is_settled() -> None:
    late = (("review", "accepted", "a"), ("overtaken", "rejected", "b"))
    assert (review(*late).state, review(*late).is_contested) == ("accepted", True)
    assert not review(*late, ("review", "rejected", "a")).is_contested


def test_two_who_say_the_same_without_knowing_of_each_other_have_no_dispute() -> None:
    assert not review(("review", "accepted", "a"), ("overtaken", "accepted", "b")).is_contested
    assert not review(("review", "corrected", "a"), ("overtaken", "corrected", "b")).is_contested
    three = (("review", "accepted", "a"), ("overtaken", "rejected", "b"), ("overtaken", "accepted", "c"))
    assert review(*three).is_contested


def test_who_accepts_what_was_read_does_not_agree_with_who_accepted_a_correction_of_it() -> None:
    accepted = (("review", "corrected", "a"), ("review", "accepted", "b"), ("overtaken", "accepted", "c"))
    assert review(*accepted).is_contested


def test_to_take_back_a_flag_changes_no_more_than_it_did() -> None:
    undone = review(("review", "accepted", "a"), ("flag", "raised", "b"), ("undo", "undone", "b", "2"))
    assert (undone.state, undone.revision, undone.is_flagged) == ("accepted", 1, False)


def test_each_ones_verdicts_stand_in_the_order_given_also_one_that_came_late() -> None:
    entries = log(("review", "accepted", "a"), ("overtaken", "rejected", "b"), ("review", "unsure", "a"))
    assert reviewers_verdicts(entries) == {"c": {"a": ("accepted", "unsure"), "b": ("rejected",)}}


def test_who_takes_a_verdict_back_has_given_none() -> None:
    undone = log(("review", "accepted", "a"), ("undo", "undone", "a", "1"), ("review", "rejected", "a"))
    assert reviewers_verdicts(undone) == {"c": {"a": ("rejected",)}}


def test_who_sets_a_claim_back_had_a_verdict_and_has_none() -> None:
    assert reviewers_verdicts(log(("review", "proposed", "a"))) == {}
    assert reviewers_verdicts(log(("review", "accepted", "a"), ("review", "proposed", "a"))) == {
        "c": {"a": ("accepted", "proposed")}
    }


@pytest.mark.parametrize(
    ("relation", "verdict", "value", "why"),
    [
        ("opinion", "accepted", None, "relation 'opinion' is none of"),
        ("review", "positive", None, "verdict 'positive' is none of"),
        ("review", "corrected", None, "needs the claim's new form"),
        ("review", "accepted", ROW, "needs the claim's new form"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(
    relation: str, verdict: str, value: dict[str, object] | None, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Judgement(subject="c", relation=relation, verdict=verdict, by="a", at="", value=value)


@given(st.lists(st.sampled_from(["accepted", "rejected", "unsure", "proposed"]), min_size=1, max_size=8))
def test_undoing_everything_from_the_end_is_as_if_nothing_had_been_said(verdicts: list[str]) -> None:
    said = [("review", verdict, "a") for verdict in verdicts]
    undone = [("undo", "undone", "a", str(seq)) for seq in range(len(said), 0, -1)]
    assert review(*said, *undone).state == "proposed"
