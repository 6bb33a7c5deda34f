"""The brief as Markdown (CommonMark with tables), every character of an article escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.adapters.brief.references import References
from detente.adapters.templates import safe_address
from detente.brief import Brief, Grid, Section, Sentence, Source
from detente.brief.words import counted, day
from detente.record import PartialDate

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Text on one line that Markdown takes for nothing but text.

    >>> escaped("<b> *x*")
    '\\\\<b\\\\> \\\\*x\\\\*'
    """
    return _LEADING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))


def to_markdown(brief: Brief) -> str:
    """The text. The same brief gives the same bytes."""
    references = References(brief)
    lines = [f"# {escaped(brief.title)}", ""]
    tally = f"{counted(brief.documents, 'document')}, {counted(brief.claims, 'claim')}"
    lines += [f"As of {day(brief.as_of)}. {tally}. Deals and outcomes stand on {escaped(brief.case)}.", ""]
    for section in brief.sections:
        lines += _section(section, references)
    lines += ["## Assumptions", ""]
    for words in brief.assumptions:
        letter = references.letter_of(words)
        lines.append(f'- <a id="assumption-{letter}"></a>**{letter}** {escaped(words)}')
    lines += ["", "## Claims", ""]
    for source in brief.sources:
        lines += [_source(source), ""]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, references: References) -> Iterable[str]:
    yield f"## {section.title}"
    yield ""
    for sentence in section.lead:
        yield _sentence(sentence, references)
        yield ""
    if section.grid:
        yield from _grid(section.grid, references)
        yield ""
    for entry in section.entries:
        yield f"### {escaped(entry.title)}" + (f" — {escaped(entry.mark)}" if entry.mark else "")
        yield ""
        for sentence in entry.sentences:
            yield f"- {_sentence(sentence, references)}"
        yield ""


def _sentence(sentence: Sentence, references: References) -> str:
    marks = ", ".join(f"[{each.shown}](#{each.anchor})" for each in references.of(sentence))
    return f"{escaped(sentence.text)} ({marks})"


def _grid(grid: Grid, references: References) -> Iterable[str]:
    yield "| Issue | Verdict | " + " | ".join(escaped(party) for party in grid.parties) + " |"
    yield "|" + " --- |" * (len(grid.parties) + 2)
    for row in grid.rows:
        cells = ["–" if cell is None else _sentence(cell, references) for cell in row.cells]
        yield f"| {escaped(row.issue)} | {row.verdict} | " + " | ".join(cells) + " |"


def _source(source: Source) -> str:
    passage = "".join(
        f"**{escaped(piece.text)}**" if piece.is_quoted else f" {escaped(piece.text)} "
        for piece in source.passage
    )
    published = day(PartialDate.parse(source.published[:10])) if source.published else None
    where = ", ".join(escaped(part) for part in (source.title, source.publisher, published) if part)
    address = safe_address(source.url)
    link = f" <{address}>" if address and not re.search(r"[<>\s]", address) else ""
    within = f" Within [{source.within}](#claim-{source.within})." if source.within else ""
    head = f'<a id="claim-{source.number}"></a>**{source.number}.** {escaped(source.heading)}.{within}'
    words = " ".join(passage.split())
    return (
        f"{head}\n\n> {words}\n>\n> {where}{link} `{source.claim}`" if words else f"{head} `{source.claim}`"
    )
