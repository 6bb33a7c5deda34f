"""The sense of a word where it stands: a deed that PLOVER knows, or a stance towards one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.reading.arguments import child, is_negated, is_passive, object_of, prepositions, subject_of
from detente.reading.parse import Parse
from detente.reading.plover import DUTY, Deed, Frame, Noun, Ontology

_FUTURE = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_MAY = frozenset(("may", "might", "could", "can", "ca"))
_ACCEPTING = frozenset(("AGREE", "SUPPORT", "CONCEDE", "COOPERATE"))
_OPEN = frozenset(("intend", "plan", "vow", "prepare"))
_GOVERNING = ("of", "to", "for", "on", "against", "from", "with", "about", "over", "in", "at")
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a token says happened.

    Attributes:
        type: the PLOVER type. stance: the stance that makes it so, or None for a plain deed.
        inner: the token of the deed under the stance; the token itself under a modal verb.
        deed: the plain deed under a modal verb. object: what it is done to.
        parts: the tokens whose words carry the sense and name no event of their own.
        latent: it counts only under a stance. vague: a stance towards a deed that PLOVER doesn't know.
    """

    type: str
    token: int
    mode: str | None = None
    context: tuple[str, ...] = ()
    stance: str | None = None
    inner: int | None = None
    deed: Sense | None = None
    object: int | None = None
    parts: tuple[int, ...] = ()
    negated: bool = False
    latent: bool = False
    vague: bool = False


class Frames:
    """Reads the senses of one parse, each token once."""

    def __init__(self, parse: Parse, ontology: Ontology) -> None:
        self.parse = parse
        self.ontology = ontology
        self._known: dict[int, Sense | None] = {}
        self._classes: dict[int, frozenset[str]] = {}

    def sense(self, token: int, depth: int = 0) -> Sense | None:
        """The sense of a token, or None where PLOVER has none for it."""
        if token in self._known:
            return self._known[token]
        if depth > _DEEPEST:
            return None
        self._known[token] = None  # what leads back to itself has no sense there
        tag = self.parse.tags[token]
        if tag[:2] == "VB":
            found = self._modal(token, self._verb(token, depth))
        elif tag[:2] == "NN":
            found = self._noun(token, depth)
        else:
            found = self._adjective(token, depth)
        self._known[token] = found
        return found

    # -- words

    def _verb(self, token: int, depth: int) -> Sense | None:
        lower = self.parse.lowers[token]
        if token and self.parse.tags[token] == "VBN" and self.parse.lowers[token - 1] == "as":
            return None  # "as opposed to"
        if token > 1 and self.parse.lowers[token - 1] == "-":
            lower = f"{self.parse.lowers[token - 2]}-{lower}"  # "test-fired"
            lower = lower if lower in self.ontology.verbs else self.parse.lowers[token]
        frames = self.ontology.verbs.get(lower, ())
        patient = object_of(self.parse, token) if frames else None
        for wide in (False, True):
            for frame in frames:
                if not wide and not (frame.object or frame.subject):
                    continue
                held = self._holds(frame, token, patient, wide)
                if held is None:
                    continue
                thing, parts = held
                if frame.deed.stance is not None:
                    return self._stance(token, frame.deed.stance, thing, parts, depth)
                carried = (thing,) if thing is not None and frame.object and self._eventive(thing) else ()
                return _plain(frame.deed, token, thing, (*parts, *carried))
        below = self._complement(token)
        if lower in self.ontology.aspect and below is not None:
            if lower == "going":
                return self._stance(token, "plan", below, (), depth)
            inner = self.sense(below, depth + 1)
            if inner is not None and self.parse.tags[below][:2] == "VB":
                return replace(inner, token=token, deed=None, parts=(below, *inner.parts))
        if lower in self.ontology.halt:
            return self._stance(
                token, "halt", object_of(self.parse, token) if below is None else below, (), depth
            )
        return None

    def _noun(self, token: int, depth: int) -> Sense | None:
        noun = self._named(token)
        deed = None if noun is None else noun.deed
        if noun is None or deed is None:
            return None
        if deed.stance is None:
            return _plain(deed, token, None, ()) if noun.alone else None
        below = child(self.parse, token, "acl")
        if below is None:
            below = next(
                (each for word, each in prepositions(self.parse, token) if word in ("of", "for", "to")), None
            )
        if below is None:
            return None if deed.type is None or not noun.alone else _plain(deed, token, None, ())
        return self._stance(token, deed.stance, below, (), depth)

    def _adjective(self, token: int, depth: int) -> Sense | None:
        stance = self.ontology.adjectives.get(self.parse.lowers[token])
        if stance is None:
            return None
        below = self._complement(token)
        if below is None:
            below = next((each for word, each in prepositions(self.parse, token) if word == "of"), None)
        return None if below is None else self._stance(token, stance, below, (), depth)

    # -- stances and modal verbs

    def _stance(
        self, token: int, stance: str, thing: int | None, parts: tuple[int, ...], depth: int
    ) -> Sense | None:
        below = self._complement(token)
        if below is None:
            below = thing
        if below is None:
            below = next((each for word, each in prepositions(self.parse, token) if word in _GOVERNING), None)
        inner = None if below is None else self.sense(below, depth + 1)
        turned = self.ontology.turned(stance, None if inner is None else inner.type)
        if inner is not None and inner.negated and stance in _OPEN:
            turned = "REJECT" if inner.type in self.ontology.cooperative else "AGREE"
        if turned is None:
            return None
        if inner is None and stance == "intend" and not self._is_undertaken(below):
            return None
        context = () if inner is None else inner.context
        mode = inner.mode if inner is not None and inner.type == turned else None
        return Sense(
            type=turned,
            token=token,
            mode=mode,
            context=context,
            stance=stance,
            inner=below,
            object=thing,
            parts=parts,
            vague=inner is None or stance == "aspire",
        )

    def _is_undertaken(self, below: int | None) -> bool:
        """Whether what is agreed is to be done ("to …", "that they should …"), not a matter of opinion."""
        if below is None or self.parse.tags[below][:2] != "VB":
            return False
        kin = self.parse.children[below]
        return self.parse.deps[below] == "pcomp" or any(self.parse.tags[each] in ("TO", "MD") for each in kin)

    def _modal(self, token: int, base: Sense | None) -> Sense | None:
        modals = {
            self.parse.lowers[each] for each in self.parse.children[token] if self.parse.deps[each] == "aux"
        }
        if modals & DUTY and self.is_reported(token) and subject_of(self.parse, token) is not None:
            return Sense(
                type="REQUEST", token=token, stance="demand", inner=token, deed=base, vague=base is None
            )
        if base is None:
            return None
        negated = is_negated(self.parse, token)
        if negated and base.type in _ACCEPTING and base.stance in (None, "intend"):
            return Sense(
                type="REJECT",
                token=token,
                stance="refuse",
                inner=token,
                deed=base,
                object=base.object,
                context=base.context,
            )
        if modals & _FUTURE or ("would" in modals and self.is_reported(token)):
            good = base.type in self.ontology.cooperative
            if base.type in ("REQUEST",):
                return base
            kind = ("REJECT" if good else "AGREE") if negated else ("AGREE" if good else "THREATEN")
            stance = "refuse" if kind == "REJECT" else "threaten" if kind == "THREATEN" else "intend"
            return Sense(
                type=kind,
                token=token,
                stance=stance,
                inner=token,
                deed=replace(base, negated=negated),
                object=base.object,
                context=base.context,
                parts=base.parts,
            )
        if base.latent:
            return replace(base, negated=negated)
        if negated:
            return replace(base, negated=True)
        return base

    def is_reported(self, token: int) -> bool:
        """Whether a clause is what someone is said to say."""
        parse, at = self.parse, token
        for _ in range(_DEEPEST):
            above = parse.heads[at]
            if above == at:
                return any(
                    parse.deps[each] in ("ccomp", "parataxis") and parse.lowers[each] in self.ontology.report
                    for each in parse.children[at]
                )
            if parse.deps[at] in ("ccomp", "parataxis") and parse.lowers[above] in self.ontology.report:
                return True
            if parse.deps[at] not in ("conj", "ccomp", "advcl"):
                return False
            at = above
        return False

    # -- parts of frames

    def _holds(
        self, frame: Frame, token: int, thing: int | None, wide: bool
    ) -> tuple[int | None, tuple[int, ...]] | None:
        """The frame's object and its other words where all its conditions hold, else None."""
        parse = self.parse
        parts: tuple[int, ...] = ()
        if frame.particle:
            joined = self._particle(frame.particle, token, thing)
            if joined is None:
                return None
            thing, parts = joined
        if frame.bare is not None and frame.bare != (thing is None):
            return None
        if (frame.clause or frame.infinitive) and not self._governs(token, frame.infinitive):
            return None
        if frame.active and is_passive(parse, token):
            return None
        if frame.raised and not self._is_raised(token):
            return None
        if frame.joint and not self._is_joint(token):
            return None
        if frame.object and (thing is None or not self.classes(thing, wide) & frame.object):
            return None
        if frame.head and (thing is None or parse.lowers[thing] not in frame.head):
            return None
        if frame.subject:
            doer = subject_of(parse, token)
            if doer is None or not self.classes(doer, wide) & frame.subject:
                return None
        if frame.joined and not self._joined(frame, token, thing):
            return None
        if frame.purpose and not self._purposed(frame, token, thing):
            return None
        return thing, parts

    def _governs(self, token: int, infinitive: bool) -> bool:
        below = self._complement(token)
        if below is None or not infinitive:
            return below is not None
        kin = self.parse.children[below]
        return any(self.parse.tags[each] == "TO" for each in kin) or self.parse.deps[below] == "pcomp"

    def _is_raised(self, token: int) -> bool:
        """Whether what is wanted is for someone else to do: "wants them to leave"."""
        below = self._complement(token)
        if below is None or self.parse.lowers[token + 1 : token + 2] == ["to"]:
            return False
        own = child(self.parse, below, "nsubj", "nsubjpass")
        return own is not None and own > token

    def _is_joint(self, token: int) -> bool:
        doer = subject_of(self.parse, token)
        if doer is None:
            return False
        return self.parse.tags[doer][-1] == "S" or child(self.parse, doer, "conj") is not None

    def _particle(
        self, particle: str, token: int, thing: int | None
    ) -> tuple[int | None, tuple[int, ...]] | None:
        parse = self.parse
        for each in parse.children[token]:
            if (
                each > token
                and parse.lowers[each] == particle
                and parse.deps[each]
                in (
                    "prep",
                    "prt",
                    "advmod",
                    "agent",
                    "dative",
                    "acomp",
                )
            ):
                governed = child(parse, each, "pobj", "pcomp")
                return (thing if governed is None else governed), (each,)
        words = particle.split(" ")
        if len(words) > 1 and parse.lowers[token + 1 : token + 1 + len(words)] == words:
            last = token + len(words)
            governed = child(parse, last, "pobj", "pcomp")
            return (thing if governed is None else governed), tuple(range(token + 1, last + 1))
        return None

    def _joined(self, frame: Frame, token: int, thing: int | None) -> bool:
        for above in (token, thing):
            if above is None:
                continue
            for word, noun in prepositions(self.parse, above):
                kinds = frame.joined.get(word)
                if kinds is not None and (not kinds or self.classes(noun, True) & kinds):
                    return True
        return False

    def _purposed(self, frame: Frame, token: int, thing: int | None) -> bool:
        return any(
            self.parse.lowers[each] in frame.purpose
            for above in (token, thing)
            if above is not None
            for each in self.parse.children[above]
            if self.parse.deps[each] in ("advcl", "xcomp", "acl", "relcl")
        )

    def _complement(self, token: int) -> int | None:
        """The verb of the clause that a word governs: "to meet", "that they met", "of meeting"."""
        parse = self.parse
        for each in parse.children[token]:
            if (
                parse.deps[each] in ("xcomp", "ccomp")
                and each > token
                and parse.tags[each][:2] in ("VB", "JJ")
            ):
                return each
        for each in parse.children[token]:
            if parse.deps[each] == "prep":
                governed = child(parse, each, "pcomp")
                if governed is not None and parse.tags[governed] == "VBG":
                    return governed
            elif parse.deps[each] == "advcl" and each > token and child(parse, token, "dobj") is None:
                marks = [parse.lowers[one] for one in parse.children[each] if parse.deps[one] == "aux"]
                if "to" in marks:
                    return each
        return None

    # -- nouns

    def classes(self, token: int, wide: bool = True) -> frozenset[str]:
        """What a noun phrase is of: its head's classes, or, wide, also those of its parts and "of …"."""
        if not wide:
            found = frozenset().union(*(noun.classes for noun in self._nouns(token)))
            tag = self.parse.tags[token]
            if tag[:3] == "NNP":
                return found | ({"name", "people"} if tag == "NNPS" else {"name"})
            return found | {"pronoun"} if tag == "PRP" else found
        known = self._classes.get(token)
        if known is None:
            self._classes[token] = known = self._wide(token, 3)
        return known

    def _wide(self, token: int, depth: int) -> frozenset[str]:
        found = set(self.classes(token, wide=False))
        if depth:
            for each in self.parse.children[token]:
                dep = self.parse.deps[each]
                if dep in ("compound", "amod", "nmod", "conj", "nummod"):
                    found |= self._wide(each, depth - 1)
                elif dep == "prep" and self.parse.lowers[each] == "of":
                    governed = child(self.parse, each, "pobj")
                    if governed is not None:
                        found |= self._wide(governed, depth - 1)
        return frozenset(found)

    def _nouns(self, token: int) -> Iterator[Noun]:
        lowers = self.parse.lowers
        for noun in self.ontology.nouns.get(lowers[token], ()):
            size = len(noun.before)
            if not size or tuple(lowers[max(token - size, 0) : token]) == noun.before:
                yield noun

    def _named(self, token: int) -> Noun | None:
        """The entry that tells what a noun names; that of a compound goes before that of its last word."""
        for noun in self._nouns(token):
            if noun.deed is not None or noun.before:
                return noun
        return None

    def _eventive(self, token: int) -> bool:
        noun = self._named(token)
        return noun is not None and noun.deed is not None


def _plain(deed: Deed, token: int, thing: int | None, parts: tuple[int, ...]) -> Sense | None:
    if deed.type is None:
        return None
    return Sense(
        type=deed.type,
        token=token,
        mode=deed.mode,
        context=deed.context,
        object=thing,
        parts=parts,
        latent=deed.latent,
    )
