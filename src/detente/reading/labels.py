"""Speakers' labels in transcripts: "MR. SULLIVAN:", "Q", "Interviewer:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.record.text import Span

_CAPITALS = re.compile(
    r"(?:\*\*|__)?\s*"
    r"(?P<name>[A-Z][A-Z.’'\[\]\\-]*"
    r"(?:[ \t\u00a0\n]+(?:\#?\d{1,2}|(?:Mc|Mac|De|de|von|van|al-)?[A-Z(][A-Z.,’'()\[\]\\-]*)){0,9})"
    r"\s*(?:\((?P<aside>[^()\n]{1,40})\))?\s*(?:\*\*|__)?:(?:\*\*|__)?(?=\s|$)\s*"
)
_TITLE_CASE = re.compile(
    r"(?:\*\*|__)?\s*(?P<name>[A-Z][\w.’'-]*(?:[ \t\u00a0]+(?:of|the|for|de|von|van|al|[A-Z][\w.’'-]*)){0,6})"
    r"\s*(?:\([^()\n]{1,40}\))?\s*(?:\*\*|__)?:(?:\*\*|__)?(?=\s)\s*"
)
_QUESTION = re.compile(
    r"(?:\*\*)?(?P<name>Q\d?|QUESTION|Question)(?:\*\*)?(?:[.:]\s+|[ \t\u00a0]{2,}|[ \t\u00a0]+(?=\S))"
)
_PERSON = re.compile(
    r"(?:MR|MS|MRS|DR|SIR|THE|VICE|PRESIDENT|PRIME|SECRETARY|SENATOR|SEN|REP|AMBASSADOR|MINISTER|GENERAL|GEN|ADMIRAL|ADM"
    r"|CHAIR\w*|SPEAKER|MODERATOR|INTERVIEWER|REPORTER|PARTICIPANT|SENIOR|OFFICIAL|CHANCELLOR|KING|QUEEN|HER|HIS)\b"
)
_NO_SPEAKER = frozenset(
    {
        *(
            "ALSO",
            "ANALYSIS",
            "BACKGROUND",
            "BOTTOM",
            "BREAKING",
            "BRIEF",
            "CAPTION",
            "CC",
            "CONTACT",
            "CORRECTION",
        ),
        *("DATE", "EXCLUSIVE", "EXPLAINED", "EXPLAINER", "FACT", "FACTBOX", "FILE", "FROM", "FURTHER", "HOW"),
        *(
            "IMAGE",
            "KEY",
            "LIVE",
            "LOCATION",
            "MORE",
            "NOTE",
            "NOTES",
            "OPINION",
            "PHOTO",
            "PHOTOS",
            "PLACE",
            "PS",
        ),
        *("RE", "READ", "RELATED", "REMARKS", "SEE", "SOURCE", "SUBJECT", "TIME", "TIMELINE", "TO", "TOPICS"),
        *("UPDATE", "UPDATED", "UPDATES", "VIDEO", "WATCH", "WHAT", "WHEN", "WHERE", "WHO", "WHY"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Who speaks from here on.

    Attributes:
        name: the label without colon and emphasis. begins: offset of the turn's first word.
    """

    name: Span
    begins: int


def labels_of(text: str, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """The labels of a transcript by the offset of the paragraph that each opens; none in prose.

    A label in capitals counts where it names a person's office or form of address, or recurs; one
    in title case only where it recurs and labels share the text, since any word may precede a colon.
    """
    capitals = _matches(_CAPITALS, text, paragraphs)
    questions = _matches(_QUESTION, text, paragraphs)
    titled = _matches(_TITLE_CASE, text, paragraphs)
    names = Counter(_words(text, each.name) for each in capitals.values())
    if not any(count > 1 or _PERSON.match(name) for name, count in names.items()):
        capitals = {}
    if len(questions) < 2 and not capitals:
        questions = {}
    counts = Counter(_words(text, each.name) for each in titled.values())
    recurring = {at: each for at, each in titled.items() if counts[_words(text, each.name)] > 1}
    speakers = {_words(text, each.name) for each in recurring.values()}
    if len(recurring) * 4 < len(paragraphs) or (len(speakers) < 2 and not questions and not capitals):
        recurring = {}
    return {**recurring, **questions, **capitals}


def _matches(pattern: re.Pattern[str], text: str, paragraphs: Sequence[Span]) -> dict[int, Label]:
    found = {}
    for span in paragraphs:
        match = pattern.match(text, span.start, min(span.end, span.start + 120))
        if match and not _NO_SPEAKER & set(re.findall(r"\w+", match.group("name").upper())[:1]):
            found[span.start] = Label(name=Span(*match.span("name")), begins=match.end())
    return found


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
