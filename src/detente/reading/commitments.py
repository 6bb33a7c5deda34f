"""Conditional commitments: threats, promises, warnings and assurances (Schelling 1960)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.reading.arguments import core_phrase
from detente.reading.conditions import Condition, conditions_of
from detente.reading.frames import Frames
from detente.reading.knowledge import Knowledge
from detente.reading.parties import Parties
from detente.reading.setting import Setting
from detente.reading.undertakings import Undertaking, Undertakings
from detente.record import Commitment, Mention, Statement

_MARKS = frozenset('"“”')
_LONGEST = 400
_BINDING = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "neg", "expl"))
_CLOSE = 6


def commitments_of(
    setting: Setting, frames: Frames, statements: Sequence[Statement], knowledge: Knowledge
) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text."""
    finder = _Finder(setting, frames, statements, knowledge)
    return tuple(sorted(finder.find(), key=lambda each: each.evidence[0].span.start))


class _Finder:
    def __init__(
        self, setting: Setting, frames: Frames, statements: Sequence[Statement], knowledge: Knowledge
    ) -> None:
        self.document = setting.document
        self.parse = setting.parse
        self.frames = frames
        self.pledges = knowledge.pledges
        self.parties = Parties(setting, statements, knowledge)
        self.undertakings = Undertakings(setting.parse, frames, knowledge.pledges, self.parties)
        self.cover = setting.statements

    def find(self) -> list[Commitment]:
        found: dict[tuple[int, int], Commitment] = {}
        bound: set[int] = set()
        for condition in conditions_of(self.parse):
            condition = self._restored(condition)
            undertaking = self.undertakings.under(condition.on, condition)
            if undertaking is None:
                undertaking = self.undertakings.before(condition)
            if undertaking is None:
                continue
            made = self._commitment(undertaking, condition)
            if made is not None and undertaking.consequence not in found:
                found[undertaking.consequence] = made
                bound.update(range(undertaking.anchor - 1, undertaking.consequence[1] + 1))
        for token, lower in enumerate(self.parse.lowers):
            if lower in self.pledges.speech and token not in bound and self.parse.tags[token][:2] == "VB":
                undertaking = self.undertakings.unconditional(token)
                if undertaking is not None and undertaking.consequence not in found:
                    made = self._commitment(undertaking, None)
                    if made is not None:
                        found[undertaking.consequence] = made
        return list(found.values())

    def _restored(self, condition: Condition) -> Condition:
        """With the last name of the condition, where the parse gives it to the main clause.

        In "if A invades B, C and D would respond" the parser may join B, C and D.
        """
        parse = self.parse
        last = condition.whole[1]
        subject = next((each for each in parse.children[condition.on] if parse.deps[each] == "nsubj"), None)
        if subject is None or parse.left[subject] != last + 1 or not last + 1 <= subject <= last + 3:
            return condition
        if parse.words[subject + 1 : subject + 2] != [","]:
            return condition
        following = next(
            (each for each in parse.children[subject] if parse.deps[each] in ("conj", "appos")), None
        )
        if following is None or following < subject:
            return condition
        return replace(
            condition,
            whole=(condition.whole[0], subject),
            words=(condition.words[0], subject),
            party=following,
        )

    # -- the claim

    def _commitment(self, found: Undertaking, condition: Condition | None) -> Commitment | None:
        parse = self.parse
        via = self.cover.innermost(parse.span(found.consequence[0], found.consequence[0]))
        if found.by_speaker:
            party = None if via is None else self.parties.side_of(via)
            if party is None:
                return None
        else:
            doer = found.party if condition is None or condition.party is None else condition.party
            if doer is None or not self.parties.may_act(doer):
                return None
            party = self.parties.names(doer, via)
            if party is None:
                return None
        party = self.parties.behind(party)
        if party.split()[-1].lower() in self.pledges.onlookers:
            return None
        tokens = [
            *found.consequence,
            *self._said_of(found.anchor),
            *(() if condition is None else condition.whole),
        ]
        whole = parse.span(*self._quoted((min(tokens), max(tokens))))
        if whole.end - whole.start > _LONGEST:
            return None
        return Commitment(
            party=party,
            kind=found.kind,
            condition=None if condition is None else self._text(condition.words),
            consequence=self._text(found.consequence),
            evidence=(Mention(text=self.document.quote(whole), span=whole),),
            via=None if via is None else via.id,
        )

    def _said_of(self, anchor: int) -> list[int]:
        """The anchor with the words that bind: its subject, "would", "not", "there"."""
        kin = (each for each in self.parse.children[anchor] if self.parse.deps[each] in _BINDING)
        close = [each for each in kin if anchor - each < _CLOSE]
        return [anchor, *close, *(core_phrase(self.parse, each)[0] for each in close)]

    def _text(self, words: tuple[int, int]) -> str:
        return " ".join(self.document.quote(self.parse.span(*self._quoted(words))).split())

    def _quoted(self, words: tuple[int, int]) -> tuple[int, int]:
        """With the quotation mark that closes or opens what stands within, or without a stray one."""
        parse = self.parse
        first, last = words
        marks = [each for each in range(first, last + 1) if parse.words[each] in _MARKS]
        if len(marks) % 2:
            if marks[0] == first:
                return first + 1, last
            if marks[-1] == last:
                return first, last - 1
            if first and parse.words[first - 1] in _MARKS:
                return first - 1, last
            if last + 1 < len(parse) and parse.words[last + 1] in _MARKS:
                return first, last + 1
        return words
