"""The findings of a project: drawn from its record, or from its record as it was at a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from detente.adapters.project import found
from detente.adapters.terminal import counting
from detente.analysis.basis import Basis
from detente.analysis.copies import Copies
from detente.analysis.headline import Headline
from detente.analysis.reports import days_of_publication, is_told_by, published_on
from detente.analysis.sensitivity import Flip, findings_of, grounded, hanging
from detente.brief.words import excerpt
from detente.case.codebook import Codebook
from detente.errors import UnreadableInput
from detente.record import Claim, Document, PartialDate, Position, Reading, claims_of
from detente.workflow.case_file import DEFAULT, Edited, edited_case
from detente.workflow.cases import load_case
from detente.workflow.positions import grid_of_record

DRAWN = "a case drawn from the record"
WITHOUT_LATER = ", drawn anew from what was known by then, with what was edited in it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A record's positions and commitments, and when each of its documents was published.

    Attributes:
        claims, documents: by id. copies: remembers which of the documents are near-duplicates.
    """

    codebook: Codebook
    positions: tuple[Position, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    copies: Copies

    @classmethod
    def of(cls, positions: Sequence[Position], readings: Iterable[Reading], codebook: Codebook) -> Dated:
        """The record that these readings make."""
        each = tuple(readings)
        documents = {reading.document.id: reading.document for reading in each}
        return cls(
            codebook=codebook,
            positions=tuple(positions),
            claims={claim.id: claim for reading in each for claim in claims_of(reading)},
            documents=documents,
            copies=Copies(documents.__getitem__),
        )

    def basis(
        self,
        *,
        until: PartialDate | None = None,
        before: PartialDate | None = None,
        edited: Edited | None = None,
    ) -> Basis:
        """What findings rest on: all published up to a date, or before one, and all that has no date.

        An analyst's case then stands on nothing that was published later, either.
        """
        told = self._told(until, before)
        positions = tuple(each for each in self.positions if each.document in told)
        known = Basis(
            codebook=self.codebook,
            positions=positions,
            commitments=tuple(
                each for each in self.claims.values() if each.kind == "commitment" and each.document in told
            ),
            published=days_of_publication(self.documents.values()),
            families=self.copies.families(positions),
        )
        if edited is None:
            return known
        later = {name for name, each in self.claims.items() if each.document not in told}
        if not later:
            return replace(known, edited=edited.row)
        built = edited.built if edited.built is not None else self.basis().row()
        return known.edited_then(edited.row, built=built, later=later)

    def counted(self, *, until: PartialDate | None = None, before: PartialDate | None = None) -> int:
        """How many documents count."""
        return len(self._told(until, before))

    def _told(self, until: PartialDate | None, before: PartialDate | None) -> set[str]:
        return {
            name
            for name, each in self.documents.items()
            if is_told_by(each, until) and _is_before(each, before)
        }


def _is_before(document: Document, before: PartialDate | None) -> bool:
    day = published_on(document)
    return before is None or day is None or str(day) < str(before)


class NoFinding(UnreadableInput):
    """A name that is no finding's, or several findings'. The message names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Every finding of a project.

    Attributes:
        case: which case they were drawn from, in words. record: the claims and documents they lead to.
        flips: what each hangs on, as far as it was asked for.
    """

    findings: tuple[Headline, ...]
    flips: tuple[Flip, ...]
    basis: Basis
    record: Dated
    case: str

    def excerpt(self, claim: str, longest: int) -> str:
        """As many of a claim's words, on one line, around those that speak of an issue."""
        known = self.record.claims.get(claim)
        if known is None:
            return "not in the record"
        taken = {each.issue for each in self.basis.positions if each.claim == claim}
        issue = next((each for each in self.record.codebook.issues if each.name in taken), None)
        return excerpt(known.words, issue.marked_in(known.words) if issue else None, longest)


def record_of(*, start: Path, codebook: str | None) -> Dated:
    """The whole record of a project. Raises NoProject where there is none, or no codebook."""
    drawn, readings = grid_of_record(start=start, codebook=codebook)
    return Dated.of(drawn.positions, readings, drawn.codebook)


def findings(
    *,
    start: Path,
    codebook: str | None = None,
    case: Path | None = None,
    as_of: PartialDate | None = None,
    sought: Sequence[str] | None = None,
) -> Findings:
    """Every finding of a project's record, and what those sought hang on.

    The case is the file named, else the project's case.yaml, else one drawn from the record.

    Args:
        sought: names of the findings whose claims to drop one by one, or parts of names; None for all.

    Raises:
        NoProject: there is no project, or it names no codebook.
        NoFinding: no finding is so called, or several are.
        InvalidCase, UnreadableInput: of the case file.
    """
    record = record_of(start=start, codebook=codebook)
    own = found(start).folder / DEFAULT
    chosen = case or (own if own.is_file() else None)
    edited = None
    if chosen is not None:
        load_case(chosen)  # for its messages, which name the line
        edited = edited_case(chosen)
        if edited is None:
            raise UnreadableInput(
                str(chosen), "is no case file in YAML or JSON, from which claims could be dropped"
            )
    basis = record.basis(until=as_of, edited=edited)
    every = findings_of(basis)
    names = None if sought is None else [named(each, every) for each in sought]
    asked = [each for each in every if names is None or each.name in names]
    claims = grounded(asked)
    with counting("Dropping claims", len(claims)) as advance:
        flips = hanging(basis, asked, claims=claims, on_claim=advance)
    return Findings(
        findings=every,
        flips=flips,
        basis=basis,
        record=record,
        case=told_case(chosen, edited, basis) if chosen and edited else DRAWN,
    )


def told_case(path: Path, edited: Edited, basis: Basis) -> str:
    """A case file in words, and whether it is told without what came later than what findings rest on."""
    return f"the case file {path.name}{WITHOUT_LATER if is_cut(edited, basis) else ''}"


def is_cut(edited: Edited, basis: Basis) -> bool:
    """Whether an analyst's case takes something from claims that came later than the basis."""
    was, then = (
        {key: value for key, value in (row or {}).items() if key != "as_of"}
        for row in (edited.row, basis.edited)
    )
    return was != then


def named(name: str, every: Sequence[Headline]) -> str:
    """The full name of the finding that is called so, or has this in its name.

    A name without a question before it means an issue's verdict, where there is one.

    Raises:
        NoFinding: no finding is so called, or several are; the message names them.
    """
    sought = " ".join(name.casefold().split())
    names = [each.name for each in every]
    verdicts = [each.name for each in every if each.question == "positions"]
    numbered = {f"outcomes:{each.state}": each.name for each in every if each.state}
    exact = [each for each in names if each.casefold() == sought] or [
        full for short, full in numbered.items() if short == sought
    ]
    question, colon, rest = sought.partition(":")
    within = [
        each
        for each in names
        if colon and each.casefold().startswith(f"{question}:") and rest.strip() in each.casefold()
    ]
    like = exact or [each for each in verdicts if sought in each.casefold()] or within
    if len(like) == 1:
        return like[0]
    listed = "; ".join(like or names)
    reason = "several findings are so called" if like else "no finding is so called"
    raise NoFinding(name, f"{reason}; write one of {listed}")
