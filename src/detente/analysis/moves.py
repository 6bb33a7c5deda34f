"""What does each party do in a document? Statement by statement, and sentence by sentence in a turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from detente.record import Reading, Speaker, Statement

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
_REFUSAL = re.compile(r"\b(not|never|no|nor|reject\w*|refus\w*|rul\w+ out)\b|n['’]t\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(it|this|that|these|those|them|such)\b", re.IGNORECASE)
_TOLD = re.compile(r"^(?:that )?(?:it|he|she|they)\b")
_SENTENCE_MARK = re.compile(r"[.!?\n](?!\w)")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that a party does, in its words.

    Attributes:
        kind: what kind of position it takes, None where it takes none.
        words: exactly as they stand. about: the part of them that tells what it is about.
        direct: the party's own speaker says so; otherwise somebody else tells of it.
        follows: it answers the statement before it, to which its words point back.
        counts: its statement was not left out by a review.
    """

    statement: Statement
    party: str
    kind: str | None
    words: str
    about: str
    direct: bool
    follows: bool = False
    counts: bool = True


def _place(statement: Statement) -> tuple[int, int]:
    """Where a statement stands, before those within it."""
    return statement.content[0].span.start, -statement.content[-1].span.end


def _is_person(speaker: Speaker) -> bool:
    """Whether somebody with a surname speaks, and no state, body or officials without a name."""
    before, _, last = speaker.entity.rpartition(" ")
    return bool(before) and last[:1].isupper() and speaker.entity != speaker.party


def everything(words: str) -> bool:
    """Every sentence matters, where no codebook says which do."""
    return bool(words)


class Moves:
    """The moves of one document.

    What a review leaves out still stands in the text: the statements around and beside it are read as they
    were before, so that to judge a claim moves that claim alone.

    Args:
        counted: the party that counts under a party's name, None where none does.
        spoken_for: the party for which somebody speaks of whom the document doesn't say it.
        matters: whether a sentence of a turn needs to be coded at all.
    """

    def __init__(
        self,
        reading: Reading,
        wording: Wording,
        *,
        counted: Callable[[str], str | None],
        spoken_for: Callable[[str], str | None],
        matters: Callable[[str], bool] = everything,
    ) -> None:
        self._reading = reading
        self._wording = wording
        self._counted = counted
        self._spoken_for = spoken_for
        self._matters = matters
        self._standing = (*reading.statements, *reading.left_out)
        self._left_out = {each.id for each in reading.left_out}
        self._by_id = {each.id: each for each in self._standing}
        self._within: dict[str, list[Statement]] = {}
        for each in self._standing:
            if each.via is not None:
                self._within.setdefault(each.via, []).append(each)
        self._surnames = {
            each.speaker.entity.split()[-1].lower(): each.speaker.party
            for each in reading.statements
            if each.speaker is not None and each.speaker.party and _is_person(each.speaker)
        }

    def all(self) -> Iterator[Move]:
        """All of them, in the order of the text; some take no position, or don't count."""
        for move in self._told():
            yield replace(move, counts=False) if move.statement.id in self._left_out else move

    def _told(self) -> Iterator[Move]:
        end = -_NEAR - 1
        for each in sorted(self._standing, key=_place):
            units = [unit for part in each.content for unit in self._wording.units(part.text)]
            if each.mode == "direct" and len(units) > 1:
                yield from self._of_turn(each, units)
                continue
            words = " ".join(part.text for part in each.content)
            yield from self._of_statement(each, words, end)
            yield from self._of_nouns(each, words)
            end = each.content[-1].span.end

    def _of_statement(self, each: Statement, words: str, before: int) -> Iterator[Move]:
        kind = KIND_OF_ACT.get(each.act)
        if (
            each.modality != "actual"
            or self._is_asked(each)
            or (each.id in self._within and each.act in ("support", "agree"))
            or (kind == "commitment" and self._wording.is_felt(words))
        ):
            kind = None
        start = each.content[0].span.start
        follows = each.cue is not None and each.act in ANSWERS and _POINTS_BACK.search(words) is not None
        for party in self.parties(each) or ("",):
            yield Move(
                statement=each,
                party=party,
                kind=kind if party else None,
                words=words,
                about=_refused(words) if each.act == "reject" else words,
                direct=self.is_direct(each, party),
                follows=follows and self._adjoins(before, start),
            )
            if kind == "rejection" and party:
                yield from self._put_forward_beside(each, party, words)

    def _put_forward_beside(self, each: Statement, party: str, words: str) -> Iterator[Move]:
        """What the same breath offers that refuses: "put forward ideas, but would not accept limits"."""
        aside = words.replace(_refused(words), "").removesuffix(" but ").strip(" ,;–—-")
        # Who is told of stands for the speaker: "he said that it had put forward …".
        spoken = aside if each.mode == "direct" else _TOLD.sub("we", aside)
        if aside and self._wording.act(spoken, party, self._surnames) == "offer":
            yield Move(
                statement=each,
                party=party,
                kind="offer",
                words=aside,
                about=aside,
                direct=self.is_direct(each, party),
            )

    def _of_turn(self, each: Statement, units: Sequence[str]) -> Iterator[Move]:
        """Each sentence of a turn by itself, without what others are told to say in it."""
        parties = self.parties(each)
        told = [
            part.text
            for inner in self._within.get(each.id, ())
            for part in inner.content
            if KIND_OF_ACT.get(inner.act) or not set(self.parties(inner)) & set(parties)
        ]
        for unit in units:
            own = unit
            for words in told:
                own = own.replace(words, " ")
            for party in parties if self._matters(own) else ():
                kind = KIND_OF_ACT.get(self._wording.act(own, party, self._surnames) or "")
                if kind is not None:
                    about = _refused(own) if kind == "rejection" else own
                    yield Move(statement=each, party=party, kind=kind, words=unit, about=about, direct=True)
            yield from self._of_nouns(each, unit)

    def _of_nouns(self, each: Statement, words: str) -> Iterator[Move]:
        for offer in self._wording.put_forward(words):
            party = self._counted(offer.party)
            if party is not None and each.modality == "actual":
                yield Move(
                    statement=each,
                    party=party,
                    kind="offer",
                    words=offer.words,
                    about=offer.words,
                    direct=party in self.parties(each),
                )

    def is_direct(self, each: Statement, party: str) -> bool:
        """Whether the party's own speaker says so, be it within a turn of its own."""
        holder = self._by_id.get(each.via) if each.via is not None else None
        return holder is None or party in self.parties(holder)

    def parties(self, each: Statement) -> tuple[str, ...]:
        """For whom a statement speaks, of the parties that count."""
        if each.speaker is None:
            return ()
        named = each.speaker.party or self._spoken_for(each.speaker.entity) or ""
        found = (self._counted(name) for name in named.split("; "))
        return tuple(party for party in found if party)

    def _is_asked(self, each: Statement) -> bool:
        """Whether the sentence in which a statement ends is a question: "Did he ask for …?"."""
        ends = each.content[-1].span.end
        found = _SENTENCE_MARK.search(self._reading.document.text, ends - 1, ends + _NEAR)
        return found is not None and found.group() == "?"

    def _adjoins(self, before: int, start: int) -> bool:
        """Whether a statement goes on the sentence in which the one before it stood."""
        text = self._reading.document.text
        return 0 <= start - before <= _NEAR and _SENTENCE_END.search(text, before, start) is None


def _refused(words: str) -> str:
    """The side of a "but" on which the refusal stands: "put forward ideas, but would not accept limits"."""
    before, but, after = words.partition(" but ")
    if not but:
        return words
    return after if _REFUSAL.search(after) or not _REFUSAL.search(before) else before
