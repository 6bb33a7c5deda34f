"""The codebook: the issues of a negotiation, their options in order, and the phrases that mark them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from detente.case.format import ConsentPart
from detente.errors import InvalidCase

GAP = r"(?:\W+\w[\w'’.-]*){0,5}?"
"""What `...` in a phrase stands for: up to five words."""


@dataclass(frozen=True)
class Phrases:
    """Words that mark an issue or an option.

    A phrase is words in order, case aside; `*` ends a word that may go on ("missile*"); `...` stands
    for up to five words.

    >>> Phrases(("door ... open", "missile*")).found_in("They left its door wide open.")
    True
    """

    each: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """One pattern for all of them, or None where there are none."""
        if not self.each:
            return None
        return re.compile("|".join(_pattern(phrase) for phrase in self.each), re.IGNORECASE)

    def found_in(self, text: str) -> bool:
        """Whether any of them occurs."""
        return self.pattern is not None and self.pattern.search(text) is not None


def _pattern(phrase: str) -> str:
    parts: list[str] = []
    for word in phrase.split():
        if word == "...":
            parts.append(GAP)
            continue
        stem = re.escape(word.rstrip("*")).replace("'", "['’]")
        parts.append((r"\W+" if parts else r"\b") + stem + (r"\w*" if word.endswith("*") else r"\b"))
    return "".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedOption:
    """One way of settling an issue, with the words that ask for it."""

    name: str
    phrases: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedIssue:
    """An issue, the words that mark it, and its options from one end to the other."""

    name: str
    description: str
    phrases: Phrases
    options: tuple[CodedOption, ...]

    def option_in(self, text: str) -> str | None:
        """The option whose phrases occur, the first in the codebook's order, or None."""
        return next((option.name for option in self.options if option.phrases.found_in(text)), None)

    def marked_in(self, text: str) -> tuple[int, int] | None:
        """Where a text first speaks of an option, else of the issue; None where it does neither."""
        for phrases in (*(option.phrases for option in self.options), self.phrases):
            if phrases.pattern is not None and (found := phrases.pattern.search(text)):
                return found.span()
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The issues of one negotiation.

    Attributes:
        title: which negotiation. version: raised with every change. source: who drew it up, from what.
        parties: those whose positions count; empty for all.
        consent: who must agree for a body to decide, as a case file writes it.
        also: names under which the codebook's parties speak, each with its party ("allies" for NATO).
    """

    title: str
    version: str
    source: str
    issues: tuple[CodedIssue, ...]
    parties: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    # Out of the hash, since a rule holds lists; equal codebooks still have equal ones.
    consent: tuple[ConsentPart, ...] = field(default=(), hash=False)

    def spoken_for(self, name: str) -> str | None:
        """The party for which somebody of this name speaks, by the codebook's `also`; case aside.

        A party speaks for itself, be it a state that nothing else knows as one.
        """
        sought = name.casefold()
        named = (*self.also, *((party, party) for party in self.parties))
        return next((party for also, party in named if also.casefold() == sought), None)

    def issues_in(self, text: str) -> list[CodedIssue]:
        """The issues that a text speaks of, in the codebook's order."""
        return [issue for issue in self.issues if issue.phrases.found_in(text)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _OptionRow(_Row):
    name: str = Field(min_length=1)
    phrases: list[str] = []


class _IssueRow(_Row):
    name: str = Field(min_length=1)
    description: str = ""
    phrases: list[str] = Field(min_length=1)
    options: list[_OptionRow] = []


class _CodebookRow(_Row):
    title: str
    version: str
    source: str = ""
    parties: list[str] = []
    also: dict[str, str] = {}
    consent: list[ConsentPart] = []
    issues: list[_IssueRow] = Field(min_length=1)


def codebook_from(row: Any, *, name: str) -> Codebook:
    """The codebook in plain data, such as YAML gives.

    Raises:
        InvalidCase: naming the field, its value and what is wrong with it.
    """
    try:
        read = _CodebookRow.model_validate(row)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InvalidCase(f"{name}: {where}: {first['msg'].lower()}, not {first['input']!r:.80}") from None
    names = [issue.name for issue in read.issues]
    twice = next((each for each in names if names.count(each) > 1), None)
    if twice is not None:
        raise InvalidCase(f"{name}: issues: {twice!r} stands there twice; give each issue a name of its own")
    return Codebook(
        title=read.title,
        version=read.version,
        source=read.source,
        parties=tuple(read.parties),
        also=tuple(read.also.items()),
        consent=tuple(read.consent),
        issues=tuple(
            CodedIssue(
                name=issue.name,
                description=issue.description,
                phrases=Phrases(tuple(issue.phrases)),
                options=tuple(
                    CodedOption(name=option.name, phrases=Phrases(tuple(option.phrases)))
                    for option in issue.options
                ),
            )
            for issue in read.issues
        ),
    )
