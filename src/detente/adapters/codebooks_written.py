"""A drafted codebook as YAML, with the quotes that it rests on as comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

import yaml

from detente.analysis.suggestion import SuggestedIssue
from detente.case.codebook import Codebook

WIDTH = 160


def codebook_text(
    issues: Sequence[SuggestedIssue], *, beyond: Codebook | None, documents: int, moves: int
) -> str:
    """The draft as a file that `detente positions --codebook` reads, once it has an issue."""
    return "\n".join(_lines(issues, beyond, documents, moves)) + "\n"


def _lines(
    issues: Sequence[SuggestedIssue], beyond: Codebook | None, documents: int, moves: int
) -> Iterator[str]:
    yield f"# A draft from {documents} documents: what the parties ask for, offer, refuse and hold to."
    if beyond is not None:
        yield f"# Only what the codebook {_inline(beyond.title)} doesn't cover."
    yield "# Name the issues and the options anew, put them in order, and strike what is none."
    yield f"title: {_inline('Beyond ' + beyond.title if beyond else 'A draft')}"
    yield 'version: "0"'
    yield f"source: {_inline(f'Suggested from {moves} moves in {documents} documents')}"
    parties = dict.fromkeys(party for each in issues for party in each.parties)
    if beyond is None and parties:
        yield f"parties: {_flow(parties)}"
    elif beyond is not None:
        yield f"parties: {_flow(beyond.parties)}"
        if beyond.also:
            yield "also:"
            for name, party in beyond.also:
                yield f"  {_inline(name)}: {_inline(party)}"
    yield "issues:" if issues else "issues: []   # none: nothing that several moves share"
    for issue in issues:
        yield from _issue(issue)


def _issue(issue: SuggestedIssue) -> Iterator[str]:
    many = f"{issue.moves} moves in {issue.documents} documents"
    yield f"  # {', '.join(issue.parties)}: {many}"
    for each in issue.quotes:
        words = shorten(_printable(each.words), WIDTH, placeholder=" …")
        yield f"  #   {each.party}, {each.side}: “{words}” [{each.claim}]"
    yield f"  - name: {_inline(issue.name)}"
    yield f"    phrases: {_flow(issue.phrases)}"
    yield "    options:"
    for option in issue.options:
        yield f"      - {{name: {_inline(option.name)}, phrases: {_flow(option.phrases)}}}"


def _printable(text: str) -> str:
    """A text on one line, without what would end a comment or what a terminal would obey."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())


def _flow(words: Sequence[str] | dict[str, None] | tuple[str, ...]) -> str:
    return "[" + ", ".join(_inline(each) for each in words) + "]"


def _inline(text: str) -> str:
    """A text as it stands safely anywhere in YAML."""
    return (
        yaml.safe_dump(
            text,
            default_style='"' if set(text) & set(",:[]{}#&*!|>'\"%@`") else None,
            allow_unicode=True,
            width=10**6,
        )
        .removesuffix("\n")
        .removesuffix("\n...")
    )
