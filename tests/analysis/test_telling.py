"""The telling part of a record says all that the record says, and with any one claim dropped."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.basis import Basis
from detente.analysis.positions import in_order
from detente.analysis.sensitivity import findings_of
from detente.analysis.telling import telling
from detente.record import POSITION_KINDS
from tests.analysis.test_sensitivity import WIDE, position, threat


@st.composite
def long_records(draw: st.DrawFn) -> Basis:
    """Two parties who speak of one issue in many documents, several of a day, and often threaten alike."""
    taken = [
        position(
            draw(st.sampled_from(WIDE.parties[:2])),
            draw(st.sampled_from(POSITION_KINDS)),
            claim=f"{document}-{draw(st.integers(0, 2))}",
            option=draw(st.sampled_from([None, "none", "some"])),
            day=document // 3 + 1,
            document=str(document),
            direct=draw(st.booleans()),
        )
        for document in range(draw(st.integers(0, 9)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    threats = [
        threat(
            *draw(st.permutations(WIDE.parties[:2])), draw(st.sampled_from(["attacks", "fires"])), claim=claim
        )
        for claim in "stuvwxyz"[: draw(st.integers(0, 8))]
    ]
    return Basis(codebook=WIDE, positions=in_order(taken, WIDE), commitments=tuple(threats))


def answers(basis: Basis) -> dict[str, tuple[str, ...]]:
    return {each.name: each.answer for each in findings_of(basis)}


@settings(max_examples=25)
@given(long_records())
def test_without_any_one_claim_it_answers_as_the_whole_record_does(basis: Basis) -> None:
    few = telling(basis)
    assert answers(few) == answers(basis)
    for claim in {each.claim for each in basis.positions} | {each.id for each in basis.commitments}:
        whole, part = basis.without(claim, like=basis.drawn()), few.without(claim, like=few.drawn())
        assert answers(part) == answers(whole), claim


def test_of_what_is_said_again_and_again_little_is_telling() -> None:
    taken = [
        position("Utopia", "demand", claim=f"c{number}", option="none", day=1 + number, document=f"{number}")
        for number in range(28)
    ]
    basis = Basis(codebook=WIDE, positions=tuple(taken), commitments=())
    assert [each.claim for each in telling(basis).positions] == ["c24", "c25", "c26", "c27"]
    accused = tuple(threat("Utopia", "Erewhon", "attacks", claim=f"t{number}") for number in range(9))
    assert telling(replace(basis, commitments=accused)).commitments == accused[:2]
