"""Thought units: a turn's sentences, each with the act that its words tell (Walcott and Hopmann 1978).

A turn of a transcript or a long quotation is one statement, but it makes many moves: each is coded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.reading.act_lexicon import ActLexicon, ActPattern
from detente.reading.gazetteer import Gazetteer

_BREAK = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov)\.)"
    r"(?P<mark>[\"”’]?)\s+(?=[\"“‘]?[A-Z])"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", '"': " ", "“": " ", "”": " ", "\n": " "})
_WORD = re.compile(r"[A-Za-z][\w.-]*(?:'s\b)?")
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_THIRD = frozenset({"he", "she", "they", "you", "it", "his", "her", "their", "him", "them"})
_NO_REFUSAL = re.compile(r"\bnot to\b|^there was no\b")
"""Of what is read as a refusal: "our preference is not to negotiate in public", "there was no change"."""
_REACH = 14
"""So many words before a verb its subject is looked for."""
_LONGEST = 3
"""Words of the longest name of a state or organisation ("United Arab Emirates")."""

OWN, OTHER, NOBODY = "own", "other", "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLexicon:
    """Words that tell an act without a parse.

    Attributes:
        spoken: patterns read after those of the acts' lexicon. whoever: at which places among them
            stand those that count of whomever the sentence speaks.
        own, others: acts whose subject is the speaker's side, and acts that are put to other sides.
        put_forward: what somebody put forward, with the words that lead on to what it is about.
        supposing: marks a sentence that supposes. felt: marks what is felt rather than held.
    """

    spoken: tuple[ActPattern, ...]
    whoever: frozenset[int]
    own: frozenset[str]
    others: frozenset[str]
    put_forward: re.Pattern[str]
    supposing: re.Pattern[str]
    felt: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward:
    """An offer that a noun tells of: whose, and in which words."""

    party: str
    words: str


class Wording:
    """Tells acts by words alone."""

    def __init__(self, lexicon: WordingLexicon, acts: ActLexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._patterns = (
            *((each, False) for each in acts.patterns if not each.head),
            *((each, at in lexicon.whoever) for at, each in enumerate(lexicon.spoken)),
        )
        self._feared = acts.feared
        self._gazetteer = gazetteer

    def units(self, text: str) -> tuple[str, ...]:
        """The sentences of a text, each exactly as it stands."""
        return tuple(text[start:end] for start, end in units_of(text))

    def act(self, unit: str, party: str, surnames: Mapping[str, str]) -> str | None:
        """The act of a sentence in a party's own speech, or None where its words tell none.

        Args:
            surnames: the parties for which persons of the document speak, by lower-case surname.
        """
        text = " ".join(unit.translate(_PLAIN).split())
        lower = text.lower()
        if text.endswith("?") or len(lower) != len(text):
            return None
        supposes = self._lexicon.supposing.search(lower) is not None
        feared = supposes and self._feared.search(lower) is not None
        for pattern, whoever in self._patterns:
            for match in pattern.quoted.finditer(lower):
                if pattern.unless is not None and pattern.unless.search(lower[: match.start()]):
                    continue
                if pattern.act == "reject" and _NO_REFUSAL.search(match.group()):
                    continue
                if whoever or self._fits(pattern.act, self._side(text, match, party, surnames)):
                    return None if feared or (supposes and pattern.act != "offer") else pattern.act
        return None

    def is_felt(self, words: str) -> bool:
        """Whether what a statement reaffirms is a feeling rather than a position."""
        return self._lexicon.felt.search(words.lower()) is not None

    def put_forward(self, words: str) -> Iterator[PutForward]:
        """The offers that nouns tell of: "a series of American suggestions for joint steps"."""
        for match in self._lexicon.put_forward.finditer(words):
            owner = match["owner"].removesuffix("'s").removesuffix("’s")
            names = (owner, owner.split(" ")[-1])
            found = [self._gazetteer.modifier(name) or self._gazetteer.speaker(name) for name in names]
            polity = next((each for each in found if each is not None), None)
            if polity is not None:
                yield PutForward(party=polity.name, words=match.group().rstrip(" .,!"))

    def _fits(self, act: str, side: str) -> bool:
        if act in self._lexicon.own:
            return side == OWN
        if act in self._lexicon.others:
            return side == OTHER
        return act != "reject" or side != OTHER

    def _side(self, text: str, match: re.Match[str], party: str, surnames: Mapping[str, str]) -> str:
        """Of whose side the words before a match speak, nearest first."""
        words = _WORD.findall(text[: match.end()])[-_REACH:]
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            lower = word.lower().removesuffix("'s")
            if lower in _FIRST and word != "US":
                return OWN
            if lower in _THIRD:
                return OTHER
            if word[0].isupper():
                named = surnames.get(lower) or self._ending_with(words[: at + 1])
                if named is not None:
                    return OWN if named == party else OTHER
        return NOBODY

    def _ending_with(self, words: Sequence[str]) -> str | None:
        """The state or organisation of which the last of the words is the name's end, the longest first."""
        for size in range(min(_LONGEST, len(words)), 0, -1):
            named = self._named(" ".join(words[-size:]).removesuffix("'s"))
            if named is not None:
                return named
        return None

    def _named(self, word: str) -> str | None:
        polity = self._gazetteer.modifier(word) or self._gazetteer.speaker(word)
        return None if polity is None else polity.name


def units_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends.

    >>> [("We met. They left."[a:b]) for a, b in units_of("We met. They left.")]
    ['We met.', 'They left.']
    """
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.end("mark")
        start = match.end()
    if start < len(text):
        yield start, len(text)
