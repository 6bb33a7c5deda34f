"""Positions: what a party asks for, offers or refuses on an issue (negotiation analysis)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.dates import PartialDate

POSITION_KINDS = ("demand", "offer", "concession", "agreement", "commitment", "rejection", "red line")
"""To ask, put forward, give way, consent, hold on, refuse, refuse for good."""


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
