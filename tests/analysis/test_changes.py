"""Movements are what their definitions say, and a finding flips where its answer differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.basis import Basis
from detente.analysis.changes import MOVEMENTS, changes, moves
from detente.analysis.sensitivity import findings_of
from detente.case.codebook import codebook_from
from detente.record import POSITION_KINDS, Claim, Commitment, PartialDate, Position

CODEBOOK = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "parties": ["Utopia", "Erewhon"],
        "issues": [
            {
                "name": "towers",
                "phrases": ["tower*"],
                "options": [{"name": "none"}, {"name": "few"}, {"name": "many"}],
            }
        ],
    },
    name="border",
)


def position(party: str, kind: str, option: str | None, *, claim: str, day: int = 1) -> Position:
    refuses = kind in ("rejection", "red line")
    return Position(
        party=party,
        issue="towers",
        kind=kind,
        as_of=PartialDate(2020, 1, day),
        claim=claim,
        document=f"d{day}",
        speaker=party,
        direct=True,
        words="words",
        option=None if refuses else option,
        against=option if refuses else None,
    )


EREWHON = position("Erewhon", "demand", "many", claim="e")


@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        (None, ("demand", "none"), "new"),
        (("demand", "none"), ("demand", "none"), "repeated"),
        (("demand", "none"), ("demand", "few"), "softened"),
        (("demand", "few"), ("demand", "none"), "hardened"),
        (("demand", "few"), ("rejection", "few"), "withdrawn"),
        (("rejection", "many"), ("offer", "many"), "softened"),
        (("offer", "few"), ("demand", "few"), "hardened"),
        (("demand", "few"), ("offer", "few"), "softened"),
        (("rejection", "many"), ("red line", "many"), "hardened"),
        (("demand", "few"), ("commitment", "few"), "changed"),
    ],
)
def test_movements(before: tuple[str, str] | None, after: tuple[str, str], movement: str) -> None:
    was = [EREWHON, *([position("Utopia", *before, claim="u1")] if before else [])]
    now = [*was, position("Utopia", *after, claim="u2", day=2)]
    (found,) = moves(was, now, CODEBOOK)
    assert (found.party, found.movement) == ("Utopia", movement)
    assert [each.claim for each in found.said] == ["u2"]


def test_a_move_with_nobody_to_measure_it_against_has_no_direction() -> None:
    was = [position("Utopia", "demand", "none", claim="u1")]
    now = [*was, position("Utopia", "demand", "few", claim="u2", day=2)]
    (found,) = moves(was, now, CODEBOOK)
    assert (found.movement, found.why) == ("changed", "from none to few")


def threat(claim: str) -> Claim:
    body = Commitment(
        party="Utopia", kind="threat", condition="if Erewhon attacks", consequence="would march", evidence=()
    )
    return Claim(id=claim, kind="commitment", document="d2", evidence=(), body=body)


def basis(*positions: Position, threats: tuple[Claim, ...] = ()) -> Basis:
    return Basis(codebook=CODEBOOK, positions=positions, commitments=threats)


def test_a_threat_is_new_and_its_outcomes_can_be_told() -> None:
    was = basis(EREWHON)
    found = changes(was, basis(EREWHON, threats=(threat("t"),)))
    assert [each.id for each in found.commitments] == ["t"]
    told = {each.name: each for each in found.flipped}
    assert told["outcomes"].before == ("can't be told",)
    assert told["outcomes"].grounds.claims == ("t",)
    assert found.verdicts == (("towers", "one-sided", "one-sided"),)


def test_a_refusal_flips_the_verdict_and_the_package_and_rests_on_what_is_new() -> None:
    was = basis(EREWHON)
    found = changes(was, basis(EREWHON, position("Utopia", "rejection", "many", claim="u", day=2)))
    told = {each.name: each for each in found.flipped}
    assert (told["towers"].before, told["towers"].after) == (("one-sided",), ("deadlocked",))
    assert told["towers"].grounds.claims == ("u",)
    assert told["deals:nash"].before == ("towers: many",)
    assert "towers: many" not in told["deals:nash"].after


positions = st.lists(
    st.builds(
        position,
        st.sampled_from(CODEBOOK.parties),
        st.sampled_from(POSITION_KINDS),
        st.sampled_from([None, "none", "few", "many"]),
        claim=st.sampled_from("abcdef"),
        day=st.integers(1, 3),
    ),
    max_size=8,
)


@given(positions)
def test_nothing_changes_between_a_record_and_itself(taken: list[Position]) -> None:
    found = changes(basis(*taken), basis(*taken))
    assert (found.moves, found.commitments, found.flipped) == ((), (), ())


@given(positions, positions)
def test_flipped_are_the_findings_of_either_state_whose_answers_differ(
    was: list[Position], more: list[Position]
) -> None:
    before, after = basis(*was), basis(*was, *more)
    found = {each.name: (each.before, each.after) for each in changes(before, after).flipped}
    old, new = ({each.name: each.answer for each in findings_of(state)} for state in (before, after))
    as_well = {each.name: each.also for each in findings_of(after)}
    for name in {*old, *new}:
        if name in old and name in new:
            assert (name in found) == (old[name] != new[name] and old[name] not in as_well[name])
        else:
            assert name not in found or found[name][0] != found[name][1]
    for move in changes(before, after).moves:
        assert move.movement in MOVEMENTS
        assert {each.party for each in (*move.said, *move.before)} == {move.party}
