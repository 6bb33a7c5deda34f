"""One event, many reports: what merges, what stays apart, and that arrival never matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.knowledge import known_parties
from detente.adapters.quad_classes import load_quad_classes
from detente.analysis.quad import QuadClasses
from detente.analysis.reports import Coverage, Report, families_of, in_words
from detente.analysis.talks import Talks, talks_of
from detente.analysis.timeline import Timeline, timeline_of
from detente.reading import Reader
from detente.reading.plover import TYPES
from detente.record import Document, Reading, claims_of

Told = Callable[..., tuple[Reading, ...]]

BEFORE = "Norwegian and Chilean envoys will meet in Oslo on March 9 to discuss fish stocks."
DURING = "OSLO -- Norwegian and Chilean envoys met in Oslo for two hours on Wednesday."
AFTER = "Chile and Norway held talks in Oslo on March 9. The meeting lasted five hours."


@pytest.fixture
def told(reader: Reader) -> Told:
    """Readings of dated texts: (day of March 2022, text)."""

    def read(*texts: tuple[int, str]) -> tuple[Reading, ...]:
        documents = [
            Document(id=f"d{number}", text=text, published=f"2022-03-{day:02d}")
            for number, (day, text) in enumerate(texts)
        ]
        return tuple(reader.read(documents))

    return read


def only(talks: tuple[Talks, ...]) -> Talks:
    (one,) = talks
    return one


def drawn(readings: tuple[Reading, ...]) -> Timeline:
    return timeline_of(readings, load_quad_classes(), known=known_parties())


def test_a_meeting_planned_and_then_held_is_one_with_its_history(told: Told) -> None:
    talks = only(talks_of(told((2, BEFORE), (10, DURING))))
    assert (str(talks.start), talks.place, talks.status) == ("2022-03-09", "Oslo", "held")
    assert [turn.status for turn in talks.history] == ["planned", "held"]
    assert talks.coverage.documents == talks.coverage.independent == 2


def test_conflicting_accounts_stand_side_by_side(told: Told) -> None:
    talks = only(talks_of(told((10, DURING), (11, AFTER))))
    assert {account.value for account in talks.durations} == {"two hours", "five hours"}
    assert all(account.claims for account in talks.durations)


def test_every_report_keeps_its_claim_and_its_words(told: Told) -> None:
    readings = told((2, BEFORE), (10, DURING), (11, AFTER))
    known = {claim.id: claim for reading in readings for claim in claims_of(reading)}
    talks = only(talks_of(readings))
    assert {report.document for report in talks.coverage.reports} == {"d0", "d1", "d2"}
    for report in talks.coverage.reports:
        assert known[report.claim].words == report.words


@pytest.mark.parametrize(
    "other",
    [
        "Norwegian and Chilean envoys met in Lima on Wednesday.",
        "Norwegian and Chilean envoys met in Oslo on Tuesday.",
        "Peruvian and Kenyan envoys met in Oslo on Wednesday.",
    ],
)
def test_another_place_day_or_other_parties_are_another_meeting(told: Told, other: str) -> None:
    assert len(talks_of(told((10, DURING), (10, other)))) == 2


def test_persons_whom_a_state_sends_elsewhere_are_at_another_meeting(told: Told) -> None:
    first = "President Ingrid Dahl of Norway spoke by phone with President Juan Soto of Chile on Wednesday."
    second = "Envoy Per Lund of Norway spoke by phone with Foreign Minister Ana Rojas of Chile on Wednesday."
    assert len(talks_of(told((10, first), (10, second)))) == 2


def test_a_plan_told_after_a_meeting_is_of_the_next_one(told: Told) -> None:
    later = "Norwegian and Chilean envoys will meet in Oslo on March 23."
    assert [talks.status for talks in talks_of(told((10, DURING), (11, later)))] == ["held", "planned"]


def test_a_copied_dispatch_is_one_independent_report(told: Told) -> None:
    body = (
        "Norwegian and Chilean envoys met in Oslo on Wednesday. They spoke of cod and of salmon, of quotas "
        "and of harbours, and parted without a paper to sign, as both had said beforehand that they would."
    )
    own = "Envoys of Norway and Chile met in Oslo on Wednesday, the third such round in a year of disputes."
    talks = only(talks_of(told((10, body), (11, "From our wires. " + body.replace("cod", "COD")), (10, own))))
    assert (talks.coverage.documents, talks.coverage.independent) == (3, 2)


def test_a_cut_copy_is_of_its_familys_and_a_common_subject_makes_no_family() -> None:
    long = " ".join(f"word{number} is told of here" for number in range(60))
    documents = [
        Document(id="b", text=long),
        Document(id="a", text=long[: len(long) // 2]),
        Document(id="c", text="The ministers met. " + " ".join(f"other{n} is said there" for n in range(60))),
    ]
    assert families_of(documents) == {"a": "a", "b": "a", "c": "c"}
    assert families_of(documents[::-1]) == families_of(documents)


def test_figures_of_one_deployment_stand_side_by_side_with_their_dates(told: Told) -> None:
    readings = told(
        (1, "Ruritania has massed about 10,000 troops along its border with Ukraine."),
        (8, "Russia has massed some 90,000 troops on its border with Ukraine."),
        (9, "Russia has massed more than 120,000 troops along Ukraine's border."),
    )
    forces = [each for each in drawn(readings).forces if each.actor == "Russia"]
    assert [(f.bound, f.count, str(f.as_of)) for each in forces for f in each.figures] == [
        ("about", 90000, "2022-03-08"),
        ("more than", 120000, "2022-03-09"),
    ]
    assert len(forces) == 1


MUCH_TOLD = "Chile imposed sanctions on Norway on Tuesday."


def test_a_much_reported_event_counts_once(told: Told) -> None:
    once = drawn(told((9, MUCH_TOLD)))
    often = drawn(told(*((9, f"{MUCH_TOLD} So much for paper {number}.") for number in range(12))))
    assert once.escalation is not None
    assert often.escalation is not None
    assert [dict(week.counts) for week in often.escalation.weeks] == [
        dict(week.counts) for week in once.escalation.weeks
    ]
    assert max(event.coverage.documents for event in often.events) == 12


@pytest.mark.parametrize(
    "words",
    [
        "Chile may attack Norway.",
        "Chile denied that it had attacked Norway.",
        "If Chile attacks Norway, the port will be closed.",
        "Norway is ready for any attack by Chile.",
        "Should Chile attack Norway, the port will be closed.",
    ],
)
def test_what_did_not_happen_is_kept_apart_and_never_counted(told: Told, words: str) -> None:
    timeline = drawn(told((9, words)))
    attacks = [event for event in timeline.events if event.type == "ASSAULT"]
    assert [event.happened for event in attacks] == [False] * len(attacks)
    assert timeline.escalation is not None
    assert sum(week.counts["material conflict"] for week in timeline.escalation.weeks) == 0


def test_the_balance_falls_as_conflict_takes_the_place_of_cooperation(told: Told) -> None:
    kind = "Chile and Norway signed an accord on Tuesday. Chile praised Norway on Tuesday."
    hard = "Chile attacked Norway on Tuesday. Norway imposed sanctions on Chile on Tuesday."
    timeline = drawn(told((2, kind), (9, hard)))
    assert timeline.escalation is not None
    first, second = (week.balance for week in timeline.escalation.weeks)
    assert first is not None
    assert second is not None
    assert first > 0 > second


def test_every_type_has_one_class_and_a_wrong_class_is_refused() -> None:
    classes = load_quad_classes()
    assert [classes.class_of(each) for each in TYPES]
    with pytest.raises(ValueError, match="verbal hostility"):
        QuadClasses({"verbal hostility": ("ACCUSE",)})
    with pytest.raises(ValueError, match="two classes"):
        QuadClasses({"verbal conflict": ("ACCUSE",), "material conflict": ("ACCUSE",)})


@settings(max_examples=12)
@given(order=st.randoms(use_true_random=False))
def test_the_timeline_is_the_same_in_whatever_order_the_readings_come(
    readings: tuple[Reading, ...], order: object
) -> None:
    shuffled = list(readings)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert drawn(tuple(shuffled)) == drawn(readings)


def test_what_changed_most_is_told_only_where_there_are_weeks_enough(told: Told) -> None:
    escalation = drawn(told((2, BEFORE), (10, DURING), (11, AFTER))).escalation
    assert escalation is not None
    assert (escalation.verdict, escalation.drivers) == ("too few weeks", ())
    assert any(week.total for week in escalation.weeks)


def test_words_that_only_the_first_of_several_reports_has_are_told_to_be_its_own() -> None:
    def report(number: int, words: str) -> Report:
        return Report(
            claim=f"c{number}", document=f"d{number}", family=f"d{number}", published=None, words=words
        )

    alike = Coverage.of([report(1, "rejected the post"), report(2, "rejected the post")])
    assert in_words(alike) == "“rejected the post”"
    other = Coverage.of([report(1, "rejected the post"), report(2, "dismissed the idea")])
    assert in_words(other) == "“rejected the post”, in the first report"
    one = Coverage.of([report(1, "rejected the post"), replace(report(1, "dismissed the idea"), claim="c2")])
    assert in_words(one) == "“rejected the post”"
