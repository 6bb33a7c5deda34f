"""The current stance of each party, and which pairs of stances are a deadlock."""

from __future__ import annotations

import pytest

from detente.analysis.positions import standings_of
from detente.analysis.stances import LAST, clash, concur, stances_of
from detente.case.codebook import Codebook, codebook_from
from detente.record import PartialDate, Position


def position(
    party: str, kind: str, day: int, *, direct: bool = True, option: str | None = None, document: str = ""
) -> Position:
    refuses = kind in ("rejection", "red line")
    return Position(
        party=party,
        issue="filling",
        kind=kind,
        as_of=PartialDate(2021, 4, day),
        claim=f"c{party}{day}{kind}",
        document=document or f"d{day}",
        speaker=party,
        direct=direct,
        words="words",
        option=None if refuses else option,
        against=option if refuses else None,
    )


def does(*positions: Position) -> dict[str, str]:
    return {each.party: each.does for each in stances_of(positions)}


def test_one_stray_claim_does_not_turn_a_stance() -> None:
    held = [position("NATO", "rejection", day) for day in range(1, 10)]
    assert does(*held, position("NATO", "offer", 10)) == {"NATO": "refuses"}


def test_a_change_of_mind_counts_once_a_second_document_bears_it_out() -> None:
    held = [position("NATO", "rejection", day) for day in range(1, 10)]
    moved = [position("NATO", "offer", 10), position("NATO", "offer", 11)]
    assert does(*held, *moved) == {"NATO": "offers"}


def test_between_two_documents_the_later_one_counts() -> None:
    assert does(position("Egypt", "rejection", 1), position("Egypt", "agreement", 2)) == {"Egypt": "agrees"}


def test_a_document_counts_once_however_often_it_says_so() -> None:
    often = [position("Egypt", "offer", 3, document="d3") for _ in range(5)]
    assert does(position("Egypt", "demand", 1), position("Egypt", "demand", 2), *often) == {"Egypt": "asks"}


def test_own_words_count_before_what_others_tell() -> None:
    assert does(position("Russia", "demand", 1), position("Russia", "offer", 2, direct=False)) == {
        "Russia": "asks"
    }


def test_only_the_last_documents_count() -> None:
    old = [position("Egypt", "red line", day) for day in range(1, 6)]
    new = [position("Egypt", "offer", 10 + day) for day in range(LAST)]
    (stance,) = stances_of([*old, *new])
    assert stance.does == "offers"
    assert not stance.for_good


@pytest.mark.parametrize(
    ("one", "other", "is_clash"),
    [
        (("demand", "none"), ("rejection", "none"), True),
        (("demand", "none"), ("rejection", None), True),
        (("demand", "none"), ("rejection", "limited"), False),
        (("demand", "none"), ("commitment", "as before"), True),
        (("demand", "none"), ("commitment", "none"), False),
        (("demand", "none"), ("demand", "limited"), True),
        (("demand", "none"), ("demand", None), False),
        (("demand", "none"), ("offer", "limited"), False),
        (("offer", "limited"), ("rejection", "limited"), False),
        (("offer", "limited"), ("red line", "limited"), True),
        (("commitment", "none"), ("rejection", "none"), True),
        (("commitment", "none"), ("rejection", "limited"), False),
        (("commitment", None), ("rejection", "none"), False),
        (("commitment", "none"), ("commitment", "limited"), True),
        (("commitment", "none"), ("commitment", "none"), False),
        (("rejection", "none"), ("rejection", "none"), False),
    ],
)
def test_what_one_wants_and_another_stands_against_is_a_clash(
    one: tuple[str, str | None], other: tuple[str, str | None], is_clash: bool
) -> None:
    wanting, standing = stances_of(
        [position("B", other[0], 1, option=other[1]), position("A", one[0], 2, option=one[1])]
    )
    assert clash(wanting, standing) is is_clash


def filling(*options: str) -> Codebook:
    named = [{"name": each} for each in options]
    issue = {"name": "filling", "phrases": ["filling"], "options": named}
    return codebook_from({"title": "A dam", "version": "1", "issues": [issue]}, name="dam")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        # Of one mind.
        ([("agreement", None), ("agreement", None)], "agreed"),
        ([("demand", "none"), ("commitment", "none")], "agreed"),
        ([("demand", "none"), ("demand", "none")], "agreed"),
        ([("commitment", "none"), ("commitment", "none"), ("demand", "none")], "agreed"),
        ([("rejection", "none"), ("red line", "none")], "agreed"),
        # Against each other.
        ([("commitment", "none"), ("rejection", "none")], "deadlocked"),
        ([("commitment", "none"), ("commitment", "some")], "deadlocked"),
        ([("demand", "none"), ("commitment", "none"), ("rejection", "none")], "deadlocked"),
        # Neither against each other nor all of one mind.
        ([("demand", "none"), ("commitment", "none"), ("rejection", "all")], "bridgeable"),
        ([("demand", "none"), ("offer", "none")], "bridgeable"),
        # What one says another has neither taken up nor refused.
        ([("demand", "none")], "one-sided"),
        ([("demand", "none"), ("rejection", "some")], "one-sided"),
        ([("rejection", "none"), ("rejection", "some")], "one-sided"),
        ([("rejection", None), ("rejection", None)], "one-sided"),
    ],
)
def test_a_verdict_says_whether_stances_agree_clash_or_leave_each_other_be(
    said: list[tuple[str, str | None]], verdict: str
) -> None:
    taken = [
        position(party, kind, day, option=option)
        for day, (party, (kind, option)) in enumerate(zip("ABC", said, strict=False), 1)
    ]
    (standing,) = standings_of(taken, filling("none", "some", "all"))
    assert standing.verdict == verdict
    (backwards,) = standings_of(
        [
            position(each.party, each.kind, 9 - day, option=each.option or each.against)
            for day, each in enumerate(taken)
        ][::-1],
        filling("none", "some", "all"),
    )
    assert backwards.verdict == verdict


def test_two_who_between_them_refuse_every_option_are_deadlocked() -> None:
    taken = [position("A", "rejection", 1, option="none"), position("B", "rejection", 2, option="all")]
    assert [each.verdict for each in standings_of(taken, filling("none", "all"))] == ["deadlocked"]
    assert [each.verdict for each in standings_of(taken, filling("none", "some", "all"))] == ["one-sided"]


def test_only_two_parties_can_be_of_one_mind() -> None:
    (one,) = stances_of([position("A", "demand", 1, option="none")])
    assert not concur(one, one)
