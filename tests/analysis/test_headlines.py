"""Every finding on the demonstration has a name of its own, an answer and grounds that lead to words."""

from __future__ import annotations

from detente.adapters.cases import case_from_text
from detente.adapters.cases.writing import yaml_of
from detente.analysis.basis import Basis
from detente.analysis.finding import QUESTIONS
from detente.analysis.headlines import of_deals
from detente.analysis.sensitivity import findings_of, grounded, hanging
from detente.case.draft import draft_case
from detente.record import Reading
from detente.workflow.findings import Dated, named
from detente.workflow.positions import Grid
from tests.analysis.test_sensitivity import WIDE
from tests.analysis.test_sensitivity import position as stated
from tests.case.test_draft import CODEBOOK, position


def record(drawn: Grid, readings: tuple[Reading, ...]) -> Dated:
    return Dated.of(drawn.positions, readings, drawn.codebook)


def test_every_finding_leads_to_quoted_words_or_to_an_assumption(
    drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    kept = record(drawn, readings)
    findings = findings_of(kept.basis())
    assert {each.question for each in findings} >= {"positions", "deals", "outcomes", "forecast"}
    assert len({each.name for each in findings}) == len(findings)
    for each in findings:
        assert each.question in QUESTIONS
        assert each.answer
        assert each.grounds.is_complete, each.name
        assert each.grounds.claims or each.grounds.assumptions, each.name
        # Who must consent is the codebook's word, not a report's.
        untold = each.question == "consent" or each.answer in (("silent",), ("can't be told",))
        assert each.grounds.claims or untold, each.name
        for claim in each.grounds.claims:
            found = kept.claims[claim]
            text = kept.documents[found.document].text
            for mention in found.evidence:
                assert text[mention.span.start : mention.span.end] == mention.text
        assert named(each.name, findings) == each.name


def test_claims_outside_the_grounds_change_no_finding_of_the_demonstration(
    drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    kept = record(drawn, readings)
    basis = kept.basis()
    findings = findings_of(basis)
    other = [claim for claim in kept.claims if claim not in grounded(findings)]
    assert other
    assert hanging(basis, findings, claims=other) == ()


def test_what_was_published_before_a_date_and_up_to_it(drawn: Grid, readings: tuple[Reading, ...]) -> None:
    from detente.record import PartialDate

    kept = record(drawn, readings)
    days = sorted((each.published or "")[:10] for each in kept.documents.values())
    assert kept.counted(before=PartialDate(2022, 1, 12)) == days.index("2022-01-12")
    assert kept.counted(until=PartialDate(2022, 1, 12)) == days.index("2022-01-13")
    assert kept.counted(until=PartialDate(2022, 1)) == len(days)


def test_what_is_expected_midway_between_two_options_is_neither() -> None:
    taken = (
        stated("Utopia", "demand", claim="a", option="none"),
        stated("Erewhon", "demand", claim="b", option="some"),
    )
    findings = {
        each.name: each for each in findings_of(Basis(codebook=WIDE, positions=taken, commitments=()))
    }
    assert findings["forecast:towers"].answer == ("something between none and some",)


def test_what_would_open_the_zone_is_told_in_the_words_of_the_brief() -> None:
    taken = (
        position("Utopia", "red line", "many", claim="c1"),
        position("Utopia", "red line", "few", claim="c2"),
        position("Erewhon", "red line", "none", claim="c3"),
    )
    case = case_from_text(yaml_of(draft_case(taken, (), CODEBOOK)), name="drawn")
    (opening,) = [each for each in of_deals(case) if each.name == "deals:openings"]
    assert opening.answer == (
        "Erewhon accepted “none” on towers",
        "Utopia accepted “few” on towers",
        "Utopia accepted “many” on towers",
    )
