"""Figures and accounts that exclude each other stand side by side; those that don't are no dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.analysis.disputes import Dispute, disputes_of, lengths_differ, outcomes_differ, statuses_differ
from detente.record import (
    Deployment,
    Document,
    Event,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
)

WORDS = Mention(text="forces stood there", span=Span(0, 18))


def document(name: str, published: str) -> Document:
    # Different words throughout, so that none is taken for a copy of another.
    text = f"forces stood there, {' '.join(f'{name}{index}' for index in range(60))}"
    return Document(id=name, text=text, published=published)


def massed(
    name: str, count: int, bound: str = "exactly", *, day: str = "2022-01-12", place: str = "the border"
) -> Reading:
    body = Deployment(
        actor="Arcadia",
        count=count,
        bound=bound,
        place=place,
        activity="massing",
        date=None,
        evidence=(WORDS,),
    )
    return Reading(document=document(name, day), deployments=(body,))


def met(name: str, **fields: str) -> Reading:
    body = Meeting(
        forum=None,
        place="Geneva",
        start=PartialDate(2022, 1, 10),
        end=PartialDate(2022, 1, 10),
        duration=fields.get("duration"),
        status=fields.get("status", "held"),
        parties=("Arcadia", "Borduria"),
        named=(),
        outcome=fields.get("outcome"),
        evidence=(WORDS,),
    )
    return Reading(document=document(name, "2022-01-11"), meetings=(body,))


def told(disputes: tuple[Dispute, ...]) -> list[tuple[str, set[str]]]:
    return [(each.kind, {account.told for account in each.accounts}) for each in disputes]


def test_counts_that_exclude_each_other_stand_side_by_side() -> None:
    (dispute,) = disputes_of([massed("a", 100_000, "about"), massed("b", 175_000)])
    assert [account.told for account in dispute.accounts] == ["about 100,000", "175,000"]
    assert [account.documents for account in dispute.accounts] == [("a",), ("b",)]
    assert len(dispute.claims) == 2
    assert dispute.about == "Arcadia, massing, the border"


@pytest.mark.parametrize(
    "other",
    [
        massed("b", 12_000),
        massed("b", 30_000, "up to"),
        massed("b", 11_000, "about"),
        massed("b", 5_000, "at least"),
        massed("b", 5_000, day="2022-02-12"),
        massed("b", 5_000, place="the capital"),
    ],
    ids=["within", "below a ceiling", "about", "at least", "a month later", "elsewhere"],
)
def test_more_than_ten_thousand_leaves_room_for(other: Reading) -> None:
    assert disputes_of([massed("a", 10_000, "more than"), other]) == ()


def test_two_speakers_of_one_report_may_dispute_a_figure_and_one_may_not() -> None:
    first, second = massed("a", 100_000).deployments[0], massed("a", 20_000).deployments[0]
    said = [
        Statement(
            id=name,
            speaker=Speaker(text=name, span=Span(0, 1), entity=name),
            cue=None,
            content=(WORDS,),
            mode="indirect",
            act="assess",
        )
        for name in ("Ann", "Bo")
    ]
    by_two = Reading(
        document=document("a", "2022-01-12"),
        statements=tuple(said),
        deployments=(replace(first, via="Ann"), replace(second, via="Bo")),
    )
    by_one = replace(by_two, deployments=(replace(first, via="Ann"), replace(second, via="Ann")))
    assert told(disputes_of([by_two])) == [("figures", {"100,000", "20,000"})]
    assert disputes_of([by_one]) == ()


def test_one_meeting_with_two_lengths_ends_and_fates() -> None:
    pairs = {
        "duration": ("nearly four hours", "about six hours"),
        "outcome": ("no agreement", "an agreement on data"),
        "status": ("held", "cancelled"),
    }
    for kind, (one, other) in pairs.items():
        both = (met("a", **{kind: one}), met("b", **{kind: other}))
        assert told(disputes_of(both)) == [(kind, {one, other})]
    assert disputes_of([met("a"), met("b", status="planned")]) == ()


def test_lengths_as_exact_as_printed() -> None:
    assert not lengths_differ("nearly four hours", "four hours")
    assert not lengths_differ("more than two hours", "three and a half hours")
    assert lengths_differ("90 minutes", "two hours")
    assert not lengths_differ("all day", "two hours")


def test_silence_on_the_outcome_is_no_dispute() -> None:
    assert not outcomes_differ("no agreement", "frank and open")
    assert not statuses_differ("held", "planned")


def event(name: str, speaker: str, *, negated: bool) -> Reading:
    text = f"{speaker} said that Arcadian gunners shelled a Bordurian village, {name}"
    span = Span(text.index("Arcadian"), text.index("village") + 7)
    mention = Mention(text=text[span.start : span.end], span=span)
    said = Statement(
        id=f"s-{name}",
        speaker=Speaker(text=speaker, span=Span(0, len(speaker)), entity=speaker),
        cue=None,
        content=(mention,),
        mode="indirect",
        act="deny" if negated else "accuse",
    )
    body = Event(
        type="ASSAULT",
        mode=None,
        context=(),
        actor="Arcadia",
        recipient="Borduria",
        date=None,
        evidence=(mention,),
        negated=negated,
        via=said.id,
    )
    return Reading(
        document=Document(id=name, text=text, published="2022-01-12"), statements=(said,), events=(body,)
    )


def test_a_deed_told_by_one_and_denied_by_another() -> None:
    both = (event("a", "Ann", negated=False), event("b", "Bo", negated=True))
    assert told(disputes_of(both)) == [("denial", {"told as done", "denied"})]
    assert disputes_of([event("a", "Ann", negated=False), event("b", "Ann", negated=True)]) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    readings = [
        massed("a", 100_000),
        massed("b", 20_000),
        met("c", duration="two hours"),
        met("d", duration="six hours"),
    ]
    assert disputes_of(readings) == disputes_of(reversed(readings))
