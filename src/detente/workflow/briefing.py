"""The brief of a project: the record and the findings composed, and written as a page or as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.adapters.brief import to_html, to_markdown
from detente.adapters.cases import case_from_text
from detente.adapters.cases.writing import yaml_of
from detente.adapters.files import written_whole
from detente.adapters.project import found
from detente.analysis.bargaining import Deals, deals
from detente.analysis.changes import changes
from detente.analysis.finding import Finding
from detente.analysis.headlines import headlines_of
from detente.analysis.outcomes import Outcomes, outcomes
from detente.analysis.sensitivity import findings_of, flips_of, hanging
from detente.brief import Brief, Evidence, compose
from detente.case import Case
from detente.errors import DetenteError, InvalidCase, TooLarge
from detente.record import PartialDate, Reading, claims_of
from detente.workflow.case_file import DEFAULT, drafted, plain_case
from detente.workflow.cases import load_case
from detente.workflow.findings import Dated
from detente.workflow.positions import Grid, grid_of_record

DRAWN = "a case drawn from the record for this brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A brief and where it was written."""

    brief: Brief
    path: Path


def write(
    output: Path,
    *,
    start: Path,
    markdown: bool = False,
    codebook: str | None = None,
    case: Path | None = None,
    as_of: PartialDate | None = None,
    since: PartialDate | None = None,
) -> Written:
    """Compose the brief of the project's record and write it.

    The case is the file named, else the project's case.yaml, else one drawn from the record for the brief.

    Raises:
        NoProject: there is no project, or it names no codebook.
        InvalidCase: the case file breaks its format.
        UnwritableOutput: the file can't be written.
    """
    drawn, readings = grid_of_record(start=start, codebook=codebook, as_of=as_of)
    own = found(start).folder / DEFAULT
    chosen = case or (own if own.is_file() else None)
    model = load_case(chosen) if chosen else None
    words = f"the case file {chosen.name}" if chosen else DRAWN
    edited = plain_case(chosen) if chosen else None
    brief = brief_of(drawn, readings, case=model, edited=edited, case_words=words, as_of=as_of, since=since)
    with written_whole(output) as handle:
        handle.write(to_markdown(brief) if markdown else to_html(brief))
    return Written(brief=brief, path=output)


def brief_of(
    drawn: Grid,
    readings: Sequence[Reading],
    *,
    case: Case | None = None,
    edited: Mapping[str, Any] | None = None,
    case_words: str = DRAWN,
    as_of: PartialDate | None = None,
    since: PartialDate | None = None,
) -> Brief:
    """The brief of a grid and its record; without a case one is drawn from the record.

    Args:
        edited: the plain data of the case, where there is one.
    """
    told = [
        each
        for each in readings
        if as_of is None or not each.document.published or each.document.published[:10] <= str(as_of)
    ]
    lacking: dict[str, str] = {}
    rests_on_claims = case is None or edited is not None
    if case is None:
        case = _drawn_case(drawn, told, as_of, lacking)
    dates = [each.document.published[:10] for each in told if each.document.published]
    record = Dated.of(drawn.positions, told, drawn.codebook)
    basis = record.basis(until=as_of, edited=edited)
    if rests_on_claims:
        findings = findings_of(basis)
        flips = hanging(basis, findings)
    else:  # a case in another form, whose values don't tell on which claims they stand
        findings = headlines_of(drawn.standings, case)
        flips = flips_of(drawn.positions, drawn.codebook, as_of=as_of)
    return compose(
        Evidence(
            codebook=drawn.codebook,
            documents={each.document.id: each.document for each in told},
            claims={claim.id: claim for each in told for claim in claims_of(each)},
            standings=drawn.standings,
            flips=flips,
            findings=findings,
            changes=None if since is None else changes(record.basis(before=since), record.basis(until=as_of)),
            case=case_words,
            deals=_deals(case, lacking),
            outcomes=_outcomes(case, lacking),
            lacking=lacking,
            since=since,
            as_of=as_of or (PartialDate.parse(max(dates)) if dates else None),
        )
    )


def _drawn_case(
    drawn: Grid, readings: Sequence[Reading], as_of: PartialDate | None, lacking: dict[str, str]
) -> Case | None:
    try:
        return case_from_text(yaml_of(drafted(drawn, readings, as_of=as_of)), name="the case drawn")
    except InvalidCase as fault:
        lacking["deals"] = lacking["outcomes"] = _reason(fault)
        return None


def _deals(case: Case | None, lacking: dict[str, str]) -> Deals | None:
    try:
        return None if case is None else deals(case)
    except (InvalidCase, TooLarge) as fault:
        lacking["deals"] = _reason(fault)
        return None


def _outcomes(case: Case | None, lacking: dict[str, str]) -> Finding[Outcomes] | None:
    if case is None:
        return None
    if case.conflict is None:
        lacking["outcomes"] = (
            "no threat in the record says both what would be answered and whose act that is, "
            "and the case file names no decision makers"
        )
        return None
    try:
        return outcomes(case)
    except (InvalidCase, TooLarge) as fault:
        lacking["outcomes"] = _reason(fault)
        return None


def _reason(fault: DetenteError) -> str:
    return " ".join(str(fault).split()).rstrip(".")
