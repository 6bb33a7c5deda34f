"""PLOVER events: who did what to whom, in which words, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.arguments import (
    doer_of_noun,
    is_name,
    is_passive,
    object_of,
    prepositions,
    subject_of,
)
from detente.reading.frames import Frames, Sense
from detente.reading.parse import Parse
from detente.reading.plover import TYPES, Ontology

_TOWARDS = {
    **dict.fromkeys(("with", "to", "against", "upon", "towards", "toward", "between"), frozenset(TYPES)),
    "on": frozenset(("ASSAULT", "SANCTION", "COERCE", "REQUEST", "THREATEN")),
    "from": frozenset(("RETREAT", "REQUEST", "SANCTION", "COERCE")),
    "into": frozenset(("ASSAULT", "MOBILIZE")),
    "in": frozenset(("MOBILIZE", "ASSAULT")),
    "of": frozenset(TYPES),
    "for": frozenset(("SUPPORT", "AID")),
}
"""Prepositions that lead to the recipient of events of some types."""
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "lest"))
_MAY = frozenset(("may", "might", "could", "can", "would"))
_CLIMB = 12
_BINDING = frozenset(("aux", "auxpass", "neg"))
_NEVER = frozenset(("no", "never", "not", "neither", "without"))
_OPEN_CLASSES = frozenset(("VB", "NN", "JJ", "RB", "IN"))
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_SHORT = "jan. feb. aug. sept. oct. nov. dec."
_CALENDAR = frozenset(f"{_DAYS} {_MONTHS} {_SHORT}".split())
_EDGE = {
    **dict.fromkeys(("ccomp", "xcomp", "dobj", "attr", "acomp", "prep", "pcomp", "agent"), 1),
    **dict.fromkeys(("parataxis", "pobj"), 2),
    **dict.fromkeys(("conj", "nsubj", "nsubjpass"), 3),
    **dict.fromkeys(("poss", "appos"), 5),
    "relcl": 6,
}
_OTHER_EDGE = 4
_FARTHEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event in the parse's own terms.

    Attributes:
        token: the word that triggers it. parts: all words that carry it.
        actor, recipient, object: heads of the noun phrases for who does it, to whom, to what, or None.
        stance: the stance that makes the type, or None. modal: a modal verb tells the stance.
        vague: a stance towards a deed that PLOVER doesn't know.
        inner: the token of the deed that a stance is towards. witness: the words that decide whether it
            happened: "not", "would", "if", the verb that denies or plans it.
        rank: how far below the top of its sentence it is said; 0 is what the sentence asserts.
    """

    type: str
    mode: str | None
    context: tuple[str, ...]
    token: int
    parts: tuple[int, ...]
    actor: int | None
    recipient: int | None
    object: int | None
    negated: bool
    modality: str
    rank: int
    stance: str | None = None
    modal: bool = False
    vague: bool = False
    inner: int | None = None
    witness: tuple[int, ...] = ()


def find_events(frames: Frames) -> list[FoundEvent]:
    """Every event that a document's words name, in the order of the text."""
    return _Finder(frames).events()


def main_event(parse: Parse, ontology: Ontology) -> FoundEvent | None:
    """The event that a text asserts on top: the one nearest to the root of its first telling sentence.

    What people are said to say counts as near as their saying it, since "the minister said that
    troops had left" tells of the leaving.
    """
    found = find_events(Frames(parse, ontology))
    return min(found, key=lambda event: (event.rank, event.token), default=None)


class _Finder:
    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.parse = frames.parse
        self.ontology = frames.ontology

    def events(self) -> list[FoundEvent]:
        senses = [
            sense
            for sense in map(self.frames.sense, self._triggers())
            if sense is not None and not sense.latent
        ]
        carried = {part for sense in senses for part in sense.parts}
        found: list[FoundEvent] = []
        for sense in senses:
            if sense.token in carried:
                continue
            found.append(self._event(sense, None))
            if sense.deed is not None and sense.stance != "refuse" and not sense.deed.negated:
                found.append(
                    self._event(
                        sense.deed, self.ontology.stances[sense.stance].modality if sense.stance else None
                    )
                )
        return found

    def _triggers(self) -> list[int]:
        """The tokens that may name an event, in order; a duty is named by its verb."""
        known, tags, heads = self.ontology.triggers, self.parse.tags, self.parse.heads
        found: set[int] = set()
        for token, lower in enumerate(self.parse.lowers):
            if lower in known:
                if tags[token] == "MD":
                    found.add(heads[token])
                elif tags[token][:2] in _OPEN_CLASSES:
                    found.add(token)
        return sorted(found)

    def _event(self, sense: Sense, modality: str | None) -> FoundEvent:
        actor, recipient = self._parties(sense)
        told, witness = self._modality(sense.token, modal=sense.inner == sense.token)
        return FoundEvent(
            type=sense.type,
            mode=sense.mode,
            context=sense.context,
            token=sense.token,
            parts=(sense.token, *sense.parts),
            actor=actor,
            recipient=recipient,
            object=sense.object,
            stance=sense.stance,
            modal=sense.inner == sense.token,
            vague=sense.vague,
            inner=sense.inner,
            witness=(*witness, *(each for each in self.parse.children[sense.token] if self._binds(each))),
            negated=sense.negated,
            modality=modality or told,
            rank=self._rank(sense.token) + (0 if modality is None else 1),
        )

    # -- who

    def _parties(self, sense: Sense) -> tuple[int | None, int | None]:
        parse = self.parse
        actor = (
            doer_of_noun(parse, sense.token)
            if parse.tags[sense.token][:1] == "N"
            else subject_of(parse, sense.token)
        )
        if parse.tags[sense.token][:1] == "J":
            actor = subject_of(parse, parse.heads[sense.token])
        recipient = None
        candidates = [object_of(parse, sense.token), sense.object]
        if is_passive(parse, sense.token):
            candidates.append(object_of(parse, sense.token))
        for each in candidates:
            if each is not None and each != actor and self.is_party(each):
                return actor, each
        for part in (sense.token, *sense.parts, *(() if sense.object is None else (sense.object,))):
            for word, noun in prepositions(parse, part):
                if sense.type in _TOWARDS.get(word, ()) and noun != actor and self.is_party(noun):
                    return actor, noun
        if sense.object is not None:
            for each in parse.children[sense.object]:
                if (
                    parse.deps[each] in ("poss", "amod", "compound")
                    and is_name(parse, each)
                    and each != actor
                ):
                    return actor, each
        return actor, recipient

    def is_party(self, token: int) -> bool:
        """Whether a noun phrase can act: a name, or people and bodies that do."""
        if self.parse.lowers[token] in _CALENDAR:
            return False
        return is_name(self.parse, token) or self.parse.lowers[token] in self.ontology.actors

    # -- whether

    def _binds(self, token: int) -> bool:
        if self.parse.deps[token] == "mark":
            return self.parse.lowers[token] in _HYPOTHETICAL
        return self.parse.deps[token] in _BINDING or self.parse.lowers[token] in _NEVER

    def _modality(self, token: int, *, modal: bool) -> tuple[str, tuple[int, ...]]:
        """Whether it happened, and the words that tell."""
        parse, at = self.parse, token
        found: str | None = None
        witness: list[int] = []
        if self._is_prospect(token):
            return "hypothetical", ()
        for _ in range(_CLIMB):
            kin = parse.children[at]
            if parse.tags[at][:2] == "VB":
                mark = next(
                    (x for x in kin if parse.lowers[x] in _HYPOTHETICAL and parse.deps[x] == "mark"), None
                )
                if mark is not None:
                    return ("hypothetical" if found is None else found), (*witness, mark)
                if self._is_inverted(at):
                    return ("hypothetical" if found is None else found), tuple(witness)
                if (
                    any(parse.lowers[each] in _MAY and parse.deps[each] == "aux" for each in kin)
                    and at == token
                    and not modal
                ):
                    return "hypothetical", ()
            above = parse.heads[at]
            if above == at or parse.deps[at] in ("relcl", "appos"):
                break  # a relative clause stands on its own, whatever becomes of its noun
            # What is joined to a denied or planned deed by "and" is a deed beside it, not one below it.
            stance = None if parse.deps[at] == "conj" else self._stance_over(above, at)
            if stance is not None and self._is_refuted(above):
                stance = "denied"
            if stance == "denied" or (stance is not None and found is None):
                found = stance
                witness += (above, *(each for each in parse.children[above] if self._binds(each)))
            at = above
        if found is not None:
            return found, tuple(witness)
        return ("planned" if self._is_purpose(token) else "actual"), ()

    def _is_inverted(self, verb: int) -> bool:
        """ "Should they invade", "were they to": a condition without its "if"."""
        parse = self.parse
        subject = [each for each in parse.children[verb] if parse.deps[each] in ("nsubj", "nsubjpass")]
        modal = [each for each in parse.children[verb] if parse.lowers[each] in ("should", "were", "had")]
        if not subject or not modal or min(modal) > min(subject):
            return False
        _, last = parse.sentences[parse.sentence_of[verb]]
        return "?" not in parse.words[verb:last]

    def _is_prospect(self, token: int) -> bool:
        """Whether a noun names what may come: "any further invasion", "in the event of an attack"."""
        parse, words = self.parse, self.ontology.prospects
        if parse.tags[token][:2] == "NN" and any(
            parse.lowers[each] in words for each in parse.children[token] if each < token
        ):
            return True
        at = token
        for _ in range(3):
            above = parse.heads[at]
            if above == at or (parse.tags[above][:2] == "VB" and at != token and parse.tags[at][:2] == "NN"):
                return False
            at = above
            if parse.lowers[at] in words and parse.tags[at][:2] == "NN":
                return True
        return False

    def _is_refuted(self, stance: int) -> bool:
        """Whether there is no such plan or wish: "no plans to", "did not intend to", "has no wish to"."""
        lowers = self.parse.lowers
        if self.parse.tags[stance][:2] == "VB" and lowers[stance] in self.ontology.denials:
            return False
        sense = self.frames.sense(stance)
        if sense is not None and (sense.negated or sense.stance in ("demand", "accuse", "refuse", "halt")):
            return False
        return any(
            self.parse.deps[each] == "neg" or lowers[each] in _NEVER for each in self.parse.children[stance]
        )

    def _is_purpose(self, verb: int) -> bool:
        """Whether a verb stands in "to …" that nothing above it asserts."""
        parse = self.parse
        if not any(parse.tags[each] == "TO" for each in parse.children[verb]):
            return False
        return parse.deps[verb] in ("advcl", "acl", "relcl", "xcomp", "ccomp", "ROOT", "conj")

    def _stance_over(self, above: int, below: int) -> str | None:
        sense = self.frames.sense(above)
        if sense is None and self.parse.lowers[above] in self.ontology.denials:
            return "denied" if self.parse.tags[above][:2] == "VB" else None
        if (
            sense is not None
            and sense.stance is not None
            and sense.inner is not None
            and sense.token != sense.inner
        ):
            inner = sense.inner
            if inner == below or self.parse.heads[inner] == below:
                return self.ontology.stances[sense.stance].modality
        for noun in self.ontology.nouns.get(self.parse.lowers[above], ()):
            if (
                noun.deed is not None
                and noun.deed.type is None
                and noun.deed.stance is not None
                and not noun.before
            ):
                return self.ontology.stances[noun.deed.stance].modality
        return None

    # -- how near the top

    def _rank(self, token: int) -> int:
        parse, at, rank = self.parse, token, 0
        for _ in range(_CLIMB):
            above = parse.heads[at]
            if above == at:
                return min(rank, _FARTHEST - 1) + _FARTHEST * min(parse.sentence_of[token], _FARTHEST)
            dep = parse.deps[at]
            if not (dep in ("ccomp", "parataxis") and parse.lowers[above] in self.ontology.report):
                rank += _EDGE.get(dep, _OTHER_EDGE)
            at = above
        return _FARTHEST - 1 + _FARTHEST * min(parse.sentence_of[token], _FARTHEST)
