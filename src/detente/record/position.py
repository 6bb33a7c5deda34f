"""Positions: what a party asks for, offers or refuses on an issue (negotiation analysis)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from detente.record.dates import PartialDate

POSITION_KINDS = ("demand", "offer", "concession", "agreement", "commitment", "rejection", "red line")
"""To ask, put forward, give way, consent, hold on, refuse, refuse for good."""
REFUSALS = ("rejection", "red line")
"""Kinds that stand against an option; every other asks for one or holds to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One party on one issue at one date, in one statement.

    Attributes:
        party: the state or organisation. issue: the issue's name in the codebook.
        option: the option that the words ask for, offer or hold to, None where they name none.
        against: the option that the words refuse, None where they name none.
        kind: one of POSITION_KINDS.
        as_of: when it was said: the document's date, None where that is not known.
        claim: the id of the statement. document: its document's id.
        speaker: who said so. direct: the party's own speaker said it; otherwise somebody else told of it.
        words: the statement's own words.
        state: what a person has said of the statement, one of `detente.record.judgement.STATES`.
    """

    party: str
    issue: str
    kind: str
    as_of: PartialDate | None
    claim: str
    document: str
    speaker: str
    direct: bool
    words: str
    option: str | None = None
    against: str | None = None
    state: str = "proposed"

    def __post_init__(self) -> None:
        if self.kind not in POSITION_KINDS:
            raise ValueError(f"kind {self.kind!r} is none of {', '.join(POSITION_KINDS)}")

    def is_taken_by(self, last: PartialDate | None) -> bool:
        """Whether it counts up to a date, None for all; one of no known date always does."""
        return last is None or self.as_of is None or self.as_of.is_by(last)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPosition:
    """A position as a person coded it: what a statement does on one issue (content analysis).

    Attributes:
        issue: its name in the codebook. party: whose position it is. kind: one of POSITION_KINDS.
        option, against: the option asked for or held to, and the one refused; at most one of them.

    Raises:
        ValueError: the kind is unknown, or an option is both held to and refused.
    """

    issue: str
    party: str
    kind: str
    option: str | None = None
    against: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in POSITION_KINDS:
            raise ValueError(f"kind {self.kind!r} of position is none of {', '.join(POSITION_KINDS)}")
        if self.option is not None and self.against is not None:
            raise ValueError("a position holds to an option or refuses one; give `option` or `against`")


def coded_in(value: Mapping[str, Any] | None) -> tuple[CodedPosition, ...]:
    """The positions in the value of a coding, none where it says that a claim takes none.

    Raises:
        ValueError: it has no such form.
    """
    rows = value.get("positions") if value is not None else None
    if not isinstance(rows, list | tuple):
        raise ValueError('a coding needs the positions taken as its value: {"positions": […]}')
    try:
        found = tuple(CodedPosition(**row) for row in rows)
    except TypeError as fault:
        raise ValueError(f"a position coded has issue, party, kind, option and against ({fault})") from None
    for each in found:
        needed = (each.issue, each.party, each.kind)
        if not all(isinstance(name, str) for name in (*needed, each.option or "", each.against or "")):
            raise ValueError(f"a position coded has text in its fields, which {each} has not")
    return found


def coding_of(positions: tuple[CodedPosition, ...]) -> dict[str, Any]:
    """The value of a coding: `coded_in` reads it again."""
    return {"positions": [asdict(each) for each in positions]}
