"""Where a text names states and organisations, and in which form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.reading.gazetteer import Gazetteer
from detente.reading.parse import Parse
from detente.record.polity import Polity

NAME = "name"
ADJECTIVE = "adjective"
PEOPLE = "people"
CAPITAL = "capital"
SEAT = "seat"

_SHORT = 3
"""Keys of so few letters are acronyms, and stand in capitals: "US" is a state, "us" is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolityMention:
    """A state or organisation as named at some tokens.

    Attributes:
        first, last: its tokens, both included.
        form: "name", "adjective", "people", "capital" or "seat".
    """

    first: int
    last: int
    polity: Polity
    form: str


_Form = tuple[tuple[str, ...], Polity, str]


class PolityFinder:
    """Finds the gazetteer's forms in a parse, longest first, in one pass."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        tables = (
            (gazetteer.names, NAME),
            (gazetteer.adjectives, ADJECTIVE),
            (gazetteer.peoples, PEOPLE),
            (gazetteer.seats, SEAT),
            (gazetteer.capitals, CAPITAL),
        )
        forms: dict[str, list[_Form]] = {}
        for table, form in tables:
            for key, polity in table.items():
                words = tuple(key.replace("-", " - ").replace("'s", " 's").split())
                forms.setdefault(words[0], []).append((words, polity, form))
        self._forms: Mapping[str, Sequence[_Form]] = {
            word: sorted(found, key=lambda each: -len(each[0])) for word, found in forms.items()
        }

    def find(self, parse: Parse) -> list[PolityMention]:
        """Every mention, in order, none within another."""
        found: list[PolityMention] = []
        forms, lowers, words = self._forms, parse.lowers, parse.words
        covered = -1
        for token, lower in enumerate(lowers):
            if token <= covered or not words[token][0].isupper():
                continue
            candidates = forms.get(lower.replace(".", "") if "." in lower else lower)
            if candidates is None:
                continue
            mention = self._at(parse, token, candidates)
            if mention is not None:
                found.append(mention)
                covered = mention.last
        return found

    def _at(self, parse: Parse, token: int, candidates: Sequence[_Form]) -> PolityMention | None:
        end = parse.sentences[parse.sentence_of[token]][1]
        for words, polity, form in candidates:
            last = token + len(words) - 1
            if last >= end or any(
                parse.lowers[token + place].replace(".", "") != word
                for place, word in enumerate(words[1:], start=1)
            ):
                continue
            if len(words) == 1 and not self._stands_alone(parse, token):
                continue
            return PolityMention(first=token, last=last, polity=polity, form=form)
        return None

    @staticmethod
    def _stands_alone(parse: Parse, token: int) -> bool:
        """No pronoun at a sentence's start ("Us", "Who")."""
        plain = parse.words[token].replace(".", "")
        return len(plain) > _SHORT or plain.isupper()
