"""The analyses of a project as pages ask for them: on its record as it is by now, each worked out once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from detente.adapters.cases import load_case
from detente.adapters.codebooks import load_codebook
from detente.adapters.plots.frontier import FrontierPicture
from detente.adapters.plots.graph import GraphPicture
from detente.adapters.project import Project
from detente.adapters.store import KeptClaim, Store
from detente.analysis.bargaining import Deals, deals
from detente.analysis.basis import Basis, case_in
from detente.analysis.binding import Binding, binding_of
from detente.analysis.changes import Move, moves
from detente.analysis.consent import Consent, consent
from detente.analysis.copies import Copies
from detente.analysis.finding import Finding
from detente.analysis.forecast import Outlook, forecast
from detente.analysis.levers import Levers, Perturbation
from detente.analysis.outcomes import Outcomes, outcomes
from detente.analysis.positions import Standing, standings_of
from detente.analysis.red_lines import told_of_lines
from detente.analysis.supposing import Line, Supposition, drawn_supposing, row_supposed
from detente.case import Case, build_case
from detente.case.codebook import Codebook
from detente.errors import NoProject
from detente.record import COUNTED, PartialDate, Position
from detente.theory.graph_model import Concept
from detente.workflow import pictures
from detente.workflow.case_file import DEFAULT, is_behind, plain_case
from detente.workflow.findings import DRAWN
from detente.workflow.kept_basis import Counted, KeptBasis
from detente.workflow.levers import levers
from detente.workflow.names import Spellings
from detente.workflow.positions import NO_CODEBOOK, drawing
from detente.workflow.remembering import Remembered

ROOM = 256
"""Answers kept; the largest of them, a frontier, takes a few megabytes."""
PERTURBATION = Perturbation(samples=200, swaps=2, seed=1)

T = TypeVar("T")
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What every answer depends on: what counts in the record, the codebook and the case file, as they are.

    Attributes:
        counted: None where there is no codebook. digest: of the codebook, None likewise.
        case: the case file's content, None where there is none.
    """

    counted: Counted | None
    codebook: Codebook | None
    digest: str | None
    case: bytes | None

    @property
    def of_record(self) -> Key:
        """Equal where every answer is."""
        return self.counted and self.counted.edition, self.digest

    @property
    def of_case(self) -> Key:
        """Equal where the case is, which hangs on no claim's review as long as the claim counts."""
        return self.counted and self.counted.draft, self.digest, self.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A case, and a digest of all that stands in it: what is found of equal cases is equal."""

    case: Case
    digest: str


class ProjectAnalyses:
    """The analyses of one project. Nothing that is supposed is kept anywhere but in this process.

    Args:
        spellings: the names of the record, where others look at them too.
    """

    def __init__(self, project: Project, store: Store, spellings: Spellings | None = None) -> None:
        self._project = project
        self._store = store
        self._basis = KeptBasis(store, spellings or Spellings(store))
        self._copies = Copies(store.document)
        self._kept = Remembered(room=ROOM)
        self._is_held = False
        self._held_at: Circumstances | None = None

    def at_one_time(self) -> ProjectAnalyses:
        """The same, whose answers are all of the record as it is when the first is asked for."""
        held = copy(self)
        held._is_held, held._held_at = True, None
        return held

    # Positions

    def codebook(self) -> Codebook:
        """The codebook of the project. Raises NoProject where it names none, InvalidCase on a faulty one."""
        return _coded(self._now())

    def dates(self, *, accepted: bool = False) -> tuple[str, ...]:
        """The days on which somebody took a position, the first first."""
        now = self._now()

        def work_out() -> tuple[str, ...]:
            days = {each.as_of for each in self._positions(now, accepted)}
            return tuple(sorted(str(day) for day in days if day is not None))

        return self._told("dates", now, accepted, work_out=work_out)

    def standings(self, *, until: PartialDate | None = None, accepted: bool = False) -> tuple[Standing, ...]:
        """Each issue as it stands, by what was said up to a date.

        Args:
            accepted: count only what a person has accepted or corrected.
        """
        now = self._now()

        def work_out() -> tuple[Standing, ...]:
            told = [each for each in self._positions(now, accepted) if each.is_taken_by(until)]
            return standings_of(told, _coded(now), families=self._copies.families(told))

        return self._told("standings", now, until, accepted, work_out=work_out)

    def moves(
        self, *, since: PartialDate, until: PartialDate | None = None, accepted: bool = False
    ) -> tuple[Move, ...]:
        """What each party did on each issue since a date."""
        now = self._now()

        def work_out() -> tuple[Move, ...]:
            told = [each for each in self._positions(now, accepted) if each.is_taken_by(until)]
            before = [each for each in told if each.as_of is None or str(each.as_of) < str(since)]
            return tuple(moves(before, told, _coded(now)))

        return self._told("moves", now, since, until, accepted, work_out=work_out)

    # The case

    def source(self) -> str:
        """Which case the analyses are of, in words."""
        return DRAWN if self._now().case is None else f"the case file {DEFAULT}"

    def is_behind(self) -> bool:
        """Whether the record draws another case by now than that of which the case file was built."""
        now = self._now()
        if now.case is None or now.codebook is None:
            return False
        path = self._project.folder / DEFAULT

        def work_out() -> bool:
            return is_behind(path, self._drawn_from(now, edited=None).row())

        return self._of_draft("is behind", now, work_out=work_out)

    def case(self, supposed: Supposition) -> Case:
        """The case file of the project, else the case drawn from its record.

        Raises:
            NoProject: it has neither codebook nor case file.
            InvalidCase: the file breaks its format, or there is nothing to draw a case from.
        """
        return self._held(supposed).case

    def deals(self, supposed: Supposition) -> Deals:
        """Where they could agree. Raises InvalidCase and TooLarge as `detente deals` does."""
        return self._of_case("deals", supposed, deals)

    def lines(self, supposed: Supposition) -> Mapping[Line, str]:
        """How each red line of the case is known: stated as one, or assumed from a plain refusal."""
        now, held = self._now(), self._held(supposed)

        def work_out() -> Mapping[Line, str]:
            positions = () if now.codebook is None else self._positions(now)
            return told_of_lines(held.case, positions, now.codebook)

        return self._of_draft("red lines", now, supposed, work_out=work_out)

    def binding(self, supposed: Supposition) -> Binding:
        """The red lines without which a solution would be another."""
        return self._of_case("binding", supposed, lambda case: binding_of(self.deals(supposed)))

    def frontier(self, supposed: Supposition) -> FrontierPicture | None:
        """The frontier to be drawn, None where it is too large."""
        return self._of_case(
            "frontier picture", supposed, lambda case: pictures.frontier_of(case, self.deals(supposed))
        )

    def outcomes(self, supposed: Supposition) -> Finding[Outcomes]:
        """What holds if they don't agree. Raises InvalidCase and TooLarge as `detente outcomes` does."""
        return self._of_case("outcomes", supposed, outcomes)

    def graph(self, supposed: Supposition) -> GraphPicture | None:
        """The graph of the states to be drawn, None where there are too many."""

        def drawn(case: Case) -> GraphPicture | None:
            found = self.outcomes(supposed).value
            if found.model.states > pictures.MOST_STATES:
                return None
            return pictures.graph_of(case, found.model, found.stability)

        return self._of_case("graph", supposed, drawn)

    def levers(self, supposed: Supposition, target: int | None) -> Finding[Levers]:
        """What would change it."""
        return self._of_case(
            f"levers {target}",
            supposed,
            lambda case: levers(case, target=target, concepts=tuple(Concept), perturbation=PERTURBATION),
        )

    def forecast(self, supposed: Supposition) -> Finding[Outlook]:
        """What will probably come of it."""
        return self._of_case("forecast", supposed, forecast)

    def consent(self, supposed: Supposition) -> tuple[Finding[Consent], ...]:
        """Who must consent."""
        return self._of_case("consent", supposed, consent)

    def claims(self, claims: Sequence[str]) -> dict[str, KeptClaim]:
        """Those of the claims that are kept, by id."""
        found = {}
        for claim in claims:
            try:
                found[claim] = self._store.claim(claim)
            except KeyError:
                continue
        return found

    def states(self, claims: Sequence[str]) -> dict[str, str]:
        """What was decided of each of the claims that are kept, by id."""
        now = self._now()
        counted = now.counted
        known = {} if counted is None else self._told("states", now, work_out=lambda: counted.states)
        # What the drawing doesn't know is in a case file, or was left out: few.
        others = self.claims([each for each in claims if each not in known])
        found = {claim: each.state for claim, each in others.items()}
        return {
            claim: known.get(claim) or found[claim] for claim in claims if claim in known or claim in found
        }

    def _of_case(self, name: str, supposed: Supposition, analyse: Callable[[Case], T]) -> T:
        held = self._held(supposed)
        return self._kept.answer((name, held.digest), lambda: analyse(held.case))

    def _held(self, supposed: Supposition) -> Held:
        now = self._now()
        return self._of_draft("case", now, supposed, work_out=lambda: self._drawn(now, supposed))

    def _drawn(self, now: Circumstances, supposed: Supposition) -> Held:
        path = self._project.folder / DEFAULT
        edited = None
        if now.case is not None:
            load_case(path)  # for its messages, which name the line
            edited = plain_case(path)
        if now.codebook is None:
            if edited is None:
                raise NoProject(NO_CODEBOOK)
            row = row_supposed(edited, supposed)
            return Held(case=build_case(row), digest=_digest(row))
        row = drawn_supposing(self._drawn_from(now, edited), supposed)
        return Held(case=case_in(row, now.codebook), digest=_digest(row))

    # The record

    def _drawn_from(self, now: Circumstances, edited: Mapping[str, Any] | None) -> Basis:
        coded, counted = _coded(now), now.counted
        assert counted is not None
        return Basis(
            codebook=coded,
            positions=counted.positions,
            commitments=counted.commitments,
            published=counted.published,
            edited=edited,
        )

    def _positions(self, now: Circumstances, accepted: bool = False) -> tuple[Position, ...]:
        _coded(now)
        every = () if now.counted is None else now.counted.positions
        return tuple(each for each in every if each.state in COUNTED) if accepted else every

    def _now(self) -> Circumstances:
        if self._held_at is not None:
            return self._held_at
        path, name = self._project.folder / DEFAULT, self._project.codebook
        codebook, digest = (None, None) if name is None else _loaded(name, _stamp(name))
        now = Circumstances(
            counted=None if codebook is None else self._basis.now(codebook),
            codebook=codebook,
            digest=digest,
            case=path.read_bytes() if path.is_file() else None,
        )
        if self._is_held:
            self._held_at = now
        return now

    def _told(self, name: str, now: Circumstances, *more: Any, work_out: Callable[[], T]) -> T:
        return self._kept.answer((name, now.of_record, *more), work_out)

    def _of_draft(self, name: str, now: Circumstances, *more: Any, work_out: Callable[[], T]) -> T:
        return self._kept.answer((f"{name} of the case", now.of_case, *more), work_out)


def _coded(now: Circumstances) -> Codebook:
    if now.codebook is None:
        raise NoProject(NO_CODEBOOK)
    return now.codebook


def _digest(row: Any) -> str:
    return hashlib.sha256(json.dumps(row, default=str).encode()).hexdigest()


def _stamp(name: str) -> tuple[int, int] | None:
    """What changes where a codebook's file does; nothing for one that ships."""
    try:
        status = Path(name).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _loaded(name: str, _stamp: tuple[int, int] | None) -> tuple[Codebook, str]:
    codebook = load_codebook(name)
    return codebook, drawing(codebook)
