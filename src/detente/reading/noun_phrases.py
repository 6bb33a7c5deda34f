"""What a sentence is about: its noun phrases, reduced to what sentences share, and its main verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.reading.gazetteer import Gazetteer
from detente.reading.parse import Parse
from detente.reading.ports import Parser
from detente.record.text import Span

_NOUNS = ("NN", "NNS")
_MODIFIERS = ("JJ", "NN", "NNS", "VBN", "VBG", "HYPH")
_MOST = 4
"""Words of a phrase at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """What a sentence speaks of.

    Attributes:
        phrases: its noun phrases as lower-case words, adjectives and nouns only, without the names of
            states and persons; each with the places at which a noun stands in it.
        deeds: the verbs of what is to be done or not, as printed, lower case.
    """

    phrases: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    deeds: tuple[str, ...]


def topics_of(texts: Iterable[str], parser: Parser, gazetteer: Gazetteer) -> Iterator[Topics]:
    """The topics of each text, in the order given."""
    blocked = ((text, [Span(0, len(text))] if text else []) for text in texts)
    for parse in parser.parse(blocked):
        yield Topics(phrases=tuple(dict.fromkeys(_phrases(parse, gazetteer))), deeds=_deeds(parse))


def _phrases(parse: Parse, gazetteer: Gazetteer) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    last = 0
    for head, tag in enumerate(parse.tags):
        if tag not in _NOUNS or (head + 1 < len(parse) and parse.tags[head + 1] in _NOUNS):
            continue
        first = head
        while first > last and head - first < _MOST and _modifies(parse, first - 1, gazetteer):
            first -= 1
        while first < head and parse.tags[first] in ("HYPH", "VBG"):
            first += 1
        last = head + 1
        yield (
            tuple(parse.lowers[first : head + 1]),
            tuple(token - first for token in range(first, head + 1) if parse.tags[token] in _NOUNS),
        )


def _modifies(parse: Parse, token: int, gazetteer: Gazetteer) -> bool:
    return parse.tags[token] in _MODIFIERS and gazetteer.modifier(parse.words[token]) is None


def _deeds(parse: Parse) -> tuple[str, ...]:
    """Verbs other than auxiliaries: "barred", "carry out", "reopening"."""
    found = [
        parse.lowers[token]
        for token, tag in enumerate(parse.tags)
        if tag in ("VB", "VBN", "VBG") and parse.deps[token] not in ("aux", "auxpass")
    ]
    return tuple(dict.fromkeys(found))
