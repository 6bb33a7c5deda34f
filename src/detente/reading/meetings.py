"""Meetings: the mentions of each brought together, and those that tell nothing left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.dates import DateMention
from detente.reading.encounters import CALL, CANCELLED, HELD, PLANNED, Encounter, EncounterFinder
from detente.reading.layout import LEAD
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon
from detente.record import Meeting


def meetings_of(setting: Setting, lexicon: TalkLexicon) -> tuple[Meeting, ...]:
    """The meetings of a document, each with every clause that tells of it, in the order of the text.

    A meeting is told where a clause asserts it and says when or where it is and who or what meets;
    a mention that adds nothing ("the talks come as …") makes none.
    """
    groups: list[_Group] = []
    for each in EncounterFinder(setting, lexicon).encounters():
        _place_in(groups, each, setting)
    return tuple(group.meeting(setting) for group in groups if group.is_told())


def _place_in(groups: list[_Group], each: Encounter, setting: Setting) -> None:
    """Add a mention to the group that it fits best, or let it open one, or drop it."""
    fitting = [(group.fit(each), place) for place, group in enumerate(groups)]
    fitting = [(fit, place) for fit, place in fitting if fit > 0]
    if fitting:
        groups[max(fitting)[1]].add(each)
    elif _opens(each):
        groups.append(_Group(each))


def _opens(each: Encounter) -> bool:
    told = each.date is not None or each.place is not None
    return told and not (each.several and each.date is None) and each.status is not None


@dataclass(slots=True)
class _Group:
    """The mentions of one meeting."""

    first: Encounter
    mentions: list[Encounter] = field(default_factory=list)
    date: DateMention | None = None
    place: str | None = None
    forum: str | None = None
    parties: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.add(self.first)

    def add(self, each: Encounter) -> None:
        self.mentions.append(each)
        if each.date is not None and (self.date is None or (each.date.exact and not self.date.exact)):
            self.date = each.date
        self.place = self.place or each.place
        self.forum = self.forum or each.forum
        self.parties.update(dict.fromkeys(each.parties))
        self.named.update(dict.fromkeys(each.named))

    def fit(self, each: Encounter) -> int:
        """How well a mention fits: 0 or less where it speaks of another meeting, or of none."""
        if (each.kind == CALL) != (self.first.kind == CALL) or each.several != self.first.several:
            return 0
        if not self._adds(each):
            return 0
        parts = (self._fit_date(each), self._fit_place(each), self._fit_forum(each), self._fit_parties(each))
        if None in parts:
            return 0
        score = sum(part for part in parts if part is not None)
        score += bool(self.named.keys() & set(each.named))
        return score + 1 if each.definite else score if score >= 3 else 0

    def _fit_date(self, each: Encounter) -> int | None:
        """None where the dates differ."""
        if each.date is None or self.date is None:
            return 0
        if not _overlap(each.date, self.date):
            return None
        return 3 if each.date.exact and self.date.exact else 1

    def _fit_place(self, each: Encounter) -> int | None:
        if each.place is None or self.place is None:
            return int(each.place is not None and each.definite and not each.parties)
        return 3 if each.place.casefold() == self.place.casefold() else None

    def _fit_forum(self, each: Encounter) -> int | None:
        """A body whose name holds the parties' names is theirs: "the EU-Ukraine Council"."""
        if each.forum is None or self.forum is None:
            words = (each.forum or "").casefold()
            return 3 if self.parties and all(party.casefold() in words for party in self.parties) else 0
        return 3 if each.forum == self.forum else None

    def _fit_parties(self, each: Encounter) -> int | None:
        """One set of parties may be told more fully than another; two that only overlap are two meetings'."""
        told = set(each.parties)
        if not told or not self.parties:
            return 0
        nested = told <= self.parties.keys() or self.parties.keys() <= told
        if not told & self.parties.keys() or (len(told) > 1 and len(self.parties) > 1 and not nested):
            return None
        return 2 if nested else 1

    @staticmethod
    def _adds(each: Encounter) -> bool:
        """Whether a mention tells anything; "this week's talks" alone tells too little to know which."""
        if each.date is not None and not each.date.exact and each.place is None and each.forum is None:
            return bool(each.duration or each.outcome)
        told = (each.date, each.place, each.forum, each.duration, each.outcome, each.parties, each.named)
        return any(told)

    def is_told(self) -> bool:
        """Whether the mentions together say when or where, and who or what, and some asserts it."""
        who = self.parties or self.named or self.forum
        exact = self.date is not None and self.date.exact
        asserted = any(each.asserted for each in self.mentions)
        if exact and (self.place or who):
            return asserted or bool(self.place and who)
        return bool(self.place and who and asserted)

    def meeting(self, setting: Setting) -> Meeting:
        date = self.date if self.date is not None and self.date.exact else None
        return Meeting(
            forum=self.forum,
            place=self.place or self._filed_from(setting),
            start=date.start if date else None,
            end=date.end if date else None,
            duration=_first(each.duration for each in self.mentions),
            status=self._status(setting),
            parties=tuple(self.parties),
            named=tuple(self.named),
            outcome=_first(each.outcome for each in self.mentions),
            evidence=tuple(dict.fromkeys(setting.mention(each.evidence) for each in self.mentions)),
        )

    def _status(self, setting: Setting) -> str:
        told = [each.status for each in self.mentions if each.status is not None]
        if CANCELLED in told:
            return CANCELLED
        sure = [each.status for each in self.mentions if each.status is not None and each.asserted]
        return (sure or told or [HELD])[0]

    def _filed_from(self, setting: Setting) -> str | None:
        """A report's first paragraph tells of what went on where it was filed, unless it says otherwise."""
        lead = next((block for block in setting.layout.blocks if block.kind == LEAD), None)
        if lead is None or self.first.kind == CALL or self._status(setting) == PLANNED:
            return None
        opening = any(lead.span.covers(each.evidence) and each.asserted for each in self.mentions)
        dateline = setting.document.dateline
        return (
            dateline.title() if opening and dateline and dateline.isupper() else dateline if opening else None
        )


def _overlap(one: DateMention, other: DateMention) -> bool:
    """Whether two dates may be the same, each as exact as it is."""
    a, b, c, d = (str(date) for date in (one.start, one.end, other.start, other.end))
    return a[: len(d)] <= d[: len(a)] and c[: len(b)] <= b[: len(c)]


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
