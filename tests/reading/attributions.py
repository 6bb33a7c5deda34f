"""Attributions in a text's own words, for tests that read like the definition they check."""

from __future__ import annotations

from dataclasses import dataclass

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading.attribution import Attribution
from detente.reading.layout import layout_of
from detente.reading.parse import Parse
from detente.reading.statements import find_attributions

PARSER = SpacyParser()


@dataclass(frozen=True)
class Said:
    """Who says what by which word: an attribution as its text prints it."""

    speaker: str | None
    cue: str | None
    content: tuple[str, ...]


def said(speaker: str | None, cue: str | None, *content: str) -> Said:
    return Said(speaker, cue, content)


def attributions_in(text: str) -> list[Attribution]:
    (parse,) = PARSER.parse([(text, [block.span for block in layout_of(text).blocks])])
    return find_attributions(parse, load_knowledge().cues)


def found_in(text: str) -> list[Said]:
    (parse,) = PARSER.parse([(text, [block.span for block in layout_of(text).blocks])])
    return [_printed(parse, each) for each in find_attributions(parse, load_knowledge().cues)]


def _printed(parse: Parse, found: Attribution) -> Said:
    def words(tokens: tuple[int, int] | None) -> str | None:
        if tokens is None:
            return None
        span = parse.span(*tokens)
        return parse.text[span.start : span.end]

    content = tuple(parse.text[span.start : span.end] for span in found.content)
    return Said(words(found.speaker), words(found.cue), content)
