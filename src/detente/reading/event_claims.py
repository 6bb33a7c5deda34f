"""Events as claims: parties named, the statement that reports them, the words they stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from detente.reading.events import FoundEvent, find_events
from detente.reading.gazetteer import Gazetteer
from detente.reading.knowledge import Knowledge
from detente.reading.parse import Parse
from detente.record import Document, Event, Mention, Span, Statement

_LONGEST = 240
_FIRST_PERSON = frozenset(("i", "we", "us", "me", "our", "my"))
_PRONOUNS = frozenset(
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
        "itself",
        "themselves",
    ]
)


def events_of(
    document: Document, parse: Parse, statements: Sequence[Statement], knowledge: Knowledge
) -> tuple[Event, ...]:
    """The events of a document that have a party to them, in the order of the text."""
    claims = _Claims(document, parse, statements, knowledge)
    made = (claims.event(found) for found in find_events(parse, knowledge.ontology))
    return tuple(dict.fromkeys(event for event in made if event is not None))


class _Claims:
    def __init__(
        self, document: Document, parse: Parse, statements: Sequence[Statement], knowledge: Knowledge
    ) -> None:
        self.document = document
        self.parse = parse
        self.knowledge = knowledge
        self.covers = StatementCover(statements)

    def event(self, found: FoundEvent) -> Event | None:
        span = self._evidence(found)
        via = self.covers.innermost(self.parse.span(found.token, found.token))
        speaker = None if via is None or via.speaker is None else via.speaker.entity
        actor = self._party(found.actor, speaker)
        recipient = self._party(found.recipient, speaker)
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
        first = bisect_right(parse.starts, span.start) - 1
        last = bisect_right(parse.starts, span.end - 1)
        named = (known[lower] for lower in parse.lowers[first:last] if lower in known)
        return tuple(dict.fromkeys((*found.context, *named)))

    def _acts(self, phrase: tuple[int, int] | None) -> bool:
        if phrase is None:
            return False
        words = self.parse.lowers[phrase[0] : phrase[1] + 1]
        if len(words) == 1 and words[0] in _PRONOUNS | _FIRST_PERSON:
            return words[0] == "we"
        tags = self.parse.tags[phrase[0] : phrase[1] + 1]
        return any(tag.startswith("NNP") for tag in tags) or any(
            word in self.knowledge.ontology.actors for word in words
        )

    def _party(self, phrase: tuple[int, int] | None, speaker: str | None) -> str | None:
        if phrase is None:
            return None
        first, last = phrase
        words = self.parse.lowers[first : last + 1]
        if len(words) == 1 and words[0] in _FIRST_PERSON:
            return speaker
        if len(words) == 1 and words[0] in _PRONOUNS:
            return None
        text = self.document.quote(self.parse.span(first, last))
        return party_name(text, self.knowledge.gazetteer, self.knowledge.ontology.organs)


def party_name(phrase: str, gazetteer: Gazetteer, organs: frozenset[str]) -> str:
    """The state or organisation that a phrase stands for, else the phrase itself.

    A state's organs act for it: "Russian troops" and "the Russian government" are Russia's acts.
    """
    whole = gazetteer.speaker(phrase)
    if whole is not None:
        return whole.name
    words = phrase.split()
    if len(words) > 1 and words[-1].lower() in organs:
        for size in (3, 2, 1):
            if size < len(words):
                owner = gazetteer.modifier(" ".join(words[:size]))
                if owner is not None:
                    return owner.name
    return phrase


class StatementCover:
    """Finds the innermost statement whose content a span stands in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(part.span, each) for each in statements for part in each.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0].start, -piece[0].end))
        self._starts = [span.start for span, _ in self._pieces]
        reach, self._reach = 0, []
        for span, _ in self._pieces:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def innermost(self, span: Span) -> Statement | None:
        """The statement of the shortest content that covers the span, or None: the publisher's own voice."""
        at = bisect_right(self._starts, span.start) - 1
        best: tuple[int, Statement] | None = None
        while at >= 0 and self._reach[at] >= span.end:
            piece, statement = self._pieces[at]
            if piece.covers(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
            at -= 1
        return None if best is None else best[1]
