"""Events as claims: parties named, the statement that reports them, the words they stand on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.reading.arguments import core_phrase, is_name
from detente.reading.events import FoundEvent, find_events
from detente.reading.frames import Frames
from detente.reading.knowledge import Knowledge
from detente.reading.parties import FIRST_PERSON, PRONOUNS, Parties
from detente.reading.setting import Setting
from detente.record import Event, Mention, PartialDate, Span, Statement

_LONGEST = 240
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
    made = (claims.event(found) for found in find_events(frames))
    return tuple(dict.fromkeys(event for event in made if event is not None))


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
        recipient = self._named(found.recipient, via)
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
        return self.parties.names(head, via) if head is not None and self._acts(head) else None

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
            if head is not None and self._is_body(head):
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
        for head in (found.actor, found.recipient, found.object):
            tokens.extend(() if head is None else core_phrase(parse, head))
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
