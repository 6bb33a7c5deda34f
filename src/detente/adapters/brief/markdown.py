"""The brief as Markdown (CommonMark with tables), every character of an article escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.adapters.brief.front import basis, cut, seen, state_of
from detente.adapters.brief.references import Reference, References
from detente.adapters.templates import safe_address
from detente.brief import Brief, Grid, Picture, Section, Sentence, Source
from detente.brief.words import day
from detente.record import PartialDate

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Text on one line that Markdown takes for nothing but text.

    >>> escaped("<b> *x*")
    '\\\\<b\\\\> \\\\*x\\\\*'
    """
    return _LEADING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))


def to_markdown(brief: Brief, charts: Mapping[str, str] | None = None) -> str:
    """The text. The same brief gives the same bytes.

    Args:
        charts: the names of the files that hold its charts, by key; without one a chart is told in words.
    """
    references = References(brief)
    lines = [f"# {escaped(brief.title)}", "", escaped(basis(brief)), "", f"**{escaped(seen(brief))}**", ""]
    lines += ["## In short", ""]
    lines += [f"- {_sentence(sentence, references)}" for sentence in brief.summary]
    lines += [""]
    for section in brief.sections:
        lines += _section(section, references, charts or {})
    lines += ["## Assumptions", ""]
    for words in brief.assumptions:
        letter = references.letter_of(words)
        lines.append(f'- <a id="assumption-{letter}"></a>**{letter}** {escaped(words)}')
    lines += ["", "## Claims", ""]
    for source in brief.sources:
        lines += [_source(source), ""]
    if references.lists:
        lines += ["## Long lists of claims", ""]
        for listed in references.lists:
            lines.append(f'- <a id="{listed.anchor}"></a>{listed.count} claims: {_marks(listed.marks)}')
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, references: References, charts: Mapping[str, str]) -> Iterable[str]:
    yield f"## {section.title}"
    yield ""
    for sentence in section.lead:
        yield _sentence(sentence, references)
        yield ""
    if section.grid:
        yield from _grid(section.grid, references)
        yield ""
    for picture in section.pictures:
        yield from _picture(picture, references, charts)
    for entry in section.entries:
        yield f"### {escaped(entry.title)}" + (f" — {escaped(entry.mark)}" if entry.mark else "")
        yield ""
        for sentence in entry.sentences:
            yield f"- {_sentence(sentence, references)}"
        if entry.more:
            yield from (["", f"{escaped(entry.more_words)}:", ""] if entry.more_words else [])
            yield from (f"- {_sentence(sentence, references)}" for sentence in entry.more)
        yield ""


def _picture(picture: Picture, references: References, charts: Mapping[str, str]) -> Iterable[str]:
    if picture.key in charts:
        yield f"![{escaped(picture.title)}]({charts[picture.key]})"
        yield ""
    yield f"*{escaped(picture.title)}.* {_sentence(picture.caption, references)}"
    yield ""


def _sentence(sentence: Sentence, references: References) -> str:
    return f"{escaped(sentence.text)} ({_marks(references.of(sentence))})"


def _marks(marks: Iterable[Reference]) -> str:
    return ", ".join(f"[{each.shown}](#{each.anchor})" for each in marks)


def _grid(grid: Grid, references: References) -> Iterable[str]:
    yield "| Issue | Verdict | " + " | ".join(escaped(party) for party in grid.parties) + " |"
    yield "|" + " --- |" * (len(grid.parties) + 2)
    for row in grid.rows:
        cells = ["–" if cell is None else _sentence(cell, references) for cell in row.cells]
        yield f"| {escaped(row.issue)} | {row.verdict} | " + " | ".join(cells) + " |"


def _source(source: Source) -> str:
    # A mark of emphasis needs its words right beside it, and a space without.
    shown, left = cut(source)
    passage = "".join(
        f" **{escaped(piece.text)}** " if piece.is_quoted else escaped(piece.text) for piece in shown
    )
    passage += f" … ({left:,} characters more)" if left else ""
    published = day(PartialDate.parse(source.published[:10])) if source.published else None
    where = ", ".join(escaped(part) for part in (source.title, source.publisher, published) if part)
    address = safe_address(source.url)
    link = f" <{address}>" if address and not re.search(r"[<>\s]", address) else ""
    within = f" Within [{source.within}](#claim-{source.within})." if source.within else ""
    state = state_of(source.state, source.copies)
    head = (
        f'<a id="claim-{source.number}"></a>**{source.number}.** {escaped(source.heading)}.{within} *{state}*'
    )
    words = re.sub(r"\*\* ([.,;:!?])", r"**\1", " ".join(passage.split()))
    return (
        f"{head}\n\n> {words}\n>\n> {where}{link} `{source.claim}`" if words else f"{head} `{source.claim}`"
    )
