"""What do the findings hang on? The claims which, dropped, would make a finding another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.analysis.basis import Basis, case_in
from detente.analysis.headline import Headline, answer_in, differing
from detente.analysis.headlines import (
    headlines_of,
    of_consent,
    of_deals,
    of_forecast,
    of_outcomes,
    of_standings,
    without_case,
)
from detente.analysis.positions import standings_of
from detente.analysis.stances import ALL_APART
from detente.analysis.telling import telling, telling_positions
from detente.case import Case
from detente.case.codebook import Codebook
from detente.errors import InvalidCase, TooLarge
from detente.record import PartialDate, Position

BARGAINING = ("parties", "issues", "disagreement")
UNSAID = ("detente", "title", "summary", "source", "as_of", "grounds", "assumption")
"""Fields of a case that no answer depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One claim, and the finding that would be another without it.

    Attributes:
        claim: the id of the claim dropped. finding: the headline's name. before, after: its answers.
    """

    claim: str
    finding: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def differing(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts of the answers that are not in both."""
        return differing(self.before, self.after)


def flips_of(
    positions: Sequence[Position],
    codebook: Codebook,
    *,
    as_of: PartialDate | None = None,
    families: Mapping[str, str] = ALL_APART,
) -> tuple[Flip, ...]:
    """Drop each claim in turn, draw the standings anew, and list the verdicts that change.

    Only the issues on which the claim takes a position can change, so only these are drawn anew.
    """
    told = [each for each in positions if each.is_taken_by(as_of)]
    before = {each.issue: each.verdict for each in standings_of(told, codebook, families=families)}
    few = telling_positions(told, families)
    of_issue = {issue.name: [each for each in few if each.issue == issue.name] for issue in codebook.issues}
    found = []
    for claim, issue in dict.fromkeys((each.claim, each.issue) for each in few):
        rest = [each for each in of_issue[issue] if each.claim != claim]
        standings = standings_of(rest, codebook, families=families)
        after = next(each.verdict for each in standings if each.issue == issue)
        if after != before[issue]:
            found.append(Flip(claim=claim, finding=issue, before=(before[issue],), after=(after,)))
    order = [issue.name for issue in codebook.issues]
    return tuple(sorted(found, key=lambda flip: order.index(flip.finding)))


def findings_of(basis: Basis) -> tuple[Headline, ...]:
    """Every finding on a record, in the order of the questions."""
    try:
        case = basis.case()
    except (InvalidCase, TooLarge) as fault:
        return headlines_of(basis.standings(), None, str(fault))
    return headlines_of(basis.standings(), case)


def grounded(findings: Iterable[Headline]) -> tuple[str, ...]:
    """The claims that some finding stands on."""
    return tuple(dict.fromkeys(claim for each in findings for claim in each.grounds.claims))


def hanging(
    basis: Basis,
    findings: Sequence[Headline],
    *,
    claims: Iterable[str] | None = None,
    on_claim: Callable[[int], object] = lambda count: None,
) -> tuple[Flip, ...]:
    """Drop each claim in turn, draw the case anew, and list every finding that is then another.

    Args:
        findings: those of the basis.
        claims: which to drop; all that a finding stands on by default, since no other can matter.
        on_claim: called with 1 after each.
    """
    few = telling(basis)
    can = {each.claim for each in few.positions} | {each.id for each in few.commitments}
    # What an analyst wrote may stand on any claim, so it is laid over the case drawn from all of them.
    rest = few if basis.edited is None else basis
    like = rest.drawn()
    redrawn = _Redrawn()
    before = {each.name: each.answer for each in findings}
    found = []
    for claim in grounded(findings) if claims is None else claims:
        if claim in can:
            after = redrawn.answers(rest.without(claim, like=like), before)
            found += [
                Flip(claim=claim, finding=each.name, before=each.answer, after=answer_in(after, each.name))
                for each in findings
                if answer_in(after, each.name) != each.answer
            ]
        on_claim(1)
    order = {each.name: at for at, each in enumerate(findings)}
    return tuple(sorted(found, key=lambda flip: order[flip.finding]))


@dataclass(frozen=True, slots=True)
class _Redrawn:
    """Answers to cases drawn anew; most claims change little, so each part is analysed once."""

    known: dict[tuple[str, str], tuple[Headline, ...]] = field(default_factory=dict)

    def answers(self, basis: Basis, before: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Every answer by its finding's name, beside what was answered before."""
        found = (*of_standings(basis.standings()), *self._of_case(basis))
        return {each.name: each.answering(before.get(each.name)) for each in found}

    def _of_case(self, basis: Basis) -> Iterator[Headline]:
        row = basis.row()
        try:
            case = case_in(row, basis.codebook)
        except (InvalidCase, TooLarge) as fault:
            yield from without_case(str(fault))
            return
        bargained = _values({key: value for key, value in row.items() if key in BARGAINING})
        other = _values({key: value for key, value in row.items() if key not in BARGAINING})
        yield from self._analysed("deals", bargained, case, of_deals)
        yield from self._analysed("outcomes", other, case, of_outcomes)
        yield from self._analysed("forecast", bargained, case, of_forecast)
        yield from self._analysed("consent", other, case, of_consent)

    def _analysed(
        self, question: str, values: Any, case: Case, analyse: Callable[[Case], Iterator[Headline]]
    ) -> tuple[Headline, ...]:
        key = (question, json.dumps(values, default=str))
        if key not in self.known:
            self.known[key] = tuple(analyse(case))
        return self.known[key]


def _values(row: Any) -> Any:
    """A case's values without what they stand on."""
    if isinstance(row, Mapping):
        return {key: _values(value) for key, value in row.items() if key not in UNSAID}
    if isinstance(row, list | tuple):
        return [_values(value) for value in row]
    return row
