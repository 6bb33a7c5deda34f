"""Agreement between reviewers, on the examples of those who defined it."""

from __future__ import annotations

import pytest

from detente.analysis.reviewing import agreement_of, cohens_kappa, krippendorffs_alpha
from detente.record import Judgement


def test_krippendorffs_alpha_for_two_observers_and_nominal_data() -> None:
    """Krippendorff (2011), section B: twelve units, two observers, nominal; alpha 0.692."""
    ones = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    others = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert krippendorffs_alpha(zip(ones, others, strict=True)) == pytest.approx(0.692, abs=5e-4)


def test_krippendorffs_alpha_for_any_number_of_observers_with_gaps() -> None:
    """Krippendorff (2011), section C: twelve units, four observers, missing data, nominal; alpha 0.743."""
    observers = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    units = zip(*(each.split() for each in observers), strict=True)
    judged = [tuple(value for value in unit if value != ".") for unit in units]
    assert krippendorffs_alpha(judged) == pytest.approx(0.743, abs=5e-4)


def test_perfect_and_opposed_judges() -> None:
    assert cohens_kappa([("x", "x"), ("y", "y")]) == 1
    assert cohens_kappa([("x", "y"), ("y", "x")]) == -1
    assert cohens_kappa([("x", "x"), ("x", "x")]) is None
    assert krippendorffs_alpha([("x", "x"), ("x", "x")]) is None


def said(claim: str, by: str, verdict: str, seq: int) -> Judgement:
    return Judgement(subject=claim, relation="review", verdict=verdict, by=by, at="", seq=seq)


def test_only_claims_that_several_judged_count_and_those_apart_are_named() -> None:
    log = [
        said("c1", "ada", "accepted", 1),
        said("c1", "bo", "accepted", 2),
        said("c2", "ada", "accepted", 3),
        said("c2", "bo", "rejected", 4),
        said("c3", "cy", "unsure", 5),
    ]
    found = agreement_of(log)
    assert found.claims == 2
    assert found.reviewers == ("ada", "bo", "cy")
    assert [(pair.one, pair.other, pair.claims, pair.alike) for pair in found.pairs] == [("ada", "bo", 2, 1)]
    assert found.apart == (("c2", (("ada", "accepted"), ("bo", "rejected"))),)


def test_what_is_settled_later_raises_no_figure_and_is_told_apart() -> None:
    """A reviewer who gives way to the other has not judged alike independently."""
    independent = [
        said("c1", "ada", "accepted", 1),
        said("c1", "bo", "accepted", 2),
        said("c2", "ada", "accepted", 3),
        said("c2", "bo", "rejected", 4),
        said("c3", "ada", "rejected", 5),
        said("c3", "bo", "unsure", 6),
    ]
    before, after = agreement_of(independent), agreement_of([*independent, said("c2", "ada", "rejected", 7)])
    assert (after.alpha, after.pairs) == (before.alpha, before.pairs)
    assert (before.settled, [claim for claim, _ in before.apart]) == (0, ["c2", "c3"])
    assert (after.settled, [claim for claim, _ in after.apart]) == (1, ["c3"])


def test_to_set_a_claim_back_before_giving_way_raises_no_figure_either() -> None:
    apart = [said("c", "ada", "rejected", 1), said("c", "bo", "accepted", 2)]
    before = agreement_of(apart)
    back = agreement_of([*apart, said("c", "ada", "proposed", 3)])
    settled = agreement_of([*apart, said("c", "ada", "proposed", 3), said("c", "ada", "accepted", 4)])
    assert before.pairs == back.pairs == settled.pairs
    assert (before.apart != (), back.apart, settled.apart) == (True, (), ())
    assert settled.settled == 1
