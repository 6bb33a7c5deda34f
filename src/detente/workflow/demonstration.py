"""The demonstration case: the talks of January 2022 in six dispatches, from reading to the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from detente.adapters.files import written_whole
from detente.adapters.page import render
from detente.adapters.project import SETTINGS, created, found
from detente.adapters.record_lines import line_of
from detente.adapters.store import Store
from detente.adapters.terminal import stages
from detente.analysis.changes import Changes, changes
from detente.analysis.headline import UNTOLD, Headline
from detente.analysis.headlines import headlines_of
from detente.analysis.levers import Perturbation
from detente.analysis.outcomes import outcomes
from detente.analysis.timeline import Timeline
from detente.case import NO_CONFLICT, Case
from detente.errors import UnreadableInput, UnwritableOutput
from detente.record import PartialDate, Reading, claims_of
from detente.theory.graph_model import Concept
from detente.workflow.adding import add
from detente.workflow.briefing import Written, write
from detente.workflow.case_file import DEFAULT, Built, build
from detente.workflow.cases import load_case
from detente.workflow.findings import record_of
from detente.workflow.levers import levers
from detente.workflow.positions import grid_kept
from detente.workflow.reading import read, refuse
from detente.workflow.reviewing import now
from detente.workflow.timeline import timeline

CODEBOOK = "russia-nato-2022"
NAME = "Russia and NATO 2022"
PROJECT = "project"
"""The folder, within the demonstration's, of the project that it keeps; `detente serve --demo` opens it."""
SINCE = PartialDate(2022, 1, 12)
"""The day of the council: what had been said before it is what later positions are compared with."""
PERTURBATION = Perturbation(samples=200, swaps=2, seed=1)
_STAGES = (
    "Reading six dispatches",
    "Keeping their claims in a project",
    "Where do they stand?",
    "What happened, and what changed?",
    "Building the case",
    "Deals, outcomes, levers, forecast",
    "Writing the brief",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the demonstration found, by stage, in a line each, and where it wrote it.

    Attributes:
        lines: what was found, each under its name.
        unreadable: how many inputs could not be read.
    """

    lines: tuple[tuple[str, str], ...]
    page: Path
    record: Path
    case: Path
    project: Path
    brief: Written
    unreadable: int


@contextmanager
def dispatches() -> Iterator[Path]:
    """The folder of the dispatches that ship with the package."""
    with as_file(files("detente").joinpath("data", "demo")) as folder:
        yield folder


def demonstrate(folder: Path, *, on_unreadable: Callable[[UnreadableInput], None]) -> Account:
    """Do all of it on the dispatches, and write page, record, project and brief into a folder.

    A project that is there already is gone on with: what was reviewed or edited in it stays.

    Raises:
        UnwritableOutput: the folder can't be made or written to.
        NoProject, StoreFault: of the project in it.
    """
    _make(folder)
    page, record, project = folder / "page.html", folder / "record.jsonl", folder / PROJECT
    faults: list[UnreadableInput] = []

    def note(fault: UnreadableInput) -> None:
        faults.append(fault)
        on_unreadable(fault)

    with stages(len(_STAGES)) as begin:
        names = iter(_STAGES)
        begin(next(names))
        with dispatches() as articles:
            readings = tuple(read([articles], on_unreadable=note))
        _write_readings(readings, page, record)
        begin(next(names))
        _keep(readings, project)
        begin(next(names))
        standings = grid_kept(start=project).standings
        begin(next(names))
        told = timeline([], start=project)
        moved = _moved(project)
        begin(next(names))
        # Beside the project, whose analyses so follow its record; a case that an analyst put there stays.
        own = project / DEFAULT
        built = build(own if own.exists() else folder / DEFAULT, start=project)
        case = load_case(built.path)
        begin(next(names))
        findings = headlines_of(standings, case)
        unsettled = _unsettling(case)
        begin(next(names))
        outputs = [folder / "brief.html", folder / "brief.md"]
        outputs += [folder / "brief.pdf"] if find_spec("typst") else []
        brief = write(outputs, start=project)
    return Account(
        lines=_lines(readings, findings, told, moved, (case, built), unsettled),
        page=page,
        record=record,
        case=built.path,
        project=project,
        brief=brief,
        unreadable=len(faults),
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnwritableOutput(str(folder), f"can't be made ({fault.strerror})") from None


def demonstration_project(folder: Path) -> Path:
    """The demonstration as a project to work in, made where it isn't there yet.

    Raises:
        NoProject: the folder can't be made.
    """
    if not (folder / SETTINGS).exists():
        created(folder, name=NAME, codebook=CODEBOOK)
    if not Store(found(folder).store_url).documents():
        with dispatches() as articles:
            add([articles], start=folder, on_kept=lambda kept: None, on_unreadable=refuse)
    return folder


def _write_readings(readings: Sequence[Reading], page: Path, record: Path) -> None:
    with written_whole(record) as lines:
        lines.writelines(line_of(each) + "\n" for each in readings)
    with written_whole(page) as handle:
        handle.write(render(readings, title="A week of talks, January 2022"))


def _keep(readings: Sequence[Reading], project: Path) -> None:
    if not (project / SETTINGS).exists():
        created(project, name=NAME, codebook=CODEBOOK)
    store = Store(found(project).store_url)
    for reading in readings:
        if reading.document not in store:
            store.keep(reading, at=now())


def _moved(project: Path) -> Changes:
    record = record_of(start=project, codebook=None)
    return changes(record.basis(before=SINCE), record.basis())


def _unsettling(case: Case) -> str:
    """What would unsettle the status quo."""
    if case.conflict is None or case.conflict.status_quo is None:
        return NO_CONFLICT
    holds = case.conflict.status_quo in outcomes(case).value.any_equilibria
    found = levers(
        case, target=case.conflict.status_quo, concepts=(Concept.SEQ,), perturbation=PERTURBATION
    ).value.of_target[0]
    if not holds:
        return "the status quo holds in no sense; `detente levers` tells what would make it hold"
    if not found.to_unsettle:
        return "no change of one party's preferences unsettles the status quo"
    least = min(each.size for each in found.to_unsettle)
    pairs = "one pair of states" if least == 1 else f"{least} pairs of states"
    return f"the status quo no longer holds once a party orders {pairs} the other way round"


def _lines(
    readings: Sequence[Reading],
    findings: Sequence[Headline],
    told: Timeline,
    moved: Changes,
    drawn: tuple[Case, Built],
    unsettled: str,
) -> tuple[tuple[str, str], ...]:
    """What was found, a line for each stage."""
    case, built = drawn
    return (
        ("Record", _counts(readings)),
        ("Positions", _verdicts(findings)),
        ("Timeline", _happened(told)),
        ("Changes", _changes(moved)),
        ("Case", f"{len(case.issues)} issues, {len(built.assumptions)} named assumptions"),
        ("Deals", _said(findings, "deals", "deals:nash")),
        ("Outcomes", _holds(findings)),
        ("Levers", unsettled),
        ("Forecast", _forecast(findings)),
    )


def _counts(readings: Sequence[Reading]) -> str:
    claims = sum(len(claims_of(each)) for each in readings)
    return f"{claims} claims in {len(readings)} documents, each on its exact words"


def _verdicts(findings: Sequence[Headline]) -> str:
    answers = [each.says for each in findings if each.question == "positions"]
    return ", ".join(f"{answers.count(each)} {each}" for each in dict.fromkeys(sorted(answers)))


def _happened(told: Timeline) -> str:
    held = sum(each.status == "held" for each in told.talks)
    verdict = told.escalation.verdict if told.escalation else "nothing dated"
    return (
        f"{held} meetings held, {len(told.forces)} reports of forces, {len(told.undertakings)} threats and "
        f"promises; escalation: {verdict}"
    )


def _changes(moved: Changes) -> str:
    moves = sum(each.movement != "repeated" for each in moved.moves)
    return f"{moves} moves since {SINCE}, {len(moved.flipped)} findings flipped"


def _said(findings: Sequence[Headline], *names: str) -> str:
    told = [each for each in findings if each.name in names]
    return "; ".join(f"{each.title}: {each.says}" for each in told) or "nothing can be told"


def _holds(findings: Sequence[Headline]) -> str:
    states = [part for each in findings if each.name == "outcomes" for part in each.answer]
    named = ["the status quo" if each == "none" else each for each in states]
    return f"without a deal these hold: {'; '.join(named)}"


def _forecast(findings: Sequence[Headline]) -> str:
    told = [each for each in findings if each.name.startswith("forecast:") and each.answer != UNTOLD]
    return "; ".join(f"{each.name.partition(':')[2]}: {each.says}" for each in told) or "nothing can be told"
