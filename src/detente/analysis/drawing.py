"""What positions does a document take? Statement by statement, and sentence by sentence in a long one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from detente.case.codebook import Codebook, CodedIssue
from detente.record import PartialDate, Position, Reading, Statement

KIND_OF_ACT = {
    "demand": "demand",
    "request": "demand",
    "offer": "offer",
    "agree": "agreement",
    "support": "commitment",
    "commit": "commitment",
    "promise": "commitment",
    "reject": "rejection",
}
"""Acts that take a position (after Walcott and Hopmann 1978); the others report, judge or threaten."""

ANSWERS = frozenset(("reject", "agree", "support"))
"""Acts that may leave unsaid what they answer: "a demand that NATO has said it would not accept"."""

_NEAR = 120
_FOR_GOOD = re.compile(
    r"\b(never|red lines?|non-?negotiable|under no circumstances|not up for)\b", re.IGNORECASE
)
_REFUSAL = re.compile(r"\b(not|never|no|nor|reject\w*|refus\w*|rul\w+ out)\b|n['’]t\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n")


class PutForward(Protocol):
    """An offer that a noun tells of ("American suggestions for joint steps")."""

    @property
    def party(self) -> str:
        """Whose it is."""
        ...

    @property
    def words(self) -> str:
        """The noun and what it is about."""
        ...


class Wording(Protocol):
    """Tells what words do where no parse is at hand."""

    def units(self, text: str) -> Sequence[str]:
        """The sentences of a text, each exactly as it stands."""
        ...

    def act(self, unit: str, party: str, surnames: Mapping[str, str]) -> str | None:
        """The act of a sentence in a party's own speech, None where its words tell none."""
        ...

    def is_felt(self, words: str) -> bool:
        """Whether words name a feeling, not a position."""
        ...

    def put_forward(self, words: str) -> Iterable[PutForward]:
        """The offers that nouns tell of."""
        ...


class Drawing:
    """The positions of one document."""

    def __init__(self, reading: Reading, codebook: Codebook, wording: Wording) -> None:
        self._reading = reading
        self._codebook = codebook
        self._wording = wording
        published = reading.document.published
        self._as_of = PartialDate.parse(published[:10]) if published else None
        self._by_id = {each.id: each for each in reading.statements}
        self._within: dict[str, list[Statement]] = {}
        for each in reading.statements:
            if each.via is not None:
                self._within.setdefault(each.via, []).append(each)
        self._surnames = {
            each.speaker.entity.split()[-1].lower(): each.speaker.party
            for each in reading.statements
            if each.speaker is not None and each.speaker.party and " " in each.speaker.entity
        }

    def positions(self) -> Iterator[Position]:
        """All of them, in the order of the text."""
        previous: tuple[int, list[CodedIssue]] = (-1, [])
        for each in sorted(self._reading.statements, key=lambda found: found.content[0].span.start):
            units = [unit for part in each.content for unit in self._wording.units(part.text)]
            if each.mode == "direct" and len(units) > 1:
                yield from self._of_turn(each, units)
                continue
            words = " ".join(part.text for part in each.content)
            issues = self._codebook.issues_in(_refused(words) if each.act == "reject" else words)
            start, end = each.content[0].span.start, each.content[-1].span.end
            if not issues and each.cue is not None and each.act in ANSWERS and self._adjoins(previous[0], start):
                issues = previous[1]
            if issues:
                previous = (end, issues)
            yield from self._of_statement(each, words, issues)
            yield from self._of_nouns(each, words)

    def _of_statement(self, each: Statement, words: str, issues: Sequence[CodedIssue]) -> Iterator[Position]:
        kind = KIND_OF_ACT.get(each.act)
        if kind is None or each.modality != "actual" or words.rstrip().endswith("?"):
            return
        if each.id in self._within and each.act in ("support", "agree"):
            return
        if kind == "commitment" and self._wording.is_felt(words):
            return
        for party in self._parties(each):
            yield from self._taken(each, party, kind, words, issues, direct=self._is_direct(each, party))

    def _of_turn(self, each: Statement, units: Sequence[str]) -> Iterator[Position]:
        """Each sentence of a turn by itself, without those in which others are told to say something."""
        told = [
            (part.text, inner)
            for inner in self._within.get(each.id, ())
            for part in inner.content
            if KIND_OF_ACT.get(inner.act) or not set(self._parties(inner)) & set(self._parties(each))
        ]
        for unit in units:
            own = unit
            for words, _ in told:
                own = own.replace(words, " ")
            if self._codebook.issues_in(own):
                for party in self._parties(each):
                    kind = KIND_OF_ACT.get(self._wording.act(own, party, self._surnames) or "")
                    if kind is not None:
                        issues = self._codebook.issues_in(_refused(own) if kind == "rejection" else own)
                        yield from self._taken(each, party, kind, unit, issues, direct=True)
            yield from self._of_nouns(each, unit)

    def _of_nouns(self, each: Statement, words: str) -> Iterator[Position]:
        for offer in self._wording.put_forward(words):
            party = self._counted(offer.party)
            if party is None or each.modality != "actual":
                continue
            issues = self._codebook.issues_in(offer.words)
            own = party in self._parties(each)
            yield from self._taken(each, party, "offer", offer.words, issues, direct=own)

    def _taken(
        self, each: Statement, party: str, kind: str, words: str, issues: Iterable[CodedIssue], *, direct: bool
    ) -> Iterator[Position]:
        refuses = kind == "rejection"
        if refuses and _FOR_GOOD.search(words):
            kind = "red line"
        for issue in issues:
            option = issue.option_in(words)
            yield Position(
                party=party,
                issue=issue.name,
                kind=kind,
                option=None if refuses else option,
                against=option if refuses else None,
                as_of=self._as_of,
                claim=each.id,
                document=self._reading.document.id,
                speaker=each.speaker.entity if each.speaker is not None else party,
                direct=direct,
                words=words,
            )

    def _is_direct(self, each: Statement, party: str) -> bool:
        """Whether the party's own speaker says so, be it within a turn of its own."""
        holder = self._by_id.get(each.via) if each.via is not None else None
        return holder is None or party in self._parties(holder)

    def _parties(self, each: Statement) -> tuple[str, ...]:
        if each.speaker is None:
            return ()
        named = each.speaker.party or self._codebook.spoken_for(each.speaker.entity) or ""
        found = (self._counted(party) for party in named.split("; "))
        return tuple(party for party in found if party is not None)

    def _counted(self, name: str) -> str | None:
        """The codebook's party of a name, None where its positions don't count."""
        party = self._codebook.spoken_for(name) or name
        return party if party and (not self._codebook.parties or party in self._codebook.parties) else None

    def _adjoins(self, before: int, start: int) -> bool:
        """Whether a statement goes on the sentence in which the last one on an issue stood."""
        text = self._reading.document.text
        return 0 <= start - before <= _NEAR and _SENTENCE_END.search(text, before, start) is None


def _refused(words: str) -> str:
    """The side of a "but" on which the refusal stands: "put forward ideas, but would not accept limits"."""
    before, but, after = words.partition(" but ")
    if not but:
        return words
    return after if _REFUSAL.search(after) or not _REFUSAL.search(before) else before
