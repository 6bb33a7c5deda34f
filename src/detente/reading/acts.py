"""The bargaining act of a statement, from its cue and from what is said (Walcott and Hopmann 1978)."""

from __future__ import annotations

import re

from detente.reading import moves
from detente.reading.act_lexicon import ActLexicon
from detente.reading.attribution import Attribution
from detente.reading.gazetteer import Gazetteer
from detente.reading.moves import Said
from detente.reading.parse import Parse
from detente.reading.predicates import OPENING, PERFECT, Predicate, predicates_of
from detente.reading.whose import OTHER, OWN, Standpoint, Whose

_VOICING = frozenset({"voice", "express", "share", "raise", "signal", "show"})
_SELF_DIRECTED = frozenset({"need", "interest", "desire", "wish", "willingness", "readiness", "hope"})
_PLAIN = str.maketrans({"’": "'", "‘": "'", '"': None, "“": None, "”": None})
_DONE = frozenset({"accepted", "agreed", "proposed", "offered"})
_TELLING = frozenset({"say", "says", "tell", "tells"})
_SPEAKING = ("he", "she", "it", "they", "i", "we")
_FLIPPED = {
    "agree": "reject",
    "offer": "reject",
    "support": "reject",
    "promise": "reject",
    "commit": "reject",
}
_FLIPPED |= {"demand": "assess", "request": "assess"}  # who no longer demands it asks for nothing
_FLIPPED |= {"reject": "offer", "deny": "assess", "accuse": "assess", "threaten": "assess", "hope": "assess"}


class Acts:
    """Judges the statements of one document."""

    def __init__(self, parse: Parse, lexicon: ActLexicon, gazetteer: Gazetteer) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._whose = Whose(parse, gazetteer, lexicon.sides)

    def act(self, found: Attribution, standpoint: Standpoint, *, parties: int = 1) -> str:
        """The act of an attribution.

        Args:
            standpoint: for whom its speaker speaks.
            parties: how many states or bodies speak together; what several say they need, they agree on.
        """
        said = self._said(found, standpoint)
        act = _Judging(self._parse, found, self._lexicon, said, parties).act()
        return _FLIPPED.get(act, act) if found.negated else act

    def _said(self, found: Attribution, standpoint: Standpoint) -> Said:
        joined = " ".join(self._parse.text[span.start : span.end] for span in found.content)
        quoted = found.quoted == "all"
        return Said(
            words=" ".join(joined[:OPENING].translate(_PLAIN).casefold().split()),
            predicates=tuple(
                (each, self._whose.side(each.subject, standpoint, quoted=quoted))
                for each in predicates_of(self._parse, found.content, self._lexicon.judge)
            ),
            quoted=found.quoted,
        )


class _Judging:
    """One statement on its way to its act."""

    def __init__(
        self, parse: Parse, found: Attribution, lexicon: ActLexicon, said: Said, parties: int
    ) -> None:
        self._parse = parse
        self._found = found
        self._lexicon = lexicon
        self._said = said
        self._parties = parties

    def act(self) -> str:
        lemma, told = self._cue()
        if told is not None and lemma in _SELF_DIRECTED and self._parties > 1:
            return "agree"
        if told is not None and lemma not in self._lexicon.leaning:
            return self._fitting(told)
        leaning = self._lexicon.leaning.get(lemma)
        if leaning == "commit" and self._found.negated:
            return "assess"  # not to insist is to hold to nothing, and to refuse nothing
        if leaning == "commit":
            return self._held(insisting=lemma == "insist")
        if lemma in self._lexicon.claiming and moves.is_conduct(self._said) and not self._is_talk():
            return "accuse"
        content = self._content(countering=lemma in self._lexicon.countering)
        if self._found.cue_kind == "preposition":
            return (
                content if content in ("accuse", "threaten") else moves.passed_on(self._said, self._lexicon)
            )
        return content or (self._fitting(leaning) if leaning else moves.told(self._said, self._lexicon))

    def _held(self, *, insisting: bool) -> str:
        """What "insist", "maintain" and "reiterate" hold to, or demand of the other side."""
        demanded = moves.duty(self._said, self._lexicon, insisting=insisting)
        if demanded is not None:
            return demanded
        content = self._content(countering=False)
        return "commit" if content in (None, "promise", "report", "assess") else content

    def _cue(self) -> tuple[str, str | None]:
        """The headword that tells, and its act: the cue's own, else another word of the cue."""
        lemma = self._found.cue_lemma
        if self._found.cue_kind == "preposition":
            return lemma, None
        told = self._lexicon.cues.get(lemma)
        if told is None and lemma in _VOICING:
            # A parse that takes "voiced hope the talks …" apart leaves the noun at the content's start.
            opening = self._said.words.split(" ", 1)[0]
            if opening in self._lexicon.cues:
                return opening, self._lexicon.cues[opening]
        if told is not None or self._found.cue is None:
            return lemma, told
        first, last = self._found.cue
        for token in range(last, first - 1, -1):
            for guess in lemmas(self._parse.lowers[token]):
                if guess in self._lexicon.cues and guess not in self._lexicon.leaning:
                    return guess, self._lexicon.cues[guess]
        return lemma, None

    def _fitting(self, told: str) -> str:
        """A promise of harm is a threat, to reject a claim is to deny it, to warn of a deed to blame."""
        words = self._said.words
        if told == "reject" and self._lexicon.claims.match(words):
            return "deny"
        if told == "threaten" and self._found.frame not in ("obj", "inf") and moves.is_conduct(self._said):
            return "accuse"
        hostile = self._lexicon.hostile.search(words) and not self._lexicon.friendly.search(words)
        if told == "promise" and hostile and not self._withholds():
            return "threaten"
        return told

    def _withholds(self) -> bool:
        """Harm that is promised not to come."""
        return re.match(r"(?:that )?(?:\w+ ){0,3}(?:not|never|no)\b", self._said.words) is not None

    def _content(self, *, countering: bool) -> str | None:
        said, lexicon = self._said, self._lexicon
        if self._is_talk() or moves.is_news(said, lexicon):
            return "report"
        act = moves.conditional(said, lexicon)
        if act is not None:
            return act
        if said.main is not None:
            stance = self._stance(said.main[0], said.main[1])
            if stance is not None and stance != "assess":
                return stance
        act = self._worded()
        if act is not None:
            return act
        if moves.blames(said, lexicon):
            return "accuse"
        act = moves.duty(said, lexicon, insisting=False)
        if act is not None:
            negated = any(each.negated for each, _ in said.predicates)
            return "reject" if countering and negated else act
        moved = (moves.of_predicate(each, side, said, lexicon) for each, side in said.predicates)
        return next((act for act in moved if act is not None), None)

    def _worded(self) -> str | None:
        """What the patterns tell, in their order."""
        said = self._said
        own = " ".join(each.lower for each, side in said.predicates if side != OTHER)
        others = said.main is not None and said.main[1] == OTHER
        for pattern in self._lexicon.patterns:
            if pattern.own and others:
                continue
            if pattern.head:
                if pattern.words.search(own):
                    return pattern.act
                continue
            match = (pattern.quoted if said.quoted == "all" else pattern.words).search(said.words)
            if match and not (pattern.unless and pattern.unless.search(said.words[: match.start()])):
                return pattern.act
        return None

    def _stance(self, each: Predicate, side: str) -> str | None:
        """The speaker's own stance, put in words: "said he hoped", "we reject"."""
        if side != OWN or each.modal or ("had" in each.auxiliaries and each.lower not in _DONE):
            return None
        for guess in lemmas(each.lower):
            told = self._lexicon.cues.get(guess)
            if told is not None and guess not in self._lexicon.leaning:
                return _FLIPPED.get(told, told) if each.negated else told
        return None

    def _is_talk(self) -> bool:
        """What others said, or will have to talk over."""
        if self._said.main is None:
            return False
        main, side = self._said.main
        if main.subject is None or side == OWN:
            return False
        if main.lower in _TELLING and not main.modal:
            return True
        if self._parse.lowers[main.subject] in (*_SPEAKING, "there", "that", "this", "who", "which"):
            return False
        if main.lower in self._lexicon.talk:
            return main.tag in ("VBD", "VBN") or bool(main.auxiliaries & PERFECT)
        return any(
            self._parse.deps[each] == "xcomp" and self._parse.lowers[each] in self._lexicon.talk
            for each in self._parse.children[main.token]
        )


def lemmas(form: str) -> tuple[str, ...]:
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
