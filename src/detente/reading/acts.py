"""The bargaining act of a statement, from its cue and from what is said (Walcott and Hopmann 1978)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from detente.reading.attribution import Attribution
from detente.reading.parse import Parse
from detente.reading.phrases import SUBJECTS

_OPENING = 600
"""So many characters of a long turn tell its act."""
_HEADS = 4
"""So many main verbs of a content are looked at."""
_OWN = frozenset({"i", "we", "it", "they", "he", "she"})
_FIRST = frozenset({"i", "we"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_DUTY = frozenset({"must", "should", "ought"})
_MAYBE = frozenset({"may", "might", "could", "can"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_CONDITION = re.compile(r"\b(?:if|unless|should \w+ (?:\w+ ){0,3}(?:fail|refuse|attack|invade|not))\b")
_CONSEQUENCE = re.compile(r"(?:\b(?:will|would|shall|going to)\b|['’]ll\b)(?! not| never)")
_VOICING = frozenset({"voice", "express", "share", "raise", "signal", "show"})
_SELF_DIRECTED = frozenset({"need", "interest", "desire", "wish", "willingness", "readiness", "hope"})
_FLIPPED = {
    "agree": "reject",
    "offer": "reject",
    "support": "reject",
    "promise": "reject",
    "commit": "reject",
}
_FLIPPED |= {"reject": "offer", "deny": "assess", "accuse": "assess", "threaten": "assess", "hope": "assess"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPattern:
    """Words of a content that tell its act.

    Attributes:
        words: searched in the lower-case content. quoted: the same for quotations, where only the
            first person is the speaker. head: they must be the main verb's own.
        unless: searched in what stands before; where it matches too, the words don't count.
    """

    act: str
    words: re.Pattern[str]
    quoted: re.Pattern[str]
    head: bool = False
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLexicon:
    """What tells an act.

    Attributes:
        cues: act by the cue's headword. leaning: act by headwords that give way to the content.
        hostile, friendly: consequences feared and consequences welcome.
        patterns: in order; the first that matches decides.
        claims: what is denied rather than refused, at the start of a content.
        talk, judge: forms of verbs that report talks, and of verbs that judge.
        plover: PLOVER event type by act; acts that are no event are absent.
    """

    cues: Mapping[str, str]
    leaning: Mapping[str, str]
    hostile: re.Pattern[str]
    friendly: re.Pattern[str]
    patterns: tuple[ActPattern, ...]
    claims: re.Pattern[str]
    talk: frozenset[str]
    judge: frozenset[str]
    plover: Mapping[str, str]


def act_of(parse: Parse, found: Attribution, lexicon: ActLexicon, *, parties: int = 1) -> str:
    """The act of an attribution.

    Args:
        parties: how many states or bodies speak together; what several say they need, they agree on.
    """
    return _Judging(parse, found, lexicon, parties).act()


class _Judging:
    """One statement on its way to its act."""

    def __init__(self, parse: Parse, found: Attribution, lexicon: ActLexicon, parties: int) -> None:
        self._parse = parse
        self._found = found
        self._lexicon = lexicon
        self._parties = parties
        joined = " ".join(parse.text[span.start : span.end] for span in found.content)
        self._said = " ".join(joined[:_OPENING].casefold().split())

    def act(self) -> str:
        lemma, told = self._cue()
        if told is not None and lemma in _SELF_DIRECTED and self._parties > 1:
            return "agree"
        if told is not None and lemma not in self._lexicon.leaning:
            act = self._fitting(told)
        else:
            leaning = self._lexicon.leaning.get(lemma)
            act = self._content() or (self._fitting(leaning) if leaning else self._statement())
        return _FLIPPED.get(act, act) if self._found.negated else act

    def _cue(self) -> tuple[str, str | None]:
        """The headword that tells, and its act: the cue's own, else another word of the cue."""
        lemma = self._found.cue_lemma
        if self._found.cue_kind == "preposition":
            return lemma, None
        told = self._lexicon.cues.get(lemma)
        if told is None and lemma in _VOICING:
            # A parse that takes "voiced hope the talks …" apart leaves the noun at the content's start.
            opening = self._said.split(" ", 1)[0]
            if opening in self._lexicon.cues:
                return opening, self._lexicon.cues[opening]
        if told is not None or self._found.cue is None:
            return lemma, told
        first, last = self._found.cue
        for token in range(last, first - 1, -1):
            for guess in _lemmas(self._parse.lowers[token]):
                if guess in self._lexicon.cues and guess not in self._lexicon.leaning:
                    return guess, self._lexicon.cues[guess]
        return lemma, None

    def _fitting(self, told: str) -> str:
        """A promise of harm is a threat, and to reject a claim is to deny it."""
        if told == "reject" and self._lexicon.claims.match(self._said):
            return "deny"
        hostile = self._lexicon.hostile.search(self._said) and not self._lexicon.friendly.search(self._said)
        if told == "promise" and hostile and not self._withholds():
            return "threaten"
        return told

    def _withholds(self) -> bool:
        """Harm that is promised not to come."""
        return re.match(r"(?:that )?(?:\w+ ){0,3}(?:not|never|no)\b", self._said) is not None

    def _content(self) -> str | None:
        heads = self._heads()
        if heads and self._is_talk(heads[0]):
            return "report"
        if self._is_conditional_threat():
            return "threaten"
        if heads:
            stance = self._stance(heads[0])
            if stance is not None and stance != "assess":
                return stance
        words = " ".join(self._parse.lowers[head] for head in heads)
        direct = self._found.quoted == "all"
        for pattern in self._lexicon.patterns:
            if pattern.head:
                if pattern.words.search(words):
                    return pattern.act
                continue
            match = (pattern.quoted if direct else pattern.words).search(self._said)
            if match and not (pattern.unless and pattern.unless.search(self._said[: match.start()])):
                return pattern.act
        return next((act for act in map(self._modal, heads) if act is not None), None)

    def _stance(self, head: int) -> str | None:
        """The speaker's own stance, put in words: "said he hoped", "we reject"."""
        own = _FIRST if self._found.quoted == "all" else _OWN
        if self._subject(head) not in own or self._auxiliaries(head) & (_FUTURE | _MAYBE | _DUTY | {"had"}):
            return None
        for guess in _lemmas(self._parse.lowers[head]):
            told = self._lexicon.cues.get(guess)
            if told is not None and guess not in self._lexicon.leaning:
                negated = bool(self._auxiliaries(head) & _NOT)
                return _FLIPPED.get(told, told) if negated else told
        return None

    def _is_conditional_threat(self) -> bool:
        condition = _CONDITION.search(self._said)
        if condition is None or self._lexicon.friendly.search(self._said):
            return False
        return any(
            self._lexicon.hostile.search(self._said, match.end())
            for match in _CONSEQUENCE.finditer(self._said)
        )

    def _heads(self) -> list[int]:
        """The main verbs of the content, sentence by sentence, and what hangs on "I think"."""
        parse, heads = self._parse, list[int]()
        for span in self._found.content:
            first = bisect_left(parse.starts, span.start)
            last = bisect_left(parse.starts, min(span.end, span.start + _OPENING)) - 1
            for token in range(first, last + 1):
                above = parse.heads[token]
                if (above == token or not first <= above <= last) and parse.tags[token][0] in "VM":
                    heads.append(token)
                    heads += self._coordinate(token)
                if len(heads) >= _HEADS:
                    return heads[:_HEADS]
        return heads

    def _coordinate(self, head: int) -> list[int]:
        parse = self._parse
        found = [
            each
            for each in parse.children[head]
            if parse.deps[each] == "conj" and parse.tags[each][0] in "VM"
        ]
        if parse.lowers[head] in self._lexicon.judge and self._subject(head) in _OWN:
            found += [each for each in parse.children[head] if parse.deps[each] == "ccomp"]
        return found

    def _subject(self, head: int) -> str | None:
        for each in self._parse.children[head]:
            if self._parse.deps[each] in SUBJECTS:
                return self._parse.lowers[each]
        return None

    def _auxiliaries(self, head: int) -> set[str]:
        parse = self._parse
        return {
            parse.lowers[each]
            for each in parse.children[head]
            if parse.deps[each] in ("aux", "auxpass", "neg")
        }

    def _is_talk(self, head: int) -> bool:
        """What others said, or will have to talk over."""
        parse = self._parse
        subject = self._subject(head)
        if subject is None or subject in _OWN or subject in ("there", "that", "this", "who", "which"):
            return False
        if parse.lowers[head] in self._lexicon.talk:
            return parse.tags[head] in ("VBD", "VBN") or bool(
                self._auxiliaries(head) & {"has", "have", "had"}
            )
        return any(
            parse.deps[each] == "xcomp" and parse.lowers[each] in self._lexicon.talk
            for each in parse.children[head]
        )

    def _modal(self, head: int) -> str | None:
        """Must and should, will and would, as the main verb has them."""
        parse, subject = self._parse, self._subject(head)
        auxiliaries = self._auxiliaries(head)
        if parse.tags[head] == "VB" and subject is None and not auxiliaries - _NOT - {"do"}:
            opens = parse.sentences[parse.sentence_of[head]][0]
            return "demand" if self._found.quoted != "none" and head - opens < 3 else None
        if auxiliaries & _DUTY or self._has_to(head, auxiliaries):
            return "demand" if subject not in ("i", "we") else "assess"
        if auxiliaries & _FUTURE and subject in _OWN and parse.lowers[head] not in self._lexicon.judge:
            if subject in ("it", "they", "he", "she") and self._found.quoted == "all":
                return None
            if parse.lowers[head] in ("be", "have") and subject not in ("i", "we"):
                return None
            if auxiliaries & _NOT:
                return "reject"
            hostile = self._lexicon.hostile.match(parse.lowers[head])
            return "threaten" if hostile and not self._lexicon.friendly.search(self._said) else "promise"
        return None

    def _has_to(self, head: int, auxiliaries: set[str]) -> bool:
        parse = self._parse
        if parse.lowers[head] not in ("has", "have", "needs") or auxiliaries & (_FUTURE | _MAYBE):
            return False
        return any(parse.deps[each] == "xcomp" and parse.tags[each] == "VB" for each in parse.children[head])

    def _statement(self) -> str:
        """A judgement, or news of what happened?"""
        parse, heads = self._parse, self._heads()
        if not heads:
            return "report" if self._found.cue_kind == "preposition" else "assess"
        head = heads[0]
        auxiliaries, subject = self._auxiliaries(head), self._subject(head)
        lower, tag = parse.lowers[head], parse.tags[head]
        if lower in (
            "be",
            "is",
            "are",
            "was",
            "were",
            "been",
            "'s",
            "’s",
            "'re",
            "’re",
            "'m",
            "’m",
            "being",
            "am",
        ):
            return "assess"
        if (
            subject == "there"
            or self._stance(head) == "assess"
            or lower in self._lexicon.judge
            or auxiliaries & (_MAYBE | _DUTY)
        ):
            return "assess"
        if tag == "VBD" or (
            tag == "VBN" and auxiliaries & {"has", "have", "had", "was", "were", "been", "'s", "’s"}
        ):
            return "report"
        if tag == "VBG" and subject not in _FIRST and not auxiliaries & _NOT:
            return "report"
        if auxiliaries & _FUTURE and subject not in _OWN and not auxiliaries & {"would", "'d", "’d"}:
            return "report" if self._found.quoted == "none" else "assess"
        return "assess"


def _lemmas(form: str) -> tuple[str, ...]:
    """What a form may be a form of: itself first, then without its endings."""
    guesses = [form]
    for ending in ("s", "es", "d", "ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            bare = form[: -len(ending)]
            guesses += [bare, bare + "e"]
            if bare[-1:] == bare[-2:-1]:
                guesses.append(bare[:-1])
            if bare.endswith("i"):
                guesses.append(bare[:-1] + "y")
    return tuple(guesses)
