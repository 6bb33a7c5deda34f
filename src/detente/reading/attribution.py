"""An attribution as found in the parse, before anyone asks who the speaker is."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speaker, cue and content in the parse's own terms.

    Attributes:
        speaker: first and last token of the noun phrase, both included, or None.
        cue: first and last token of the cue, or None where a quotation or a turn has none.
        content: characters said, quotation marks at the ends left out, in order of the text.
        cue_lemma: the cue's headword ("say", "demand"), "" where there is no cue.
        cue_kind: "verb", "noun", "adjective", "preposition" (according to), "label" (a
            transcript's), "colon" (a name and a colon) or "none".
        quoted: how much of the content stands in quotation marks: "all", "some" or "none".
        addressee: first and last token of the noun phrase told, or None.
        frame: the kind of complement that holds the content ("clause", "quote", "inf", "obj" …).
    """

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[Span, ...]
    cue_lemma: str
    cue_kind: str
    quoted: str
    addressee: tuple[int, int] | None = None
    negated: bool = False
    hypothetical: bool = False
    frame: str = ""
