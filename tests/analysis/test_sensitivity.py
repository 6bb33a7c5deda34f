"""A claim carries a finding exactly where the finding is another without it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.basis import Basis
from detente.analysis.headline import answer_in
from detente.analysis.positions import standings_of
from detente.analysis.sensitivity import findings_of, flips_of, grounded, hanging
from detente.case.codebook import Codebook, codebook_from
from detente.record import POSITION_KINDS, Claim, Commitment, PartialDate, Position

CODEBOOK: Codebook = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "parties": ["Utopia", "Erewhon", "Ruritania"],
        "issues": [
            {"name": "towers", "phrases": ["tower*"], "options": [{"name": "none"}, {"name": "some"}]},
            {"name": "patrols", "phrases": ["patrol*"]},
        ],
    },
    name="border",
)


def position(
    party: str,
    kind: str,
    *,
    claim: str,
    issue: str = "towers",
    option: str | None = None,
    day: int = 1,
    document: str = "d",
    direct: bool = True,
) -> Position:
    refuses = kind in ("rejection", "red line")
    return Position(
        party=party,
        issue=issue,
        kind=kind,
        as_of=PartialDate(2020, 1, day),
        claim=claim,
        document=document,
        speaker=party,
        direct=direct,
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


def threat(party: str, actor: str, act: str, *, claim: str) -> Claim:
    body = Commitment(
        party=party, kind="threat", condition=f"{actor} {act}", consequence="would march", evidence=()
    )
    return Claim(id=claim, kind="commitment", document="d", evidence=(), body=body)


ISSUES = {"towers": [None, "none", "some"], "patrols": [None, "joint", "apart"]}
WIDE = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "parties": ["Utopia", "Erewhon", "Ruritania"],
        "issues": [
            {"name": "towers", "phrases": ["tower*"], "options": [{"name": "none"}, {"name": "some"}]},
            {"name": "patrols", "phrases": ["patrol*"], "options": [{"name": "joint"}, {"name": "apart"}]},
        ],
    },
    name="border",
)


@st.composite
def bases(draw: st.DrawFn) -> Basis:
    """Records of some ten positions and a few threats, with claims that take several of them."""
    parties = st.sampled_from(WIDE.parties)
    taken = []
    for _ in range(draw(st.integers(0, 10))):
        issue = draw(st.sampled_from(sorted(ISSUES)))
        taken.append(
            position(
                draw(parties),
                draw(st.sampled_from(POSITION_KINDS)),
                claim=draw(st.sampled_from("abcdefgh")),
                issue=issue,
                option=draw(st.sampled_from(ISSUES[issue])),
                day=draw(st.integers(1, 4)),
            )
        )
    threats = [
        threat(
            draw(parties), draw(parties), draw(st.sampled_from(["attacks", "attacks at night"])), claim=claim
        )
        for claim in "wxyz"[: draw(st.integers(0, 4))]
    ]
    taken.sort(key=lambda each: str(each.as_of))
    return Basis(codebook=WIDE, positions=tuple(taken), commitments=tuple(threats))


def claims_in(basis: Basis) -> set[str]:
    return {each.claim for each in basis.positions} | {each.id for each in basis.commitments}


@given(bases())
def test_a_claim_that_no_finding_stands_on_changes_none(basis: Basis) -> None:
    findings = findings_of(basis)
    other = sorted(claims_in(basis) - set(grounded(findings)))
    assert hanging(basis, findings, claims=other) == ()


@given(bases())
def test_what_hangs_on_a_claim_is_what_the_record_without_it_says_otherwise(basis: Basis) -> None:
    findings = findings_of(basis)
    found = {(each.claim, each.finding, each.after) for each in hanging(basis, findings)}
    expected = set()
    for claim in claims_in(basis):
        rest = findings_of(basis.without(claim, like=basis.drawn()))
        answers = {each.name: each.answer for each in rest}
        as_well = {each.name: each.also for each in rest}
        for each in findings:
            after = answer_in(answers, each.name)
            if after != each.answer and each.answer not in as_well.get(each.name, ()):
                expected.add((claim, each.name, after))
    assert found == expected


def test_another_wording_of_one_threat_is_no_other_outcome() -> None:
    threats = (
        threat("Utopia", "Erewhon", "attacks", claim="w"),
        threat("Utopia", "Erewhon", "attacks at night", claim="x"),
    )
    basis = Basis(codebook=WIDE, positions=(), commitments=threats)
    findings = findings_of(basis)
    assert any(each.name == "outcomes" and each.answer != ("can't be told",) for each in findings)
    assert hanging(basis, findings) == ()
    assert hanging(basis.without("x", like=basis.drawn()), findings) != ()


def test_what_an_analyst_wrote_stays_whatever_claim_is_dropped() -> None:
    taken = (
        position("Utopia", "demand", claim="a", option="none"),
        position("Erewhon", "demand", claim="b", option="some"),
    )
    drawn = Basis(codebook=WIDE, positions=taken, commitments=())
    edited = dict(drawn.drawn())
    issue = edited["issues"][0]
    settled = {"ranking": ["some", "none"], "assumption": "told to the analyst"}
    place = {"option": "some", "assumption": "told to the analyst"}
    edited["issues"] = [
        issue
        | {
            "rankings": issue["rankings"] | {"Utopia": settled},
            "positions": issue["positions"] | {"Utopia": place},
        }
    ]
    by_hand = Basis(codebook=WIDE, positions=taken, commitments=(), edited=edited)
    name = "forecast:towers"
    assert {each.claim for each in hanging(drawn, findings_of(drawn)) if each.finding == name} == {"a", "b"}
    without = {each.name: each for each in findings_of(by_hand.without("a", like=by_hand.drawn()))}
    assert without[name].answer == ("some",)
