"""Meetings: the mentions of each brought together, and those that tell nothing left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.dates import DateMention
from detente.reading.encounter import CALL, CANCELLED, FORMAT, HELD, PLANNED, Encounter
from detente.reading.encounters import EncounterFinder
from detente.reading.formats import FormatFinder
from detente.reading.layout import HEADLINE, LEAD
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon
from detente.record import Meeting, PartialDate

_WITHIN = 600
"""Words after which "the talks", with nothing else in common, are no longer those spoken of before."""


def meetings_of(setting: Setting, lexicon: TalkLexicon) -> tuple[Meeting, ...]:
    """The meetings of a document, each with every clause that tells of it, in the order of the text.

    A meeting is told where a clause asserts it and says when or where it is and who or what meets;
    a mention that adds nothing ("the talks come as …") makes none.
    """
    groups: list[_Group] = []
    found = [*EncounterFinder(setting, lexicon).encounters(), *FormatFinder(setting, lexicon).encounters()]
    for each in sorted(found, key=lambda each: each.anchor):
        _place_in(groups, each)
    return tuple(group.meeting(setting) for group in groups if group.is_told())


def _place_in(groups: list[_Group], each: Encounter) -> None:
    """Add a mention to the group that it fits best, or let it open one, or drop it."""
    fitting = [(group.fit(each), group.is_told(), place) for place, group in enumerate(groups)]
    fitting = [known for known in fitting if known[0] > 0]
    if fitting:
        groups[max(fitting)[2]].add(each)
    elif _opens(each):
        group = _Group(each)
        if each.again and not each.parties and groups:  # a further round is the same parties'
            group.parties.update(groups[-1].parties)
        groups.append(group)


def _opens(each: Encounter) -> bool:
    if each.kind == FORMAT:
        return True
    told = each.date is not None or each.place is not None or each.off
    return told and not (each.several and each.date is None) and each.status is not None


@dataclass(slots=True)
class _Group:
    """The mentions of one meeting."""

    first: Encounter
    mentions: list[Encounter] = field(default_factory=list)
    date: DateMention | None = None
    since: PartialDate | None = None
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
        if each.since is not None and (self.since is None or each.since < self.since):
            self.since = each.since
        self.place = self.place or each.place
        self.forum = self.forum or each.forum
        self.parties.update(dict.fromkeys(each.parties))
        self.named.update(dict.fromkeys(each.named))

    def fit(self, each: Encounter) -> int:
        """How well a mention fits: 0 or less where it speaks of another meeting, or of none."""
        if (each.kind == CALL) != (self.first.kind == CALL) or each.several != self.first.several:
            return 0
        if not self._adds(each) or self._differs(each) or self._goes_by_another_name(each):
            return 0
        if each.verb is not None and any(known.verb == each.verb for known in self.mentions):
            return 9
        parts = (self._fit_date(each), self._fit_place(each), self._fit_forum(each), self._fit_parties(each))
        if None in parts:
            return 0
        score = sum(part for part in parts if part is not None)
        score += bool(self.named.keys() & set(each.named))
        known = each.definite and each.status is not None and not self._has_another_day(each)
        near = score > 1 or each.anchor - self._last_told() <= _WITHIN
        return score + 1 if known and near else score if score >= 3 else 0

    def _goes_by_another_name(self, each: Encounter) -> bool:
        """A format is one meeting with what bears its name, or is told of its place on its day."""
        if FORMAT not in (each.kind, self.first.kind):
            return False
        same_place = each.place is not None and each.place == self.place
        known = bool(self._fit_forum(each)) or (same_place and (self._fit_date(each) or 0) >= 3)
        refers = each.definite and each.kind != FORMAT and each.date is None and not each.parties
        return not known and not refers

    def _last_told(self) -> int:
        """The last mention that says of itself when or where it is, or who meets."""
        told = (known for known in self.mentions if known.date or known.place or known.forum or known.parties)
        return max((known.anchor for known in told), default=self.first.anchor)

    def _has_another_day(self, each: Encounter) -> bool:
        """ "The talks on the 10th", after a named meeting of which no day is told: any of several."""
        vague = self.date is None or not self.date.exact
        dated = each.date is not None and each.date.exact
        return self.forum is not None and each.forum is None and vague and dated

    def _differs(self, each: Encounter) -> bool:
        """One is held and the other planned, unless on the same day: an evening's report of its morning."""
        if self._is_past(each) and any(known.status == PLANNED and known.asserted for known in self.mentions):
            return not (
                self.date is not None and each.date is not None and self.date.start == each.date.start
            )
        if not each.asserted:
            return False
        told = {known.status for known in self.mentions if known.asserted}
        same = self.date is not None and each.date is not None and self.date.start == each.date.start
        return {each.status, *told} >= {HELD, PLANNED} and not same

    @staticmethod
    def _is_past(each: Encounter) -> bool:
        return each.status == HELD and each.date is not None and each.date.exact

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
        told = (
            each.date,
            each.since,
            each.place,
            each.forum,
            each.duration,
            each.outcome,
            each.parties,
            each.named,
        )
        return any(told)

    def is_told(self) -> bool:
        """Whether the mentions together say when or where, and who or what, and some asserts it."""
        who = self.parties or self.named or self.forum or any(each.delegations for each in self.mentions)
        exact = self.date is not None and self.date.exact and self.date.start.month is not None
        asserted = any(each.asserted for each in self.mentions)
        if exact and (self.place or who):
            return asserted or bool(self.place and who)
        if self.first.kind == FORMAT:
            return asserted
        if who and any(each.off for each in self.mentions):
            return True
        return bool(self.place and who and asserted)

    def meeting(self, setting: Setting) -> Meeting:
        date = self.date if self.date is not None and self.date.exact else self._day_of_lead(setting)
        return Meeting(
            forum=self.forum,
            place=self.place or self._filed_from(setting),
            start=self._start(date) or self._month(),
            end=date.end if date else self._month(),
            duration=_first(each.duration for each in self.mentions),
            status=self._status(),
            parties=tuple(self.parties),
            named=tuple(self.named),
            outcome=_first(each.outcome for each in self.mentions),
            evidence=tuple(dict.fromkeys(setting.mention(each.evidence) for each in self.mentions)),
        )

    def _start(self, date: DateMention | None) -> PartialDate | None:
        """Talks that end on a day and have gone on since another started on that one."""
        if self.since is not None and (date is None or str(self.since) < str(date.start)):
            return self.since
        return date.start if date is not None else None

    def _month(self) -> PartialDate | None:
        """The month of a format's talks of which only the week is told."""
        if self.date is None or self.date.exact or self.first.kind != FORMAT:
            return None
        start, end = self.date.start, self.date.end
        return PartialDate(start.year, start.month) if start.month == end.month else None

    def _day_of_lead(self, setting: Setting) -> DateMention | None:
        """What the first paragraphs tell without a day took place on the one day that the first one names."""
        blocks = [block for block in setting.layout.blocks if block.kind != HEADLINE][:3]
        if self.date is not None or self.first.kind == CALL or self._status() != HELD or not blocks:
            return None
        if not any(block.span.covers(self.first.evidence) for block in blocks) or not self.first.asserted:
            return None
        opening = (each for each in setting.dates if setting.parse.ends[each.last] <= blocks[0].span.end)
        days = [each for each in opening if each.exact and setting.is_recent(each)]
        told = [each for each in days if not setting.is_of_telling(each)]
        return told[0] if len({each.start for each in days}) == 1 and told else None

    def _status(self) -> str:
        told = [each.status for each in self.mentions if each.status is not None]
        if CANCELLED in told:
            return CANCELLED
        sure = [each.status for each in self.mentions if each.status is not None and each.asserted]
        return (sure or told or [HELD])[0]

    def _filed_from(self, setting: Setting) -> str | None:
        """A report's first paragraph tells of what went on where it was filed, unless it says otherwise."""
        lead = next((block for block in setting.layout.blocks if block.kind == LEAD), None)
        if lead is None or self.first.kind == CALL or self._status() == PLANNED:
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
