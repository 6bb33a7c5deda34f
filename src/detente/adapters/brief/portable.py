"""The brief as PDF, set by Typst: every word of an article a string, so that none is ever markup."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from detente.adapters.brief.front import basis, cut, seen, state_of
from detente.adapters.brief.references import Reference, References
from detente.adapters.templates import asset
from detente.brief import Brief, Entry, Grid, Picture, Piece, Section, Sentence, Source
from detente.brief.words import counted, day
from detente.errors import MissingExtra
from detente.record import PartialDate


def string(text: str) -> str:
    r"""Text as a string of Typst's.

    >>> string('#"a"\n\\')
    '"#\\"a\\"\\n\\\\"'
    """
    kept = "".join(each for each in text if each in "\n\t" or each.isprintable() or ord(each) > 0xFF)
    kept = kept.encode("utf-8", "replace").decode("utf-8")
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ") + '"'


def to_pdf(brief: Brief, charts: Mapping[str, str] | None = None) -> bytes:
    """The document. The same brief gives the same bytes: it is dated as the brief is, not by a clock.

    Raises:
        MissingExtra: without the extra `pdf`.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("a brief as PDF needs Typst: pip install 'detente[pdf]'") from None
    # Its own fonts only, so that two machines set it alike.
    made = typst.compile(
        to_typst(brief, charts).encode("utf-8"),
        format="pdf",
        ignore_system_fonts=True,
        timestamp=_second(brief),
    )
    assert isinstance(made, bytes)
    return made


def to_typst(brief: Brief, charts: Mapping[str, str] | None = None) -> str:
    """The source of the document."""
    references = References(brief)
    date = brief.as_of
    when = "none"
    if date is not None and date.month and date.day:
        when = f"datetime(year: {date.year}, month: {date.month}, day: {date.day})"
    head = f"title: {string(brief.title)}, basis: {string(basis(brief))}, seen: {string(seen(brief))}"
    lines = [asset("brief", "brief.typ"), f"#show: brief.with({head}, date: {when})"]
    lines.append(f"#short({', '.join(f'[#{_said(each, references)}]' for each in brief.summary)})")
    for section in brief.sections:
        lines += _section(section, references, charts or {})
    lines.append("#heading(level: 1)[Assumptions]")
    for words in brief.assumptions:
        letter = references.letter_of(words)
        lines.append(f"#assumption({string(f'assumption-{letter}')}, {string(letter)}, {string(words)})")
    lines += ["#pagebreak()", "#heading(level: 1)[Claims and their words]"]
    told = [source for source in brief.sources if references.is_told(source.number)]
    further = [source for source in brief.sources if not references.is_told(source.number)]
    lines += [_source(source, whole=True) for source in told]
    if further:
        words = f"{counted(len(further), 'further claim')}, on which counts and trends stand"
        lines.append(f"#heading(level: 2, {string(words)})")
        lines += [_source(source, whole=False) for source in further]
    if references.lists:
        lines.append("#heading(level: 2)[Long lists of claims]")
    for listed in references.lists:
        marks = ", ".join(_marks(listed.marks))
        lines.append(f"#listed({string(listed.anchor)}, {string(f'{listed.count} claims:')}, {marks})")
    return "\n".join(lines) + "\n"


def _second(brief: Brief) -> int:
    date = brief.as_of or PartialDate(1970)
    at = datetime.datetime(date.year, date.month or 1, date.day or 1, tzinfo=datetime.UTC)
    return max(0, int(at.timestamp()))


def _section(section: Section, references: References, charts: Mapping[str, str]) -> Iterator[str]:
    yield f"#heading(level: 1, {string(section.title)})"
    for sentence in section.lead:
        yield f"#par({_said(sentence, references)})"
    if section.grid:
        yield _grid(section.grid, references)
    for picture in section.pictures:
        yield _chart(picture, references, charts)
    for entry in section.entries:
        yield from _entry(entry, references)


def _entry(entry: Entry, references: References) -> Iterator[str]:
    mark = f" + h(4pt) + verdict({string(entry.mark)})" if entry.mark else ""
    yield f"#heading(level: 2, text({string(entry.title)}){mark})"
    yield from _list(entry.sentences, references)
    if entry.more:
        yield f"#also({string(entry.more_words or 'More')})"
        yield f"#lesser[{' '.join(_list(entry.more, references))}]"


def _list(sentences: Iterable[Sentence], references: References) -> Iterator[str]:
    items = [f"[#{_said(each, references)}]" for each in sentences]
    if items:
        yield f"#list({', '.join(items)})"


def _said(sentence: Sentence, references: References) -> str:
    return f"said({', '.join([string(sentence.text), *_marks(references.of(sentence))])})"


def _marks(marks: Iterable[Reference]) -> list[str]:
    return [f"({string(each.shown)}, {string(each.anchor)})" for each in marks]


def _grid(grid: Grid, references: References) -> str:
    head = [f"strong({string(each)})" for each in ("Issue", "Verdict", *grid.parties)]
    cells = [f"table.header({', '.join(head)})"]
    for row in grid.rows:
        cells += [f"strong({string(row.issue)})", f"verdict({string(row.verdict)})"]
        cells += ["[–]" if cell is None else _said(cell, references) for cell in row.cells]
    columns = f"(1.4fr, auto, {', '.join(['1fr'] * len(grid.parties))})"
    return f"#grid-of({columns}, {', '.join(cells)})"


def _chart(picture: Picture, references: References, charts: Mapping[str, str]) -> str:
    svg = string(charts[picture.key]) if picture.key in charts else "none"
    return f"#chart({string(picture.title)}, {svg}, {_said(picture.caption, references)})"


def _source(source: Source, *, whole: bool) -> str:
    shown, left = cut(source)
    pieces = shown if whole else tuple(each for each in shown if each.is_quoted)
    if left:
        pieces = (*pieces, Piece(f" … ({left:,} characters more)", False))
    passage = " + ".join(
        f"highlight(fill: luma(88%), {string(_plain(piece.text))})"
        if piece.is_quoted and whole
        else f"text({string(_plain(piece.text))})"
        for piece in pieces
    )
    published = day(PartialDate.parse(source.published[:10])) if source.published else None
    where = " · ".join(part for part in (source.title, source.publisher, published, source.claim) if part)
    within = f", within {source.within}" if source.within else ""
    state = state_of(source.state, source.copies)
    words = [f"claim-{source.number}", str(source.number), source.heading + within, state]
    return f"#claim({', '.join(map(string, words))}, {passage or 'none'}, {string(where)})"


def _plain(text: str) -> str:
    return text.replace("\n", " ")
