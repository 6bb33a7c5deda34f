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
        phrases: noun phrases as printed, lower case, each with its shorter ends ("arms control talks",
            "control talks", "talks"), no names of states or persons among them.
        deeds: the verbs of what is to be done or not, as printed, lower case.
    """

    phrases: tuple[str, ...]
    deeds: tuple[str, ...]


def topics_of(texts: Iterable[str], parser: Parser, gazetteer: Gazetteer) -> Iterator[Topics]:
    """The topics of each text, in the order given."""
    blocked = ((text, [Span(0, len(text))] if text else []) for text in texts)
    for parse in parser.parse(blocked):
        yield Topics(phrases=tuple(dict.fromkeys(_phrases(parse, gazetteer))), deeds=_deeds(parse))


def _phrases(parse: Parse, gazetteer: Gazetteer) -> Iterator[str]:
    for head, tag in enumerate(parse.tags):
        if tag not in _NOUNS or (head + 1 < len(parse) and _goes_on(parse, head)):
            continue
        first = head
        while first > 0 and head - first < _MOST and _modifies(parse, first - 1, gazetteer):
            first -= 1
        for start in range(first, head + 1):
            if parse.tags[start] != "HYPH" and (start == head or parse.tags[start] != "VBG"):
                yield parse.text[parse.starts[start] : parse.ends[head]].lower()
        for of in parse.children[head]:  # "limits on missile deployments" is of missiles as well
            if parse.deps[of] == "compound" and parse.tags[of] in _NOUNS and of != head - 1:
                yield parse.lowers[of]


def _goes_on(parse: Parse, head: int) -> bool:
    return parse.tags[head + 1] in _NOUNS and parse.heads[head] >= head + 1


def _modifies(parse: Parse, token: int, gazetteer: Gazetteer) -> bool:
    return parse.tags[token] in _MODIFIERS and gazetteer.modifier(parse.words[token]) is None


def _deeds(parse: Parse) -> tuple[str, ...]:
    """Verbs other than the auxiliary and the first, which may be the speaker's own ("we are ready to …")."""
    found = [
        parse.lowers[token]
        for token, tag in enumerate(parse.tags)
        if tag in ("VB", "VBN", "VBG") and parse.deps[token] not in ("aux", "auxpass")
    ]
    return tuple(dict.fromkeys(found))
