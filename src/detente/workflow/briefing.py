"""The brief of a project: the record and the findings composed, and written as a page or as Markdown."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.adapters.brief import charts_of, to_html, to_markdown, to_pdf
from detente.adapters.cases import case_from_text
from detente.adapters.cases.writing import yaml_of
from detente.adapters.files import written_bytes, written_whole
from detente.adapters.knowledge import known_parties
from detente.adapters.project import found
from detente.adapters.quad_classes import load_quad_classes
from detente.analysis.bargaining import Deals, deals
from detente.analysis.basis import Basis
from detente.analysis.changes import changes
from detente.analysis.disputes import disputes_of
from detente.analysis.finding import Finding
from detente.analysis.headlines import headlines_of
from detente.analysis.outcomes import Outcomes, outcomes
from detente.analysis.red_lines import assumed_in, told_of_lines
from detente.analysis.reports import families_of, is_told_by, published_on
from detente.analysis.sensitivity import findings_of, flips_of, hanging
from detente.analysis.supposing import Line
from detente.analysis.timeline import timeline_of
from detente.brief import Brief, Evidence, compose
from detente.case import NO_CONFLICT, Case, build_case
from detente.case.draft import is_without_promises
from detente.errors import DetenteError, InvalidCase, TooLarge, UnwritableOutput
from detente.record import PartialDate, Reading, claims_of
from detente.workflow.case_file import DEFAULT, Edited, drafted, edited_case, is_behind
from detente.workflow.cases import load_case
from detente.workflow.findings import WITHOUT_LATER, Dated, is_cut
from detente.workflow.positions import Grid, grid_of_record

DRAWN = "a case drawn from the record for this brief"
NOTHING_YET = "by then nobody had taken a position that names an option of the codebook or refuses one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A brief and where it was written.

    Attributes:
        drawn: how many charts it has. lacking: how many it has not, for want of the extra `plots`.
        since: the day from which on it tells what happened, None for all.
    """

    brief: Brief
    paths: tuple[Path, ...]
    drawn: int
    lacking: int
    since: PartialDate | None = None


ENDINGS = (".html", ".md", ".pdf")
LAST = "last"
"""Asks for what happened since the last brief."""
_REMEMBERED = ".brief"
"""In the project's folder: the date of the last brief."""


def write(
    outputs: Sequence[Path],
    *,
    start: Path,
    codebook: str | None = None,
    case: Path | None = None,
    as_of: PartialDate | None = None,
    since: PartialDate | str | None = None,
) -> Written:
    """Compose the brief of the project's record and write it, in the format that each file's ending names.

    The case is the file named, else the project's case.yaml, else one drawn from the record for the brief.

    Args:
        since: a date, or LAST for the day after that of the last brief; None leaves nothing out.

    Raises:
        NoProject: there is no project, or it names no codebook.
        InvalidCase: the case file breaks its format.
        UnwritableOutput: a file can't be written, or its ending names no format.
        MissingExtra: a PDF is asked for without the extra `pdf`.
    """
    for output in outputs:
        if output.suffix.lower() not in ENDINGS:
            raise UnwritableOutput(str(output), f"names no format; end it in {', '.join(ENDINGS)}")
    folder = found(start).folder
    drawn, readings = grid_of_record(start=start, codebook=codebook, as_of=as_of)
    from_when = _day_after_last(folder) if since == LAST else since
    assert not isinstance(from_when, str)
    brief = brief_on(folder, drawn, readings, case=case, as_of=as_of, since=from_when)
    written = write_as(brief, outputs)
    if brief.as_of is not None:
        with written_whole(folder / _REMEMBERED) as handle:
            handle.write(f"{brief.as_of}\n")
    return written


def brief_on(
    folder: Path,
    drawn: Grid,
    readings: Sequence[Reading],
    *,
    case: Path | None = None,
    families: Mapping[str, str] | None = None,
    as_of: PartialDate | None = None,
    since: PartialDate | None = None,
) -> Brief:
    """The brief of a project's grid and readings, on its case: a file, else one drawn from the record.

    Args:
        families: of the documents, where they are known.

    Raises:
        InvalidCase: the case file breaks its format.
    """
    own = folder / DEFAULT
    chosen = case or (own if own.is_file() else None)
    return brief_of(
        drawn,
        readings,
        case=load_case(chosen) if chosen else None,
        edited=edited_case(chosen) if chosen else None,
        case_words=_told_case(chosen, drawn, readings) if chosen else DRAWN,
        families=families,
        as_of=as_of,
        since=since,
    )


def _told_case(path: Path, drawn: Grid, readings: Sequence[Reading]) -> str:
    """A case file in words, and whether the record has moved on since it was built."""
    row: Mapping[str, Any] = {}
    with suppress(InvalidCase):
        row = drafted(drawn, readings, as_of=None)
    behind = ", built when the record drew another case" if is_behind(path, row) else ""
    return f"the case file {path.name}{behind}"


def write_as(brief: Brief, outputs: Sequence[Path]) -> Written:
    """Write a brief in the format that each file's ending names; charts are drawn once. Raises as `write`."""
    charts = charts_of(brief)
    for output in outputs:
        ending = output.suffix.lower()
        if ending == ".pdf":
            with written_bytes(output) as binary:
                binary.write(to_pdf(brief, charts))
        else:
            with written_whole(output) as handle:
                handle.write(to_html(brief, charts) if ending == ".html" else to_markdown(brief))
    return Written(
        brief=brief,
        paths=tuple(outputs),
        drawn=len(charts),
        lacking=len(brief.pictures) - len(charts),
        since=brief.since,
    )


def _day_after_last(folder: Path) -> PartialDate | None:
    """The day after that up to which the last brief told; None where none was written."""
    try:
        last = PartialDate.parse((folder / _REMEMBERED).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    if not last.month or not last.day:
        return last
    following = datetime.date(last.year, last.month, last.day) + datetime.timedelta(days=1)
    return PartialDate.of(following)


def brief_of(
    drawn: Grid,
    readings: Sequence[Reading],
    *,
    case: Case | None = None,
    edited: Edited | None = None,
    case_words: str = DRAWN,
    families: Mapping[str, str] | None = None,
    as_of: PartialDate | None = None,
    since: PartialDate | None = None,
) -> Brief:
    """The brief of a grid and its record; without a case one is drawn from the record.

    Args:
        edited: the plain data of the case, where it has any; what it takes from claims of after `as_of` is
            left out. families: of the documents, where known.
    """
    told = _told_by(readings, as_of)
    if families is None or len(told) < len(readings):  # copies of what doesn't count yet are none
        families = families_of(each.document for each in told)
    lacking: dict[str, str] = {}
    rests_on_claims = case is None or edited is not None
    record = Dated.of(drawn.positions, readings, drawn.codebook)
    basis = record.basis(until=as_of, edited=edited)
    if case is None:
        case = _drawn_case(drawn, told, as_of, lacking)
    elif edited is not None and is_cut(edited, basis):
        case, case_words = _case_then(basis, as_of, lacking), case_words + WITHOUT_LATER
    dates = [str(day) for each in told if (day := published_on(each.document)) is not None]
    if rests_on_claims:
        findings = findings_of(basis)
        flips = hanging(basis, findings)
    else:  # a case in another form, whose values don't tell on which claims they stand
        findings = headlines_of(drawn.standings, case)
        flips = flips_of(drawn.positions, drawn.codebook, as_of=as_of, families=basis.families)
    return compose(
        Evidence(
            codebook=drawn.codebook,
            documents={each.document.id: each.document for each in told},
            claims={claim.id: claim for each in told for claim in claims_of(each)},
            standings=drawn.standings,
            timeline=timeline_of(told, load_quad_classes(), known=known_parties(), families=families),
            copies=_copies(families),
            flips=flips,
            findings=findings,
            disputes=disputes_of(told, families=families),
            changes=None if since is None else changes(record.basis(before=since), record.basis(until=as_of)),
            case=case_words,
            deals=_deals(case, lacking),
            assumed=frozenset() if case is None else _assumed(case, drawn),
            outcomes=_outcomes(case, lacking, as_of),
            without_promises=case is not None and is_without_promises(case.source),
            lacking=lacking,
            since=since,
            as_of=as_of or (PartialDate.parse(max(dates)) if dates else None),
        )
    )


def _told_by(readings: Sequence[Reading], as_of: PartialDate | None) -> list[Reading]:
    """The readings of what was published by a day, in the order of publication."""
    in_order = sorted(readings, key=lambda each: (each.document.published or "", each.document.id))
    return [each for each in in_order if is_told_by(each.document, as_of)]


def _assumed(case: Case, drawn: Grid) -> frozenset[Line]:
    positions = [each for standing in drawn.standings for each in standing.positions]
    return assumed_in(told_of_lines(case, positions, drawn.codebook))


def _copies(families: Mapping[str, str]) -> Mapping[str, int]:
    """For each document, how many others tell the same in the same words."""
    sizes = Counter(families.values())
    return {document: sizes[family] - 1 for document, family in families.items()}


def _drawn_case(
    drawn: Grid, readings: Sequence[Reading], as_of: PartialDate | None, lacking: dict[str, str]
) -> Case | None:
    try:
        return case_from_text(yaml_of(drafted(drawn, readings, as_of=as_of)), name="the case drawn")
    except InvalidCase as fault:
        lacking["deals"] = lacking["outcomes"] = NOTHING_YET if as_of else _reason(fault)
        return None


def _case_then(basis: Basis, as_of: PartialDate | None, lacking: dict[str, str]) -> Case | None:
    """An analyst's case without what came later, where something of it is left."""
    row = basis.row()
    if not row.get("issues"):
        lacking["deals"] = NOTHING_YET
        if "decision_makers" not in row:
            lacking["outcomes"] = NOTHING_YET
            return None
    try:
        return build_case(dict(row))
    except InvalidCase as fault:
        lacking["deals"] = lacking["outcomes"] = (
            f"without what came after {as_of} the case file is none any more ({_reason(fault)})"
        )
        return None


def _deals(case: Case | None, lacking: dict[str, str]) -> Deals | None:
    try:
        return None if case is None else deals(case)
    except (InvalidCase, TooLarge) as fault:
        lacking.setdefault("deals", _reason(fault))
        return None


def _outcomes(
    case: Case | None, lacking: dict[str, str], as_of: PartialDate | None
) -> Finding[Outcomes] | None:
    if case is None:
        return None
    if case.conflict is None:
        lacking["outcomes"] = (
            f"{'by then' if as_of else 'in the record'} {NO_CONFLICT}, "
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
