"""Who a phrase stands for in a claim: a state for its organs, whoever speaks for "we"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from detente.reading.arguments import core_phrase, is_name
from detente.reading.gazetteer import Gazetteer
from detente.reading.knowledge import Knowledge
from detente.reading.parse import Parse
from detente.record import Document, Span, Statement

FIRST_PERSON = frozenset(["i", "we", "us", "me", "our", "my", "ourselves"])
PRONOUNS = frozenset(
    [
        "it",
        "they",
        "he",
        "she",
        "them",
        "him",
        "her",
        "its",
        "their",
        "his",
        "you",
        "this",
        "that",
        "who",
        "which",
        "these",
        "those",
        "there",
        "one",
    ]
)
_MOST = 6
_LONGEST = 60
_ARTICLE = len("some ")
_SHARED = frozenset(("it", "they", "he", "she"))


class Parties:
    """Names the parties of one document."""

    def __init__(
        self, document: Document, parse: Parse, statements: Sequence[Statement], knowledge: Knowledge
    ) -> None:
        self.document = document
        self.parse = parse
        self.knowledge = knowledge
        self._sides = self._sides_of(statements)
        spoken = {each.speaker.span.start: each.speaker for each in statements if each.speaker is not None}
        self._speakers = [spoken[start] for start in sorted(spoken)]
        self._starts = sorted(spoken)

    def _sides_of(self, statements: Sequence[Statement]) -> dict[str, str]:
        """For each speaker's entity the state or organisation that some mention puts before the name."""
        sides: dict[str, str] = {}
        for each in statements:
            if each.speaker is not None and each.speaker.entity not in sides:
                side = self._state_before(each.speaker.text)
                if side is not None:
                    sides[each.speaker.entity] = side
        return sides

    def _state_before(self, phrase: str) -> str | None:
        words = phrase.split()
        if words and words[0].lower() == "the":
            words = words[1:]
        gazetteer = self.knowledge.gazetteer
        for size in (3, 2, 1):
            if size < len(words):
                first = " ".join(words[:size])
                owner = gazetteer.modifier(first) or gazetteer.speaker(first)
                if owner is not None:
                    return owner.name
        return None

    def side_of(self, statement: Statement) -> str | None:
        """Whom a statement's speaker speaks for: the state where it is known, else the speaker."""
        if statement.speaker is None:
            return None
        entity = statement.speaker.entity
        if entity in self._sides:
            return self._sides[entity]
        term = self.knowledge.roster.named(entity.rpartition(" ")[2].casefold(), self.document.published)
        if term is not None and term.holder == entity:
            return term.of
        return party_name(entity, self.knowledge.gazetteer, self.knowledge.ontology.organs)

    def may_act(self, token: int) -> bool:
        """Whether a noun phrase can be a party: a name, people and bodies that act, "we", "they"."""
        lower = self.parse.lowers[token]
        if lower in FIRST_PERSON or lower in _SHARED:
            return True
        if is_name(self.parse, token) or lower in self.knowledge.ontology.actors:
            return True
        # A name that opens a sentence may be tagged as a common noun.
        return self.parse.words[token][:1].isupper() and self.knowledge.gazetteer.speaker(lower) is not None

    def names(self, head: int | None, via: Statement | None) -> str | None:
        """The party at a head, with those that "and" joins to it, or None where none is known."""
        if head is None:
            return None
        parse = self.parse
        heads = [head]
        for each in heads:
            heads.extend(
                one
                for one in parse.children[each]
                if parse.deps[one] == "conj" and is_name(parse, one) and len(heads) < _MOST
            )
        found = [self.name(core_phrase(parse, each), via) for each in heads]
        return "; ".join(dict.fromkeys(each for each in found if each is not None)) or None

    def name(self, phrase: tuple[int, int], via: Statement | None) -> str | None:
        """The party that a phrase names, or None where it is a pronoun for nobody known.

        "We" is whoever speaks; "it" and "they" in indirect speech are most often the speaker too.
        """
        first, last = phrase
        speaker = self._speaker_at(self.parse.span(first, last))
        if speaker is not None and len(speaker) <= _LONGEST:
            if speaker.casefold() in PRONOUNS | FIRST_PERSON:
                return None
            return party_name(speaker, self.knowledge.gazetteer, self.knowledge.ontology.organs)
        words = self.parse.lowers[first : last + 1]
        if len(words) == 1 and words[0] in FIRST_PERSON:
            return None if via is None else self.side_of(via)
        if len(words) == 1 and words[0] in PRONOUNS:
            shared = via is not None and via.mode == "indirect" and words[0] in _SHARED
            return self.side_of(via) if shared and via is not None else None
        text = " ".join(self.document.quote(self.parse.span(first, last)).split())
        return party_name(text, self.knowledge.gazetteer, self.knowledge.ontology.organs)

    def _speaker_at(self, span: Span) -> str | None:
        """The entity of the speaker whose noun phrase begins where the span does, articles aside."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return None
        speaker = self._speakers[at]
        near = span.start - speaker.span.start <= _ARTICLE
        return speaker.entity if near and span.end <= speaker.span.end else None


def party_name(phrase: str, gazetteer: Gazetteer, organs: frozenset[str]) -> str:
    """The state or organisation that a phrase stands for, else the phrase itself.

    A state's organs act for it: "Russian troops" and "the Russian government" are Russia's acts.
    """
    whole = gazetteer.speaker(phrase)
    if whole is not None:
        return whole.name
    words = phrase.split()
    if len(words) > 1 and words[-1].lower() in organs:
        for size in (3, 2, 1):
            if size < len(words):
                owner = gazetteer.modifier(" ".join(words[:size]))
                if owner is not None:
                    return owner.name
    return phrase
