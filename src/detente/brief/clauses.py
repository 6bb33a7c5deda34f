"""What a party insists on, in words: its red lines, and what it has without a deal."""

from __future__ import annotations

from collections.abc import Collection

from detente.analysis.red_lines import ASSUMED, WORDS, line_of
from detente.analysis.supposing import Line
from detente.brief.words import whose
from detente.theory.bargaining import Clause, Domain, RedLine


def clause_told(domain: Domain, clause: Clause, assumed: Collection[Line] = ()) -> str:
    """A clause of the zone as a noun; `detente.analysis.red_lines.waived` tells it given up.

    Args:
        assumed: red lines that nobody stated as such.
    """
    party = domain.parties[clause.party]
    if not isinstance(clause, RedLine):
        return f"{whose(party)} refusal of less than it has without a deal"
    line = line_of(domain, clause)
    words = f"{whose(party)} red line against “{line.option}” ({line.issue})"
    return f"{words}, {WORDS[ASSUMED]}" if line in assumed else words
