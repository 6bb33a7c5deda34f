"""Attribution relations: who says what, by which words (Pareti 2012)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.text import Span

MODES = ("direct", "mixed", "indirect")
"""All of the content quoted, some of it, none of it."""

ACTS = (
    "report",
    "assess",
    "hope",
    "demand",
    "request",
    "offer",
    "agree",
    "support",
    "reject",
    "deny",
    "accuse",
    "threaten",
    "promise",
    "commit",
)
"""Bargaining acts, after Walcott and Hopmann's Bargaining Process Analysis (1978)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the text, exactly where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Mention):
    """The noun phrase that names who speaks, and who that is.

    Attributes:
        entity: pronouns, surnames, titles and seats of power resolved ("Moscow" is Russia where it
            speaks); unnamed officials stay what they are.
        party: the state or organisation for which it speaks, several joined by "; ", or None where
            nobody is known to be spoken for.
    """

    entity: str
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attributed statement: speaker, cue and content (an attribution relation).

    Attributes:
        id: hash of the document and of the spans, so that equal readings have equal ids.
        speaker: None where the text names nobody ("fears that …").
        cue: the words that attribute; None where a quotation runs on or a transcript's label attributes.
        content: the spans said, without the quotation marks at their ends; more than one where
            the cue breaks the quotation.
        mode: one of MODES. act: one of ACTS.
        negated: the text says that it was not said or not done ("did not say that …").
        modality: "actual", or "hypothetical" for statements that would or might be made.
        via: the id of the statement in whose content this one stands, else None.
    """

    id: str
    speaker: Speaker | None
    cue: Mention | None
    content: tuple[Mention, ...]
    mode: str
    act: str
    addressee: str | None = None
    negated: bool = False
    modality: str = "actual"
    via: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
        if self.mode not in MODES:
            raise ValueError(f"mode {self.mode!r} is none of {', '.join(MODES)}")
        if self.act not in ACTS:
            raise ValueError(f"act {self.act!r} is none of {', '.join(ACTS)}")
