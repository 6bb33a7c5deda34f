"""Of whom a content speaks: of the speaker's own side, of another party, of both, of talks or of things."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.act_lexicon import Sides
from detente.reading.gazetteer import Gazetteer
from detente.reading.parse import Parse
from detente.record.polity import Polity

OWN, OTHER, JOINT, EVENT, THING = "own", "other", "joint", "event", "thing"

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"it", "they", "he", "she"})
_OWNERS = {"our": True, "my": True, "his": False, "her": False, "its": False, "their": False}
_MODIFIERS = ("amod", "compound", "poss", "nmod")
_NOBODY = frozenset({"nobody", "none", "nothing", "everybody", "everyone", "anyone", "people"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """From where a speaker speaks.

    Attributes:
        parties: the states and bodies spoken for. words: lower-case words of every phrase by which
            the document calls the speaker.
    """

    parties: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Whose:
    """Tells one document's subjects apart by side."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, nouns: Sides) -> None:
        self._parse = parse
        self._gazetteer = gazetteer
        self._nouns = nouns

    def side(self, token: int | None, standpoint: Standpoint, *, quoted: bool) -> str:
        """Whose doing the head of a subject tells: OWN, OTHER, JOINT, EVENT or THING.

        Args:
            quoted: only the first person is the speaker.
        """
        if token is None or self._parse.lowers[self._parse.left[token]] == "no":
            return THING
        token = self._measured(token)
        lower, tag = self._parse.lowers[token], self._parse.tags[token]
        if tag == "PRP":
            return self._pronoun(lower, quoted=quoted)
        polities = self._polities(token)
        if lower in self._nouns.event:
            return EVENT
        if lower in self._nouns.joint and not polities and not self._is_ones_own(token, standpoint, quoted):
            return JOINT
        if self._is_ones_own(token, standpoint, quoted):
            return OWN
        return self._noun(token, lower, tag, polities, standpoint)

    def _noun(
        self, token: int, lower: str, tag: str, polities: frozenset[str], standpoint: Standpoint
    ) -> str:
        acts = lower in self._nouns.collective or lower in self._nouns.agents or tag in ("NNP", "NNPS")
        if polities:
            if not acts and not self._is_polity(token):
                return THING
            return OWN if polities & standpoint.parties else OTHER
        if lower in _NOBODY or not acts:
            return THING
        if any(self._parse.deps[each] == "relcl" for each in self._parse.children[token]):
            return OTHER
        if lower in standpoint.words and lower not in self._nouns.agents:
            return OWN
        speaks_for_state = standpoint.parties or standpoint.words & self._nouns.offices
        if lower in self._nouns.state and speaks_for_state and not self._is_anothers(token):
            return OWN
        return OTHER

    def _measured(self, token: int) -> int:
        """The noun of which the subject only counts or measures: "three days of talks"."""
        parse = self._parse
        if parse.lowers[token] in self._nouns.measures:
            for each in parse.children[token]:
                if parse.deps[each] == "prep" and parse.lowers[each] == "of":
                    return next((noun for noun in parse.children[each] if parse.deps[noun] == "pobj"), token)
        return token

    def _pronoun(self, lower: str, *, quoted: bool) -> str:
        if lower in _FIRST or (lower in _THIRD and not quoted):
            return OWN
        return OTHER if lower in ("they", "he", "she", "you") else THING

    def _is_ones_own(self, token: int, standpoint: Standpoint, quoted: bool) -> bool:
        """ "Our side", and in reported speech "his country"."""
        lower = self._parse.lowers[token]
        if lower not in self._nouns.collective:
            return False
        for each in self._parse.children[token]:
            if self._parse.deps[each] == "poss":
                first = _OWNERS.get(self._parse.lowers[each])
                return first is not None and (first or not quoted)
        return False

    def _is_anothers(self, token: int) -> bool:
        return any(self._parse.deps[each] == "poss" for each in self._parse.children[token])

    def _is_polity(self, token: int) -> bool:
        return self._found(token, token) is not None or self._named(token) is not None

    def _named(self, token: int) -> Polity | None:
        """The polity that the noun phrase as a whole names."""
        parse = self._parse
        first = token
        while first > parse.left[token] and parse.words[first - 1][0].isupper():
            first -= 1
        return self._found(first, token)

    def _found(self, first: int, last: int) -> Polity | None:
        phrase = self._parse.text[self._parse.starts[first] : self._parse.ends[last]]
        if not phrase[0].isupper():
            return None
        return self._gazetteer.speaker(phrase)

    def _polities(self, token: int) -> frozenset[str]:
        named = self._named(token)
        if named is not None:
            return frozenset({named.name})
        parse, found = self._parse, set[str]()
        for each in parse.children[token]:
            if parse.deps[each] in _MODIFIERS and parse.words[each][0].isupper():
                polity = self._gazetteer.modifier(parse.words[each]) or self._named(each)
                if polity is not None:
                    found.add(polity.name)
        return frozenset(found)
