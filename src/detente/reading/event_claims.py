"""Events as claims: parties named, the statement that reports them, the words they stand on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.reading.arguments import core_phrase, is_name, object_of, prepositions
from detente.reading.events import FoundEvent, find_events
from detente.reading.frames import Frames
from detente.reading.knowledge import Knowledge
from detente.reading.parties import FIRST_PERSON, PRONOUNS, Parties
from detente.reading.setting import Setting
from detente.reading.standing import CORE, is_called_off, moved_to, standing_of
from detente.record import Event, Mention, PartialDate, Span, Statement

_LONGEST = 240
_DISCONTINUE = "discontinue"
_ENCOUNTERS = frozenset(("talks", "mediation", "visit", "contact"))
_NEAR = 30
VERBAL = ("ACCUSE", "disapprove")
"""What an attack in words is."""
_WORDY = ("attack", "assault", "blast", "battle", "fight")
_ARMED = frozenset(("military", "terrorism", "cbrn"))
_NOBODY = frozenset(["you", "there", "this", "that", "who", "which", "one", "these", "those"])
_PARTIES = frozenset(
    ("people", "forces", "police", "diplomats", "leaders", "rebels", "civilians", "peacekeepers")
)
"""Classes of nouns for those who can be party to an event."""
_ANYBODY = frozenset(
    [
        *("country", "countries", "nation", "nations", "state", "states", "ally", "allies", "partner"),
        *("partners", "troops", "forces", "soldiers", "side", "sides", "diplomats", "officials"),
        *("people", "members", "others", "president", "government", "governments", "person", "leaders"),
    ]
)
"""What names nobody in particular where no name goes with it."""
_CARRY = frozenset(
    [
        "announce",
        "announced",
        "order",
        "ordered",
        "declare",
        "declared",
        "launch",
        "launched",
        "began",
        "begin",
        "start",
        "started",
    ]
)


def events_of(
    setting: Setting, frames: Frames, statements: Sequence[Statement], knowledge: Knowledge
) -> tuple[Event, ...]:
    """The events of a document that have a party to them, in the order of the text."""
    claims = _Claims(setting, frames, statements, knowledge)
    made = [(found, claims.event(found)) for found in find_events(frames)]
    told = [(found, event) for found, event in made if event is not None]
    covered = {found.inner for found, _ in told if found.stance is not None and found.inner != found.token}
    below = {found.token: event for found, event in told if found.token in covered}
    kept = (
        _addressed(
            event, None if found.inner is None or found.inner == found.token else below.get(found.inner)
        )
        for found, event in _one_each(told)
        if found.token not in covered
    )
    return tuple(dict.fromkeys(kept))


def _addressed(event: Event, deed: Event | None) -> Event:
    """A stance with the party that its deed is done to; a demand with the one that is to do it."""
    if deed is None or event.recipient is not None:
        return event
    met = deed.actor if event.type == "REQUEST" else deed.recipient
    return event if met is None or met == event.actor else replace(event, recipient=met)


def _one_each(told: Sequence[tuple[FoundEvent, Event]]) -> Iterator[tuple[FoundEvent, Event]]:
    """One event for each word: what "will" be done stands as the deed, planned; else the stance stands."""
    by_token: dict[int, list[tuple[FoundEvent, Event]]] = {}
    for each in told:
        by_token.setdefault(each[0].token, []).append(each)
    for rows in by_token.values():
        outlook = len(rows) > 1 and rows[0][0].modal and rows[0][0].stance == "intend"
        yield rows[-1] if outlook else rows[0]


class _Claims:
    def __init__(
        self, setting: Setting, frames: Frames, statements: Sequence[Statement], knowledge: Knowledge
    ) -> None:
        self.setting = setting
        self.frames = frames
        self.document = setting.document
        self.parse = setting.parse
        self.knowledge = knowledge
        self.parties = Parties(setting, statements, knowledge)

    def event(self, found: FoundEvent) -> Event | None:
        """The claim, or None where the words don't carry one."""
        if not self._is_told(found):
            return None
        span = self._evidence(found)
        if "://" in self.document.text[span.start : span.end]:
            return None
        via = self.setting.statements.innermost(self.parse.span(found.token, found.token))
        actor = self._named(found.actor, via)
        moved = found.type == "MOBILIZE" and found.recipient == found.object
        recipient = None if moved else self._named(found.recipient, via)
        if actor is None and recipient is None:
            return None
        kind, mode = VERBAL if self._is_verbal(found) else (found.type, found.mode)
        return Event(
            type=kind,
            mode=mode,
            context=self._contexts(found, span),
            actor=actor,
            recipient=recipient if recipient != actor else None,
            date=self._date(found),
            evidence=(Mention(text=self.document.quote(span), span=span),),
            negated=found.negated or found.modality == "denied",
            modality="hypothetical" if found.modality == "denied" else found.modality,
            via=None if via is None else via.id,
        )

    def _is_told(self, found: FoundEvent) -> bool:
        """Whether the words are definite enough for a table of events.

        A mere intention to do something good stands as the deed, planned; a noun needs a party
        of its own, and in a name ("Peace Talks Now") it tells of nothing.
        """
        parse = self.parse
        if found.type == "AGREE" and self._is_outlook(found):
            return False
        if found.type == "REQUEST" and found.vague and found.modal and not self._is_ordered(found):
            return False
        if self._is_off(found):
            return False
        if found.negated and found.modality in ("planned", "hypothetical"):
            return False  # what would not be done neither was nor is to be
        noun = parse.tags[found.token][:2] == "NN"
        forum = found.actor is not None and parse.deps[found.actor] == "compound"
        if noun and found.type == "CONSULT" and forum:
            return False  # "the Brussels meeting", "the council's talks": a name, not a party
        if noun and found.type == "PROTEST" and found.recipient is not None:
            return False
        heads = [each for each in (found.actor, found.recipient) if each is not None and self._acts(each)]
        if not noun:
            return bool(heads)
        return parse.tags[found.token][:3] != "NNP" and any(
            self._is_near(each, found.token) for each in heads
        )

    def _is_off(self, found: FoundEvent) -> bool:
        """Whether it tells of talks that were called off by nobody in particular, or put off to a day.

        The meeting tells it; it is no party's deed, and such talks were not held.
        """
        parse = self.parse
        if found.type == "CONSULT" and parse.tags[found.token][:2] == "NN":
            verb, role = standing_of(parse, self.knowledge.talks, found.token)
            if verb is None or role != CORE:
                return False
            moved = moved_to(self.setting, self.knowledge.talks, verb)
            return moved is not None or is_called_off(parse, self.knowledge.talks, verb)
        if found.mode != _DISCONTINUE or found.object is None or found.negated:
            return False
        if not self.frames.classes(found.object) & _ENCOUNTERS:
            return False
        until = (each for word, each in prepositions(parse, found.token) if word in ("to", "until", "till"))
        return found.actor is None or any(self.setting.is_dated(each) for each in until)

    def _is_ordered(self, found: FoundEvent) -> bool:
        """Whether a duty is laid on a party by name ("the ministry must publish"), and is to do something."""
        parse = self.parse
        if found.actor is None or parse.tags[found.actor] == "PRP" or not self._acts(found.actor):
            return False
        return parse.lowers[found.token] not in ("be", "have")

    def _is_outlook(self, found: FoundEvent) -> bool:
        """Whether it is no more than a plan of the speaker's own, or one to do nothing that PLOVER knows."""
        parse = self.parse
        mild = (
            found.modal
            or found.stance in ("plan", "aspire", "prepare")
            or parse.tags[found.token][:2] == "JJ"
        )
        own = (
            found.actor is None
            or parse.lowers[found.actor] in FIRST_PERSON
            or parse.tags[found.actor] == "PRP"
        )
        return mild and (found.vague or own or found.stance == "aspire")

    def _is_near(self, party: int, noun: int) -> bool:
        """Whether a party belongs to the noun's own phrase, or to the verb that carries it."""
        parse = self.parse
        return parse.left[noun] <= party <= parse.right[noun] or parse.lowers[parse.heads[noun]] in _CARRY

    def _acts(self, head: int) -> bool:
        parse = self.parse
        lower = parse.lowers[head]
        if lower in PRONOUNS or lower in FIRST_PERSON:
            return lower not in _NOBODY
        if not parse.words[head][:1].isalnum() or "http" in lower or "@" in lower:
            return False
        if is_name(parse, head) or lower in self.knowledge.ontology.actors:
            return True
        return bool(self.frames.classes(head) & _PARTIES)

    def _named(self, head: int | None, via: Statement | None) -> str | None:
        if head is None or not self._acts(head):
            return None
        if self.parse.tags[head] == "JJ":  # "a Russian attack": whose it is; "Transatlantic" is nobody
            owner = self.knowledge.gazetteer.modifier(self.parse.words[head])
            return None if owner is None else owner.name
        name = self.parties.names(head, via)
        return None if name is None or (name.islower() and name.split()[-1] in _ANYBODY) else name

    def _is_verbal(self, found: FoundEvent) -> bool:
        """Whether an attack is one of words: between persons, and nothing of arms around it."""
        parse = self.parse
        if (
            found.type != "ASSAULT"
            or not parse.lowers[found.token].startswith(_WORDY)
            or (found.actor is None and found.recipient is None)
        ):
            return False
        for head in (found.actor, found.recipient):
            if head is not None and (self._is_body(head) or parse.lowers[head] in ("it", "they")):
                return False
        first, last = parse.sentences[parse.sentence_of[found.token]]
        words = parse.lowers[first:last]
        return not any(self.knowledge.ontology.contexts.get(word) in _ARMED for word in words)

    def _is_body(self, head: int) -> bool:
        """Whether a party is no single person: a state, an organisation, troops, a place."""
        if self.parse.tags[head][-1] == "S" or self.parse.lowers[head] in self.knowledge.ontology.actors:
            return True
        return self.setting.polity_at(head) is not None

    def _date(self, found: FoundEvent) -> PartialDate | None:
        date = self.setting.date_of(found.token)
        return date.start if date is not None and date.exact and date.start == date.end else None

    def _evidence(self, found: FoundEvent) -> Span:
        parse = self.parse
        tokens = [*found.parts]
        tokens.extend(found.witness)
        for head in (found.actor, found.recipient, found.object, found.inner):
            tokens.extend(() if head is None else core_phrase(parse, head))
        if found.inner is not None and found.inner != found.token:
            inner = found.inner
            thing = object_of(parse, inner) if parse.tags[inner][:2] == "VB" else None
            tokens.extend(() if thing is None else core_phrase(parse, thing))
        sentence = parse.sentence_of[found.token]
        tokens = [each for each in tokens if parse.sentence_of[each] == sentence]
        whole = parse.span(min(tokens), max(tokens))
        if whole.end - whole.start <= _LONGEST:
            return whole
        near = [each for each in found.parts if abs(each - found.token) < _NEAR]
        return parse.span(min(near), max(near))

    def _contexts(self, found: FoundEvent, span: Span) -> tuple[str, ...]:
        parse, known = self.parse, self.knowledge.ontology.contexts
        first = bisect_left(parse.starts, span.start)
        last = bisect_left(parse.starts, span.end)
        named = (known[lower] for lower in parse.lowers[first:last] if lower in known)
        return tuple(dict.fromkeys((*found.context, *named)))
