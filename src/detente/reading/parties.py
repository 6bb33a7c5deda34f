"""Who a phrase stands for in a claim: a state for its organs, whoever speaks for "we"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from detente.reading.antecedents import polity_meant
from detente.reading.arguments import child, core_phrase, is_name
from detente.reading.gazetteer import Gazetteer
from detente.reading.knowledge import Knowledge
from detente.reading.setting import Setting
from detente.record import Span, Speaker, Statement

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
_CLIMB = 8
_LONGEST = 60
_ARTICLE = len("some ")
_OWN = frozenset(("government", "country", "nation", "state", "administration", "side", "bloc"))
"""What a speaker's own side is called."""
_SHARED = frozenset(("it", "they", "he", "she"))


class Parties:
    """Names the parties of one document."""

    def __init__(self, setting: Setting, statements: Sequence[Statement], knowledge: Knowledge) -> None:
        self.setting = setting
        self.document = setting.document
        self.parse = setting.parse
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
                side = each.speaker.party or self._state_before(each.speaker.text)
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
        term = self.knowledge.roster.named(entity.rpartition(" ")[2].casefold(), self.document.published)
        if term is not None and term.holder == entity:
            return term.of
        if statement.speaker.party is not None:
            return statement.speaker.party
        if entity in self._sides:
            return self._sides[entity]
        return party_name(entity, self.knowledge.gazetteer, self.knowledge.ontology.organs)

    def behind(self, party: str) -> str:
        """The state or organisation for which a person or body speaks, where the text or roster tells."""
        if party in self._sides:
            return self._sides[party]
        term = self.knowledge.roster.named(party.rpartition(" ")[2].casefold(), self.document.published)
        return term.of if term is not None and term.holder == party else party

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
        named = [self.name(core_phrase(parse, each), via) for each in heads]
        found = [one for each in named if each is not None for one in each.split("; ")]
        return "; ".join(dict.fromkeys(found)) or None

    def name(self, phrase: tuple[int, int], via: Statement | None) -> str | None:
        """The party that a phrase names, or None where it is a pronoun for nobody known.

        "We" is whoever speaks; "it" and "they" in indirect speech are most often the speaker too.
        """
        first, last = phrase
        words = self.parse.lowers[first : last + 1]
        if len(words) == 1 and words[0] in FIRST_PERSON:
            side = None if via is None else self.side_of(via)
            return side or self._named_after(last)
        if words[-1] in ("it", "they"):
            return self._meant(last, via)
        speaker = self._speaker_at(self.parse.span(first, last))
        if speaker is not None and len(speaker.entity) <= _LONGEST:
            if speaker.entity.casefold() not in PRONOUNS | FIRST_PERSON:
                return self._plain(speaker.entity, last)
            return None
        if len(words) == 1 and words[0] in PRONOUNS:
            shared = via is not None and via.mode == "indirect" and words[0] in _SHARED
            return self.side_of(via) if shared and via is not None else None
        if len(words) == 1 and words[0] in _OWN:
            owned = child(self.parse, last, "poss", "det")
            if owned is not None and (self.parse.tags[owned] == "PRP$" or self.parse.lowers[owned] == "the"):
                own = None if via is None else self.side_of(via)
                return own or self._plain(words[0], last)
        named = self.setting.persons_in(first, last)
        written = range(first, named[0].last + 1) if len(named) == 1 else ()
        if written and self.parse.tags[last][:3] == "NNP":
            if not all(self.parse.words[each][:1].isupper() for each in written):
                return self._plain(self._printed(phrase), last)
            return named[0].name
        return self._plain(self._printed(phrase), last)

    def _named_after(self, token: int) -> str | None:
        """Whom a verb of saying after a quotation names: ", warned the envoy", parsed as its object."""
        parse, at = self.parse, token
        for _ in range(_CLIMB):
            above = parse.heads[at]
            if above == at:
                return None
            if parse.deps[at] == "ccomp" and above > at:
                teller = child(parse, above, "dobj")
                if teller is None or child(parse, above, "nsubj") or parse.left[teller] != above + 1:
                    return None
                return self._plain(self._printed(core_phrase(parse, teller)), teller)
            at = above
        return None

    def _printed(self, phrase: tuple[int, int]) -> str:
        return " ".join(self.document.quote(self.parse.span(*phrase)).split())

    def _meant(self, pronoun: int, via: Statement | None) -> str | None:
        """Whom "it" or "they" stands for: a polity named before it in what is said, else the speaker."""
        since = 0 if via is None else bisect_left(self.parse.starts, via.content[0].span.start)
        if via is None or via.mode == "indirect":
            meant = polity_meant(self.setting, pronoun, since)
            if meant is not None:
                return meant
        speaker = self._speaker_at(self.parse.span(pronoun, pronoun))
        if speaker is not None and speaker.entity.casefold() not in PRONOUNS:
            return self._plain(speaker.entity, pronoun)
        return self.side_of(via) if via is not None and via.mode == "indirect" else None

    def _plain(self, phrase: str, head: int) -> str:
        """The polity that a phrase stands for, the full name of an office holder, else the phrase."""
        gazetteer, organs = self.knowledge.gazetteer, self.knowledge.ontology.organs
        found = party_name(phrase, gazetteer, organs)
        if found != phrase:
            return found
        words = phrase.split()
        term = self.knowledge.roster.named(words[-1].casefold(), self.document.published)
        if term is not None and term.holder.endswith(words[-1]) and words[-1][:1].isupper():
            return term.holder
        if len(words) > 1 and words[-1].lower() in organs:
            term = self.knowledge.roster.named(words[-2].casefold(), self.document.published)
            if term is not None:
                return term.of  # "the Biden administration"
        if len(words) == 1 and words[0] in gazetteer.nouns:
            wanted = {each.name for each in gazetteer.nouns[words[0]]}
            before = self.setting.polities_in(0, head)
            called = (each.polity.name for each in reversed(before) if each.polity.name in wanted)
            return next(called, phrase)
        return phrase

    def _speaker_at(self, span: Span) -> Speaker | None:
        """The speaker whose noun phrase begins where the span does, articles aside."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return None
        speaker = self._speakers[at]
        near = span.start - speaker.span.start <= _ARTICLE
        return speaker if near and span.end <= speaker.span.end else None


def party_name(phrase: str, gazetteer: Gazetteer, organs: frozenset[str]) -> str:
    """The state or organisation that a phrase stands for, else the phrase itself.

    A state's organs act for it: "Russian troops" and "the Russian government" are Russia's acts.
    """
    whole = gazetteer.speaker(phrase)
    if whole is not None:
        return whole.name
    words = phrase.split()
    while len(words) > 1 and not words[0][:1].isupper():
        words = words[1:]  # "100,000 Russian troops", "southern Russia"
    if len(words) < len(phrase.split()):
        named = gazetteer.speaker(" ".join(words))
        if named is not None:
            return named.name
    last = words[-1].lower().removesuffix("'s").removesuffix("’s")
    if len(words) > 1 and last in organs:
        for size in (3, 2, 1):
            if size < len(words):
                first = " ".join(words[:size])
                owner = gazetteer.modifier(first.removesuffix("'s").removesuffix("’s"))
                if owner is not None:
                    return owner.name
    return phrase
