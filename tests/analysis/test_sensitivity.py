"""A claim carries a verdict exactly where the verdict is another without it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.positions import standings_of
from detente.analysis.sensitivity import flips_of
from detente.case.codebook import Codebook, codebook_from
from detente.record import POSITION_KINDS, PartialDate, Position

CODEBOOK: Codebook = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "issues": [
            {"name": "towers", "phrases": ["tower*"], "options": [{"name": "none"}, {"name": "some"}]},
            {"name": "patrols", "phrases": ["patrol*"]},
        ],
    },
    name="border",
)


def position(
    party: str, kind: str, *, claim: str, issue: str = "towers", option: str | None = None
) -> Position:
    refuses = kind in ("rejection", "red line")
    return Position(
        party=party,
        issue=issue,
        kind=kind,
        as_of=PartialDate(2020, 1, 1),
        claim=claim,
        document="d",
        speaker=party,
        direct=True,
        words="words",
        option=None if refuses else option,
        against=option if refuses else None,
    )


def test_the_only_refusal_carries_a_deadlock() -> None:
    taken = [position("Utopia", "demand", claim="a"), position("Erewhon", "rejection", claim="b")]
    found = {flip.claim: (flip.before[0], flip.after[0]) for flip in flips_of(taken, CODEBOOK)}
    assert found["b"] == ("deadlocked", "one-sided")


def test_a_refusal_said_twice_carries_nothing() -> None:
    taken = [
        position("Utopia", "demand", claim="a"),
        position("Utopia", "demand", claim="c"),
        position("Erewhon", "rejection", claim="b"),
        position("Erewhon", "rejection", claim="d"),
    ]
    assert flips_of(taken, CODEBOOK) == ()


positions = st.lists(
    st.builds(
        position,
        st.sampled_from(["Utopia", "Erewhon", "Ruritania"]),
        st.sampled_from(POSITION_KINDS),
        claim=st.sampled_from("abcde"),
        issue=st.sampled_from(["towers", "patrols"]),
        option=st.sampled_from([None, "none", "some"]),
    ),
    max_size=8,
)


@given(positions)
def test_flips_are_what_dropping_each_claim_from_the_whole_record_gives(taken: list[Position]) -> None:
    before = {each.issue: each.verdict for each in standings_of(taken, CODEBOOK)}
    expected = set()
    for claim in {each.claim for each in taken}:
        rest = [each for each in taken if each.claim != claim]
        after = {each.issue: each.verdict for each in standings_of(rest, CODEBOOK)}
        expected |= {
            (claim, issue, before[issue], after[issue]) for issue in after if after[issue] != before[issue]
        }
    found = {(each.claim, each.finding, each.before[0], each.after[0]) for each in flips_of(taken, CODEBOOK)}
    assert found == expected
