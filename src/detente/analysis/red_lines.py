"""Which red lines of a case were stated as such, and which are only assumed from a plain refusal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from detente.analysis.supposing import Line
from detente.case import Case
from detente.case import RedLine as DrawnLine
from detente.case.codebook import Codebook
from detente.case.draft import REFUSED, refused_in
from detente.record import Position
from detente.theory.bargaining import Clause, Domain, RedLine

STATED, ASSUMED = "stated", "assumed"
WORDS = {STATED: "stated as one", ASSUMED: "assumed: a plain refusal"}
"""How a red line is known, in words beside it."""


def told_of_lines(case: Case, positions: Iterable[Position], codebook: Codebook | None) -> Mapping[Line, str]:
    """How each red line of a case that is drawn from the record is known.

    A deal counts an option that a party has refused as one that it never accepts, whether or not its words
    said so. What the positions call bridgeable can therefore be barred in every package.

    Args:
        positions: taken on the issues of the codebook.

    Returns:
        STATED where the party refused the option for good, ASSUMED where it only refused it. What a case
        file says on other grounds is not among them.
    """
    coded = {issue.name: issue for issue in codebook.issues} if codebook else {}
    taken: dict[str, list[Position]] = {}
    for each in positions:
        taken.setdefault(each.issue, []).append(each)
    found: dict[Line, str] = {}
    for issue in case.issues:
        here = taken.get(issue.name, [])
        for party, line in issue.red_lines.items():
            stated = {
                refused_in(coded[issue.name], each, here)[0]
                for each in _refusals_for_good(here, party)
                if issue.name in coded
            }
            for option in line.options:
                if option in stated:
                    found[Line(party=party, issue=issue.name, option=option)] = STATED
                elif _is_of_a_refusal(line):
                    found[Line(party=party, issue=issue.name, option=option)] = ASSUMED
    return found


def assumed_in(told: Mapping[Line, str]) -> frozenset[Line]:
    """The red lines that nobody stated as such."""
    return frozenset(line for line, known in told.items() if known == ASSUMED)


def line_of(domain: Domain, clause: RedLine) -> Line:
    """A red line of the bargaining domain by its names."""
    return Line(
        party=domain.parties[clause.party],
        issue=domain.issues[clause.issue],
        option=domain.options[clause.issue][clause.option],
    )


def waived(domain: Domain, clause: Clause, assumed: Collection[Line] = ()) -> str:
    """A clause of the zone given up, in words. `assumed`: as `assumed_in` has it."""
    if not isinstance(clause, RedLine):
        return f"{domain.parties[clause.party]} took less than it has without a deal"
    line = line_of(domain, clause)
    words = f"{line.party} accepted “{line.option}” on {line.issue}"
    return f"{words} (its red line is {WORDS[ASSUMED]})" if line in assumed else words


def _refusals_for_good(here: Sequence[Position], party: str) -> list[Position]:
    return [each for each in here if each.party == party and each.kind == "red line"]


def _is_of_a_refusal(line: DrawnLine) -> bool:
    return any(REFUSED in words for words in line.grounds.assumptions)
