"""Red lines as the deals tell them: whose, against what, and whether they were stated as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.adapters.workbench.addresses import position_address
from detente.adapters.workbench.supposed import names_in
from detente.adapters.workbench.told.positions import issue_slugs, party_slugs
from detente.analysis.positions import Standing
from detente.analysis.red_lines import WORDS
from detente.analysis.supposing import Line
from detente.case import Case
from detente.case.codebook import Codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """A red line of the case.

    Attributes:
        name: in addresses that lift it. known: "stated", "assumed", or None where a case file has it.
        address: where the party's words on the issue are, None where it has none.
    """

    name: str
    party: str
    issue: str
    option: str
    known: str | None
    says: str | None
    address: str | None


def lines_told(
    case: Case, known: Mapping[Line, str], standings: Sequence[Standing], codebook: Codebook | None
) -> list[ToldLine]:
    """The red lines of a case, each with where its words are."""
    addresses: dict[tuple[str, str], str] = {}
    if codebook is not None:
        issues = {name: slug for slug, name in issue_slugs(codebook).items()}
        parties = {name: slug for slug, name in party_slugs(standings, codebook).items()}
        addresses = {
            (standing.issue, each.party): position_address(issues[standing.issue], parties[each.party])
            for standing in standings
            for each in standing.positions
        }
    return [
        ToldLine(
            name=name,
            party=line.party,
            issue=line.issue,
            option=line.option,
            known=(how := known.get(line)),
            says=None if how is None else WORDS[how],
            address=addresses.get((line.issue, line.party)),
        )
        for name, line in names_in(case).lines.items()
    ]
