"""What a party undertakes: the deed or the outcome, whose it is, and whether it threatens or promises."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.arguments import (
    child,
    core_phrase,
    doer_of_noun,
    is_negated,
    is_passive,
    object_of,
    prepositions,
    subject_of,
)
from detente.reading.conditions import Condition
from detente.reading.frames import Frames
from detente.reading.giving_up import is_of, kind_by_what_is_given_up
from detente.reading.parse import Parse
from detente.reading.parties import FIRST_PERSON, PRONOUNS, Parties
from detente.reading.pledges import BY_DEED, OFFER, Pledges

_FUTURE = frozenset(("will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"))
_STEPS = 4
_ARMS = frozenset(("arms", "fire", "bomb", "attack"))
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
_ASIDE = frozenset(("whether", "how", "what", "why", "when"))
_SUFFERED = frozenset(("cost", "costs", "price", "war"))
"""What "will be high" may merely foretell."""
_NOBODY = frozenset(
    ["you", "anyone", "anybody", "everyone", "everybody", "someone", "somebody", "nobody", "one"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What is undertaken, by whom, in the parse's terms.

    Attributes:
        party: the head of the noun phrase that binds itself. by_speaker: whoever speaks does instead.
        consequence: first and last token. anchor: the word of commitment, or the deed.
    """

    party: int | None
    kind: str
    consequence: tuple[int, int]
    anchor: int
    by_speaker: bool = False


class Undertakings:
    """Finds what is undertaken in one parse."""

    def __init__(self, parse: Parse, frames: Frames, pledges: Pledges, parties: Parties) -> None:
        self.parse = parse
        self.frames = frames
        self.pledges = pledges
        self.parties = parties

    def under(self, on: int, condition: Condition) -> Undertaking | None:
        """What the words that a condition hangs on undertake."""
        parse = self.parse
        if self._is_question(on) or self._is_past(on) or self._is_unsaid(on):
            return None
        speech = self._speech_above(on)
        if speech is not None and not on < speech:  # else it says only how the quotation was said
            return self._by_speech(speech, on, condition)
        given = self._foretold(on, condition)
        if given is not None:
            return given
        tag = parse.tags[on]
        if tag[:2] == "VB" or tag == "JJ":
            return self._by_future(on, condition)
        if tag[:2] == "NN" and parse.lowers[on] in self.pledges.outcomes:
            above = parse.heads[on]
            if parse.tags[above][:2] == "VB" and self._is_future(above):
                return self._by_future(above, condition)
        return None

    def before(self, condition: Condition) -> Undertaking | None:
        """What the words just before a condition undertake, where the parse hangs it elsewhere."""
        parse = self.parse
        at = last = condition.whole[0] - 1
        for _ in range(_STEPS):
            if (
                at < 0
                or parse.right[at] < last
                or parse.sentence_of[at] != parse.sentence_of[condition.whole[0]]
            ):
                return None
            if parse.tags[at][:2] == "VB" and at != condition.on:
                found = self.under(at, condition)
                if found is not None:
                    return found
            if parse.heads[at] == at or parse.heads[at] > condition.whole[0]:
                return None
            at = parse.heads[at]
        return None

    def _speech_above(self, token: int) -> int | None:
        """The verb of commitment over a deed: "threatened" in "threatened to attack"."""
        parse, at = self.parse, token
        for _ in range(_STEPS):
            if parse.lowers[at] in self.pledges.speech and parse.tags[at][:2] == "VB":
                return None if self._is_negated(at) else at
            dep, above = parse.deps[at], parse.heads[at]
            if above == at or dep not in ("xcomp", "ccomp", "pobj", "prep", "pcomp", "dobj", "conj", "advcl"):
                return None
            if dep == "ccomp" and parse.lowers[above] not in self.pledges.speech:
                return None
            at = above
        return None

    def _by_speech(self, speech: int, on: int, condition: Condition | None) -> Undertaking | None:
        parse = self.parse
        kind = self.pledges.speech[parse.lowers[speech]]
        party = subject_of(parse, speech)
        deed = on if on != speech and parse.tags[on][:2] == "VB" else self._deed_below(speech, condition)
        if deed is not None:
            said = self._deed_kind(deed)
            own = child(parse, deed, "nsubj", "nsubjpass")
            clause = parse.deps[deed] == "ccomp"
            foreign = clause and own is not None and parse.lowers[own] not in PRONOUNS | FIRST_PERSON
            if foreign and clause and not self._befalls(deed):
                kind = "warning" if kind == "warning" else BY_DEED
                if kind == BY_DEED and (said is None or own is None):
                    return None
                party = own if kind == BY_DEED else party
            elif clause and not (self._is_future(deed) or self._befalls(deed)):
                return None
            if kind == "warning" and clause and not self._is_future(deed):
                return None
            settled = self._settled(kind, said, foreign)
            if settled is None:
                return None
            return Undertaking(
                party=party, kind=settled, consequence=self._deed_words(deed, condition), anchor=speech
            )
        noun = self._thing_below(speech)
        if noun is None:
            return None
        grave = parse.lowers[noun] in self.pledges.outcomes or self._is_bad(noun)
        if kind == "threat" and not grave:
            return None
        if kind == "warning":
            if not grave or condition is None:
                return None
            kind = "threat"
        elif kind != "threat":
            kind = "threat" if grave else "promise"
            if condition is None:
                return None
        return Undertaking(
            party=party, kind=kind, consequence=self._noun_words(noun, condition), anchor=speech
        )

    def _settled(self, kind: str, deed: str | None, foreign: bool) -> str | None:
        """The kind of a commitment from its verb and its deed."""
        if kind == "warning":
            return "warning" if foreign else ("threat" if deed == "threat" else "warning")
        if kind == OFFER:
            return "assurance" if deed == "assurance" else "promise"
        if kind == "promise":
            return deed if deed in ("assurance", "threat") else "promise"
        if kind == BY_DEED:
            return deed
        return kind

    def _by_future(self, verb: int, condition: Condition) -> Undertaking | None:
        """ "We will X if …", "a bill that would X if …", "X would face consequences if …"."""
        parse = self.parse
        predicate = child(parse, verb, "acomp")
        if predicate is not None and parse.lowers[predicate] in self.pledges.adjectives:
            verb = predicate
        ready = parse.lowers[verb] in self.pledges.adjectives
        deed = child(parse, verb, "xcomp") if ready else verb
        above = parse.heads[verb]
        if deed is None:
            return None
        willing = (
            parse.deps[verb] == "xcomp" and parse.lowers[above] in (*self.pledges.adjectives, "going")
        ) or ready
        if not (willing or self._is_future(deed)):
            return None
        subject = subject_of(parse, parse.heads[verb] if ready else deed)
        if subject is not None and parse.lowers[subject] in _NOBODY:
            return None
        if self._befalls(deed):
            noun = self._outcome_of(deed)
            if subject is not None and parse.lowers[subject] in FIRST_PERSON:
                return None
            if noun is not None:
                words = self._noun_words(noun, condition)
                return Undertaking(party=None, kind="threat", consequence=words, anchor=deed, by_speaker=True)
        kind = self._deed_kind(deed)
        if kind is None or (condition.opener == "rather" and kind != "threat"):
            return None
        if kind == "promise" and self._answers_force(deed, condition):
            kind = "threat"
        if is_passive(parse, deed):
            return Undertaking(
                party=None,
                kind=kind,
                consequence=self._deed_words(deed, condition),
                anchor=deed,
                by_speaker=True,
            )
        if subject is None or not self.parties.may_act(subject):
            subject = self._author(deed)
        if subject is None:
            return None
        return Undertaking(
            party=subject, kind=kind, consequence=self._deed_words(deed, condition), anchor=deed
        )

    def _foretold(self, on: int, condition: Condition) -> Undertaking | None:
        """ "There will be consequences if …", "the costs will be severe if …": the speaker will see to it."""
        parse = self.parse
        if parse.lowers[on] != "be" or not self._is_future(on):
            return None
        there = child(parse, on, "expl") is not None
        noun = child(parse, on, "attr") if there else child(parse, on, "nsubj")
        if noun is None or self._is_negated(on):
            return None
        lower = parse.lowers[noun]
        absent = there and self._is_negated(noun)
        if absent and lower not in self.pledges.goods:
            return None
        if not absent and lower not in self.pledges.outcomes and not (there and lower in self.pledges.evils):
            return None
        if not there and lower in _SUFFERED:
            return None
        if there:
            words = self._noun_words(noun, condition)
            if absent:
                words = (min(words[0], parse.left[noun]), words[1])
        else:
            words = self._trimmed(core_phrase(parse, noun)[0], parse.right[on], on, condition)
        return Undertaking(party=None, kind="threat", consequence=words, anchor=on, by_speaker=True)

    def _author(self, verb: int) -> int | None:
        """Whose law or plan it is that would do it."""
        parse = self.parse
        noun = subject_of(parse, verb)
        if noun is None or parse.deps[verb] != "relcl":
            return None
        for _ in range(_STEPS):
            owner = doer_of_noun(parse, noun)
            if owner is not None and self.parties.may_act(owner) and parse.lowers[owner] not in PRONOUNS:
                return owner
            above = parse.heads[noun]
            if above == noun or parse.deps[noun] not in ("pobj", "prep", "dobj"):
                return None
            if parse.tags[above][:2] == "VB":
                subject = subject_of(parse, above)
                return subject if subject is not None and self.parties.may_act(subject) else None
            noun = above
        return None

    def unconditional(self, speech: int) -> Undertaking | None:
        """ "threatened to X", "vowed to X": listed only where X is a deed that PLOVER knows."""
        parse = self.parse
        if self._is_negated(speech) or self._is_question(speech) or parse.tags[speech] == "VBG":
            return None
        if parse.lowers[speech] in self.pledges.conditional:
            return None
        kind = self.pledges.speech[parse.lowers[speech]]
        if kind == "warning" or any(parse.lowers[each] in _FUTURE for each in parse.children[speech]):
            return None
        subject = subject_of(parse, speech)
        if subject is None or not self.parties.may_act(subject):
            return None
        deed = self._deed_below(speech, None)
        if deed is None and kind != "threat":
            return None
        if deed is not None and self.frames.sense(deed) is None:
            return None
        return self._by_speech(speech, speech, None)

    # -- deeds

    def _deed_below(self, speech: int, condition: Condition | None) -> int | None:
        parse = self.parse
        thing = child(parse, speech, "dobj")
        for each in parse.children[speech]:
            if thing is not None and condition is not None and thing < condition.whole[0] < each:
                return None  # what comes after the condition is another clause
            clause = parse.deps[each] in ("xcomp", "ccomp") and each > speech and parse.tags[each][:2] == "VB"
            if clause and (condition is None or not condition.whole[0] <= each <= condition.whole[1]):
                return each
        return None

    def _thing_below(self, speech: int) -> int | None:
        thing = object_of(self.parse, speech)
        for word, noun in prepositions(self.parse, speech):
            if word in ("of", "with") and (
                thing is None or word == "with" or self.parse.lowers[speech] == "warned"
            ):
                return noun
        return thing

    def _deed_kind(self, verb: int) -> str | None:
        parse = self.parse
        lower = parse.lowers[verb]
        negated = self._is_negated(verb)
        for particle, kind in self.pledges.deeds.get(lower, ()):
            if (
                not particle
                or parse.lowers[verb + 1 : verb + 2] == [particle]
                or any(parse.lowers[each] == particle for each in parse.children[verb])
            ):
                listed: str | None = kind
                break
        else:
            listed = None
        sense = self.frames.sense(verb)
        given_up = kind_by_what_is_given_up(parse, self.frames, self.pledges, verb)
        if given_up is not None:
            listed = given_up
        elif sense is not None:
            plain = sense.deed or sense
            good = plain.type in self.frames.ontology.cooperative
            if plain.type not in ("REQUEST", "ACCUSE"):
                listed = "promise" if good else "threat"
        if listed is None and lower in self.pledges.by_object:
            listed = self._kind_by_object(verb)
        if listed is None or lower in self.pledges.empty:
            return None
        if negated:
            return "assurance" if listed == "threat" else "threat"
        return listed

    def _answers_force(self, deed: int, condition: Condition) -> bool:
        """Whether forces or arms are to be sent where another attacks: no aid to whom that deters."""
        sent = object_of(self.parse, deed)
        if sent is None or not is_of(self.parse, self.frames, self.pledges, sent, self.pledges.force):
            return False
        if kind_by_what_is_given_up(self.parse, self.frames, self.pledges, deed) is not None:
            return False
        senses = (self.frames.sense(each) for each in range(condition.words[0], condition.words[1] + 1))
        return any(sense is not None and sense.type in _FORCE for sense in senses)

    def _kind_by_object(self, verb: int) -> str | None:
        thing = object_of(self.parse, verb)
        if thing is None:
            led = (noun for word, noun in prepositions(self.parse, verb) if word == "to")
            return "threat" if any(self._is_grave(noun) for noun in led) else None
        return "threat" if self._is_grave(thing) else "promise"

    def _is_grave(self, noun: int) -> bool:
        lower = self.parse.lowers[noun]
        if lower in self.pledges.outcomes or lower.startswith("counter") or self._is_bad(noun):
            return True
        return bool(self.frames.classes(noun) & _ARMS)

    def _befalls(self, verb: int) -> bool:
        return self.parse.lowers[verb] in self.pledges.befall and self._outcome_of(verb) is not None

    def _outcome_of(self, verb: int) -> int | None:
        thing = object_of(self.parse, verb)
        if thing is not None and self.parse.lowers[thing] in self.pledges.outcomes:
            return thing
        for word, noun in prepositions(self.parse, verb):
            if word in ("in", "with", "to", "by") and self.parse.lowers[noun] in self.pledges.outcomes:
                return noun
        return None

    def _is_bad(self, noun: int) -> bool:
        sense = self.frames.sense(noun)
        return sense is not None and sense.type not in self.frames.ontology.cooperative

    def _is_negated(self, verb: int) -> bool:
        return is_negated(self.parse, verb) or any(
            self.parse.lowers[each] == "no" for each in self.parse.children[verb]
        )

    def _is_future(self, verb: int) -> bool:
        parse = self.parse
        at = verb
        for _ in range(3):
            aux = [parse.lowers[each] for each in parse.children[at] if parse.deps[each] == "aux"]
            if any(each in _FUTURE for each in aux):
                return "have" not in aux
            if parse.deps[at] != "conj":
                break
            at = parse.heads[at]
        return False

    def _is_past(self, verb: int) -> bool:
        aux = [
            self.parse.lowers[each] for each in self.parse.children[verb] if self.parse.deps[each] == "aux"
        ]
        return "have" in aux and any(each in _FUTURE or each in ("could", "might") for each in aux)

    def _is_unsaid(self, verb: int) -> bool:
        """Whether someone is said not to have said it."""
        at = verb
        for _ in range(_STEPS):
            above = self.parse.heads[at]
            if any(self.parse.lowers[each] in _ASIDE for each in self.parse.children[at] if each < at):
                return True
            if above == at or self.parse.deps[at] not in ("ccomp", "conj", "xcomp"):
                return False
            if self.parse.deps[at] == "ccomp" and self._is_negated(above):
                return True
            at = above
        return False

    def _is_question(self, token: int) -> bool:
        first, last = self.parse.sentences[self.parse.sentence_of[token]]
        return "?" in self.parse.words[max(first, last - 3) : last]

    # -- words

    def _deed_words(self, deed: int, condition: Condition | None) -> tuple[int, int]:
        parse = self.parse
        first = min((each for each in parse.children[deed] if parse.deps[each] == "neg"), default=deed)
        if is_passive(parse, deed):
            patient = object_of(parse, deed)
            if patient is not None and patient < first:
                first = core_phrase(parse, patient)[0]
        return self._trimmed(first, parse.right[deed], deed, condition)

    def _noun_words(self, noun: int, condition: Condition | None) -> tuple[int, int]:
        parse = self.parse
        first = core_phrase(parse, noun)[0]
        return self._trimmed(first, parse.right[noun], noun, condition)

    def _trimmed(self, first: int, last: int, anchor: int, condition: Condition | None) -> tuple[int, int]:
        """Without the condition, and without punctuation at the end."""
        parse = self.parse
        if condition is not None:
            start, end = condition.whole
            if anchor < start <= last:
                last = start - 1
            elif first <= end < anchor:
                first = end + 1
        while last > anchor and parse.tags[last] in (",", ".", "''", "``", ":", "CC", "HYPH"):
            last -= 1
        while first < anchor and parse.tags[first] in (",", ".", "''", "``", ":", "DT"):
            first += 1
        return first, last
