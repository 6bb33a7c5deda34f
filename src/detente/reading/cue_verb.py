"""A verb that attributes, in its clause: who speaks, to whom, and of what."""

from __future__ import annotations

from detente.reading.arguments import is_negated
from detente.reading.clauses import is_hypothetical, is_passive, is_question
from detente.reading.contents import Tails
from detente.reading.draft import Draft, Range
from detente.reading.lexicon import Cue
from detente.reading.parse import Parse
from detente.reading.phrases import EXPLETIVE, child, noun_phrase, subject, trimmed

RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
_NEGATIVE = frozenset({"never", "neither", "hardly", "barely", "nor"})


_WITHHOLDING = frozenset({"decline", "refuse", "stop"})
_REFUSALS = ("declin", "refus", "stopp")
_TELLING = frozenset(
    {
        *("say", "comment", "elaborate", "speculate", "discuss", "disclose", "specify", "reveal", "explain"),
        *(
            "answer",
            "respond",
            "confirm",
            "identify",
            "name",
            "tell",
            "clarify",
            "detail",
            "describe",
            "give",
        ),
    }
)


class CueVerb:
    """One cue verb in its clause."""

    def __init__(self, parse: Parse, verb: int, cue: Cue, last: int, tails: Tails) -> None:
        self.parse, self.verb, self.cue, self.last, self.tails = parse, verb, cue, last, tails
        self.passive = is_passive(parse, verb)

    def speaker(self) -> Range | None:
        parse, verb = self.parse, self.verb
        if self.passive:
            agent = child(parse, verb, "agent")
            head = None if agent is None else child(parse, agent, "pobj")
        else:
            head = subject(parse, self.tails.lender(verb))
            if head is not None and parse.deps[head] == "nsubjpass" and parse.heads[head] == verb:
                head = None
        if head is None or (parse.lowers[head] in EXPLETIVE and self._is_dummy(head)):
            return None
        speaker = noun_phrase(parse, head, verb)
        carried = self.carried_off(head) if self.passive else None
        if speaker is not None and carried is not None and carried[0] > speaker[0]:
            return speaker[0], carried[0] - 1
        return speaker

    def carried_off(self, agent: int) -> Range | None:
        """ "accused by the groups of blocking": what the parse hangs on the agent and belongs to the verb."""
        parse = self.parse
        for each in parse.children[agent]:
            if parse.deps[each] == "prep" and parse.lowers[each] in self.cue.following:
                return each, parse.right[each]
        return None

    def _points_back(self) -> bool:
        """ "That said, …"; "This means that …": nobody speaks."""
        parse = self.parse
        head = child(parse, self.verb, "nsubj")
        if head is None:
            return self._is_filler()
        if self.cue.lemma == "mean":
            return parse.lowers[head] != "i"
        return parse.tags[head] == "DT"

    def _is_filler(self) -> bool:
        """ "a matter, say, of generations": neither an order nor a statement."""
        parse, verb = self.parse, self.verb
        return (
            self.cue.lemma == "say"
            and parse.tags[verb] == "VB"
            and parse.lowers[verb - 1 : verb] == [","]
            and child(parse, verb, "aux") is None
        )

    def _is_dummy(self, head: int) -> bool:
        return self.parse.lowers[head] == "there" or self.passive

    def draft(self, frame: str, *pieces: Range | None, addressee: Range | None = None) -> Draft | None:
        parse, verb = self.parse, self.verb
        kept = [piece for piece in pieces if piece is not None]
        if not kept or self._points_back():
            return None
        return Draft(
            head=verb,
            cue=(verb, self.last),
            lemma=self.cue.lemma,
            kind="verb",
            frame=frame,
            speaker=self.speaker(),
            pieces=tuple(sorted(kept)),
            addressee=addressee,
            negated=is_negated(parse, verb)
            or any(parse.lowers[each] in _NEGATIVE for each in parse.children[verb]),
            hypothetical=is_hypothetical(parse, verb),
            speech=self.cue.speech,
        )

    def addressee(self) -> Range | None:
        parse, verb = self.parse, self.verb
        if "told" not in self.cue.complements:
            return None
        told = child(parse, verb, "dobj", "dative")
        if told is None and self.passive:
            told = child(parse, verb, "nsubjpass")
        return None if told is None else noun_phrase(parse, told, verb)

    def thing(self) -> Range | None:
        """The object, or the passive's subject."""
        parse, verb = self.parse, self.verb
        if self.cue.particles:
            for each in parse.children[verb]:
                if parse.lowers[each] == self.cue.particles[-1] and parse.deps[each] == "prep":
                    inner = child(parse, each, "pobj")
                    if inner is not None:
                        return parse.left[inner], parse.right[inner]
        inner = child(parse, verb, "nsubjpass") if self.passive else child(parse, verb, "dobj")
        if inner is None or (parse.lowers[inner] in RELATIVE and inner < verb):
            return None
        phrase = noun_phrase(parse, inner, verb)
        if phrase is None:
            return None
        return phrase[0], min(phrase[1], self.tails.end(inner, verb))

    def antecedent(self) -> Range | None:
        """ "the draft, which he described as …": what the relative pronoun stands for."""
        parse, verb = self.parse, self.verb
        inner = child(parse, verb, "nsubj")
        if inner is None or self.passive or parse.deps[verb] not in ("relcl", "acl"):
            return None
        if parse.lowers[parse.left[verb]] not in RELATIVE and parse.left[verb] != parse.left[inner]:
            return None
        head = parse.heads[verb]
        return trimmed(parse, parse.left[head], min(parse.left[verb] - 1, self.verb - 1))

    def withheld(self, content: int) -> bool:
        """ "declined to say", "did not say when", "without saying how": nothing is told.

        Args:
            content: the head of what the cue would attribute.
        """
        parse, verb = self.parse, self.verb
        if self.cue.lemma in _WITHHOLDING and parse.lowers[content] in _TELLING:
            return True
        if self.cue.lemma not in _TELLING or not is_question(parse, content):
            return False
        if child(parse, verb, "neg") is not None:
            return True
        node = verb
        for _ in range(4):
            node = parse.heads[node]
            if parse.lowers[node] == "without" or parse.lowers[node].startswith(_REFUSALS):
                return True
        return False
