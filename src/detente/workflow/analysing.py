"""The analyses of a project as pages ask for them: on its record as it is by now, each worked out once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from detente.adapters.cases import load_case
from detente.adapters.codebooks import load_codebook
from detente.adapters.plots.frontier import FrontierPicture
from detente.adapters.plots.graph import GraphPicture
from detente.adapters.project import Project
from detente.adapters.store import Filter, KeptClaim, Store
from detente.analysis.bargaining import Deals, deals
from detente.analysis.basis import Basis, case_in
from detente.analysis.binding import Binding, binding_of
from detente.analysis.changes import Move, moves
from detente.analysis.consent import Consent, consent
from detente.analysis.finding import Finding
from detente.analysis.forecast import Outlook, forecast
from detente.analysis.levers import Levers, Perturbation
from detente.analysis.naming import Naming
from detente.analysis.outcomes import Outcomes, outcomes
from detente.analysis.positions import Standing, in_order, standings_of
from detente.analysis.supposing import Supposition, drawn_supposing, row_supposed
from detente.case import Case, build_case
from detente.case.codebook import Codebook
from detente.errors import NoProject
from detente.record import COUNTED, LEFT_OUT, Claim, Commitment, Mention, PartialDate, Position, Span
from detente.record.renaming import joint
from detente.theory.graph_model import Concept
from detente.workflow import pictures
from detente.workflow.case_file import DEFAULT, is_behind, plain_case
from detente.workflow.findings import DRAWN
from detente.workflow.levers import levers
from detente.workflow.names import naming_kept, positions_named
from detente.workflow.positions import NO_CODEBOOK, drawing, kept_positions
from detente.workflow.remembering import Remembered

ROOM = 256
"""Answers kept; the largest of them, a frontier, takes a few megabytes."""
FEW = 20
"""Documents up to which each is asked for by itself."""
PERTURBATION = Perturbation(samples=200, swaps=2, seed=1)

T = TypeVar("T")
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What every answer depends on: the record, its log, the codebook and the case file, as they are.

    Attributes:
        revisions: of each document. judged: the number of the log's last entry, which may merge two names.
        case: the case file's content, None where there is none.
    """

    revisions: Mapping[str, int]
    judged: int
    codebook: Codebook | None
    case: bytes | None

    @property
    def key(self) -> Key:
        """Equal where the answers are."""
        return tuple(self.revisions.items()), self.judged, self.codebook and drawing(self.codebook), self.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A case, and a digest of all that stands in it: what is found of equal cases is equal."""

    case: Case
    digest: str


class ProjectAnalyses:
    """The analyses of one project. Nothing that is supposed is kept anywhere but in this process."""

    def __init__(self, project: Project, store: Store) -> None:
        self._project = project
        self._store = store
        self._kept = Remembered(room=ROOM)
        self._undertaken: dict[str, tuple[tuple[int, Naming], tuple[Claim, ...]]] = {}

    # Positions

    def codebook(self) -> Codebook:
        """The codebook of the project. Raises NoProject where it names none, InvalidCase on a faulty one."""
        return _coded(self._now())

    def dates(self, *, accepted: bool = False) -> tuple[str, ...]:
        """The days on which somebody took a position, the first first."""
        now = self._now()
        found = self._told("dates", now, accepted, work_out=lambda: self._positions(now, accepted))
        return tuple(sorted({str(each.as_of) for each in found if each.as_of is not None}))

    def standings(self, *, until: PartialDate | None = None, accepted: bool = False) -> tuple[Standing, ...]:
        """Each issue as it stands, by what was said up to a date.

        Args:
            accepted: count only what a person has accepted or corrected.
        """
        now = self._now()
        return self._told(
            "standings",
            now,
            until,
            accepted,
            work_out=lambda: standings_of(self._positions(now, accepted), _coded(now), as_of=until),
        )

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
            return is_behind(path, self._basis(now, edited=None).row())

        return self._told("is behind", now, work_out=work_out)

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

    def _of_case(self, name: str, supposed: Supposition, analyse: Callable[[Case], T]) -> T:
        held = self._held(supposed)
        return self._kept.answer((name, held.digest), lambda: analyse(held.case))

    def _held(self, supposed: Supposition) -> Held:
        now = self._now()
        return self._told("case", now, supposed, work_out=lambda: self._drawn(now, supposed))

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
        row = drawn_supposing(self._basis(now, edited), supposed)
        return Held(case=case_in(row, now.codebook), digest=_digest(row))

    # The record

    def _basis(self, now: Circumstances, edited: Mapping[str, Any] | None) -> Basis:
        return Basis(
            codebook=_coded(now),
            positions=self._positions(now),
            commitments=self._commitments(now),
            edited=edited,
        )

    def _positions(self, now: Circumstances, accepted: bool = False) -> tuple[Position, ...]:
        coded = _coded(now)

        def work_out() -> tuple[Position, ...]:
            named = positions_named(kept_positions(self._store, coded), self._naming(now))
            return in_order(named, coded)

        every = self._told("positions", now, work_out=work_out)
        return tuple(each for each in every if each.state in COUNTED) if accepted else every

    def _commitments(self, now: Circumstances) -> tuple[Claim, ...]:
        def work_out() -> tuple[Claim, ...]:
            naming, known = self._naming(now), self._undertaken
            stamps = {document: (revision, naming) for document, revision in now.revisions.items()}
            stale = [each for each, stamp in stamps.items() if each not in known or known[each][0] != stamp]
            for document, kept in self._undertaken_in(stale).items():
                claims = (_commitment(each, naming) for each in kept if each.state not in LEFT_OUT)
                known[document] = stamps[document], tuple(claims)
            return tuple(claim for document in stamps for claim in known[document][1])

        return self._told("commitments", now, work_out=work_out)

    def _undertaken_in(self, documents: Sequence[str]) -> dict[str, list[KeptClaim]]:
        found: dict[str, list[KeptClaim]] = {each: [] for each in documents}
        of: Sequence[str | None] = documents if len(documents) <= FEW else (None,)
        for document in of:
            wanted = Filter(kind="commitment", document=document)
            for each in self._store.claims(wanted, limit=self._store.count(wanted)):
                found.setdefault(each.document, []).append(each)
        return {document: found[document] for document in documents}

    def _naming(self, now: Circumstances) -> Naming:
        return self._told("naming", now, work_out=lambda: naming_kept(self._store))

    def _now(self) -> Circumstances:
        path = self._project.folder / DEFAULT
        name = self._project.codebook
        return Circumstances(
            revisions=self._store.revisions(),
            judged=self._store.last_judgement(),
            codebook=None if name is None else _loaded(name, _stamp(name)),
            case=path.read_bytes() if path.is_file() else None,
        )

    def _told(self, name: str, now: Circumstances, *more: Any, work_out: Callable[[], T]) -> T:
        return self._kept.answer((name, now.key, *more), work_out)


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
def _loaded(name: str, _stamp: tuple[int, int] | None) -> Codebook:
    return load_codebook(name)


def _commitment(kept: KeptClaim, naming: Naming) -> Claim:
    """A commitment out of its row, whose quotes were checked against the text when it was kept."""
    fields = {**kept.row, "party": joint(kept.row["party"], naming)}
    del fields["evidence"]
    evidence = tuple(Mention(text=each["text"], span=Span(*each["span"])) for each in kept.row["evidence"])
    return Claim(
        id=kept.id,
        kind="commitment",
        document=kept.document,
        evidence=evidence,
        body=Commitment(**fields, evidence=evidence),
        state=kept.state,
    )
