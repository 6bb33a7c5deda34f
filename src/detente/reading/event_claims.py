"""Events as claims: parties named, the statement that reports them, the words they stand on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.reading.events import FoundEvent, find_events
from detente.reading.frames import Frames
from detente.reading.knowledge import Knowledge
from detente.reading.parse import Parse
from detente.reading.parties import FIRST_PERSON, PRONOUNS, Parties
from detente.reading.statement_cover import StatementCover
from detente.record import Document, Event, Mention, Span, Statement

_LONGEST = 240


def events_of(
    document: Document,
    parse: Parse,
    frames: Frames,
    statements: Sequence[Statement],
    knowledge: Knowledge,
) -> tuple[Event, ...]:
    """The events of a document that have a party to them, in the order of the text."""
    claims = _Claims(document, parse, statements, knowledge)
    made = (claims.event(found) for found in find_events(frames))
    return tuple(dict.fromkeys(event for event in made if event is not None))


class _Claims:
    def __init__(
        self, document: Document, parse: Parse, statements: Sequence[Statement], knowledge: Knowledge
    ) -> None:
        self.document = document
        self.parse = parse
        self.knowledge = knowledge
        self.covers = StatementCover(statements)
        self.parties = Parties(document, parse, statements, knowledge)

    def event(self, found: FoundEvent) -> Event | None:
        span = self._evidence(found)
        via = self.covers.innermost(self.parse.span(found.token, found.token))
        actor = None if found.actor is None else self.parties.name(found.actor, via)
        recipient = None if found.recipient is None else self.parties.name(found.recipient, via)
        if not any(self._acts(each) for each in (found.actor, found.recipient)):
            return None
        return Event(
            type=found.type,
            mode=found.mode,
            context=self._contexts(found, span),
            actor=actor,
            recipient=recipient if recipient != actor else None,
            date=None,
            evidence=(Mention(text=self.document.quote(span), span=span),),
            negated=found.negated or found.modality == "denied",
            modality="hypothetical" if found.modality == "denied" else found.modality,
            via=None if via is None else via.id,
        )

    def _evidence(self, found: FoundEvent) -> Span:
        parse = self.parse
        tokens = [*found.parts]
        for phrase in (found.actor, found.recipient):
            tokens.extend(() if phrase is None else phrase)
        if found.object is not None:
            tokens.extend(found.object)
        sentence = parse.sentence_of[found.token]
        tokens = [each for each in tokens if parse.sentence_of[each] == sentence]
        whole = parse.span(min(tokens), max(tokens))
        if whole.end - whole.start <= _LONGEST:
            return whole
        near = [each for each in found.parts if abs(each - found.token) < 30]
        return parse.span(min(near), max(near))

    def _contexts(self, found: FoundEvent, span: Span) -> tuple[str, ...]:
        parse, known = self.parse, self.knowledge.ontology.contexts
        first = bisect_left(parse.starts, span.start)
        last = bisect_left(parse.starts, span.end)
        named = (known[lower] for lower in parse.lowers[first:last] if lower in known)
        return tuple(dict.fromkeys((*found.context, *named)))

    def _acts(self, phrase: tuple[int, int] | None) -> bool:
        if phrase is None:
            return False
        words = self.parse.lowers[phrase[0] : phrase[1] + 1]
        if len(words) == 1 and words[0] in PRONOUNS | FIRST_PERSON:
            return words[0] == "we"
        tags = self.parse.tags[phrase[0] : phrase[1] + 1]
        return any(tag.startswith("NNP") for tag in tags) or any(
            word in self.knowledge.ontology.actors for word in words
        )
