"""One meeting, many reports: what each says of it side by side, and how its status went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.days import EVER, Days, days_of
from detente.analysis.reports import Coverage, Report, families_of, report_of
from detente.analysis.sides import Sides
from detente.record import Meeting, PartialDate, Reading, claims_of

ENOUGH = 4
"""The agreement from which on two accounts are of one meeting: the day and one thing more, or as much."""
_NEVER = -99
_RECENT = 7
"""Days within which a report of "the OSCE meeting" needs no date to tell which."""
_FAR = 10**6
_LONG = 400
"""Days of talks beyond which each is not noted by itself."""
_TO_THE_DAY = 10
"""Characters of an ISO date."""
_LITTLE = frozenset({"the", "of", "for", "and", "on", "in", "a", "meeting", "talks", "session", "summit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A value that reports give, and the claims that give it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a report said of a meeting's status when it came out."""

    published: PartialDate | None
    status: str
    claim: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """One meeting as all its reports tell it.

    Attributes:
        start, end: the dates that most independent reports give, the fuller where as many do.
        status: "held" once a report says so, "cancelled" where the last word is that, else "planned".
        history: its status by report. parties, named: whom any report names.
        dates, forums, places, durations, outcomes: each value told, the best supported first; where
            there are several they stand side by side.
    """

    start: PartialDate | None
    end: PartialDate | None
    status: str
    history: tuple[Turn, ...]
    parties: tuple[str, ...]
    named: tuple[str, ...]
    dates: tuple[Account, ...]
    forums: tuple[Account, ...]
    places: tuple[Account, ...]
    durations: tuple[Account, ...]
    outcomes: tuple[Account, ...]
    coverage: Coverage

    @property
    def id(self) -> str:
        """The claim of its first report."""
        return self.coverage.reports[0].claim

    @property
    def forum(self) -> str | None:
        return self.forums[0].value if self.forums else None

    @property
    def place(self) -> str | None:
        return self.places[0].value if self.places else None


def talks_of(
    readings: Iterable[Reading], *, families: Mapping[str, str] | None = None, sides: Sides | None = None
) -> tuple[Talks, ...]:
    """Every meeting of a record once, by date; the same in whatever order the readings come."""
    every = tuple(readings)
    known = Sides.of(every) if sides is None else sides
    copies = families_of(reading.document for reading in every) if families is None else families
    told = [
        _told(report_of(claim, reading.document, copies), claim.body, known)
        for reading in every
        for claim in claims_of(reading)
        if isinstance(claim.body, Meeting)
    ]
    groups: list[_Group] = []
    days = _Days()
    for each in sorted(told, key=lambda each: each.order):
        fits = [
            (groups[at].fit(each, known), -groups[at].distance(each), -at)
            for at in days.meeting(each.days, len(groups))
        ]
        best = max(fits, default=(0, 0, 0))
        if best[0] >= ENOUGH:
            at = -best[2]
            groups[at].add(each)
        else:
            at = len(groups)
            groups.append(_Group(each))
        days.put(at, groups[at].days)
    found = [_merged(group.members) for group in groups]
    return tuple(sorted(found, key=lambda talks: (str(talks.start or "9"), talks.coverage.reports[0].order)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One report's account: when it may have been, and who took part, as far as it tells."""

    report: Report
    meeting: Meeting
    days: Days
    parties: frozenset[str]
    persons: Mapping[str, frozenset[str]]

    @property
    def order(self) -> tuple[object, ...]:
        """The fullest first, so that the vaguer ones find them there."""
        meeting = self.meeting
        vague = (not self.days.exact, self.days == EVER, meeting.forum is None, meeting.place is None)
        return (*vague, -len(self.parties), -len(meeting.named), self.report.order)


def _told(report: Report, meeting: Meeting, sides: Sides) -> _Told:
    in_forum = {party for party in sides.parties if meeting.forum and party in meeting.forum}
    persons: dict[str, set[str]] = {}
    for name in meeting.named:
        persons.setdefault("; ".join(sides.standing(name)) if name in sides.party_of else "", set()).add(name)
    return _Told(
        report=report,
        meeting=meeting,
        days=_bounded(days_of(meeting.start, meeting.end), meeting.status, report.published),
        parties=frozenset(meeting.parties) | (in_forum if len(in_forum) > 1 else set()),
        persons={party: frozenset(names) for party, names in persons.items()},
    )


def _bounded(days: Days, status: str, published: PartialDate | None) -> Days:
    """A date that is no more exact than a month, bounded by the day of the report: planned is ahead of it."""
    if days.exact or published is None or published.day is None:
        return days
    day = days_of(published).first
    bounded = Days(max(days.first, day), days.last, False) if status != "held" else None
    bounded = bounded or Days(days.first, min(days.last, day), False)
    return bounded if bounded.first <= bounded.last else days


@dataclass(slots=True)
class _Days:
    """Which groups may be of which days, so that an account is compared with no other."""

    on: dict[int, set[int]] = field(default_factory=dict)
    vague: set[int] = field(default_factory=set)

    def put(self, at: int, days: Days) -> None:
        """A group's days, which may have become more."""
        if not days.exact or days.last - days.first > _LONG:
            self.vague.add(at)
            return
        for day in range(days.first, days.last + 1):
            self.on.setdefault(day, set()).add(at)

    def meeting(self, days: Days, number: int) -> Iterable[int]:
        """The groups, of so many, that may be of these days; some others may be among them."""
        if not days.exact or days.last - days.first > _LONG:
            return range(number)
        told = (self.on.get(day, set()) for day in range(days.first, days.last + 1))
        return self.vague.union(*told)


@dataclass(slots=True)
class _Group:
    """The accounts of one meeting, as they come together."""

    first: _Told
    members: list[_Told] = field(default_factory=list)
    days: Days = EVER
    parties: set[str] = field(default_factory=set)
    persons: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.days = self.first.days
        self.add(self.first)

    def add(self, each: _Told) -> None:
        self.members.append(each)
        if each.days.exact and self.days.exact:
            self.days = self.days.joined(each.days)
        self.parties |= each.parties
        for party, names in each.persons.items():
            self.persons.setdefault(party, set()).update(names)

    def distance(self, each: _Told) -> int:
        """Days between a report and these: of two meetings that it may mean, it means the nearer."""
        if not self.days.exact or each.report.published is None:
            return _FAR
        return abs(days_of(each.report.published).first - self.days.first)

    def fit(self, each: _Told, sides: Sides) -> int:
        """How far an account agrees with these; below nought where they exclude each other."""
        if not self.days.meets(each.days):
            return _NEVER
        forum, place = self._forum(each, sides), self._place(each)
        anchored = forum > 0 or place > 0
        parties = self._parties(each, named=forum > 0, anchored=anchored)
        parts = (self._date(each), forum, place, self._persons(each, anchored), parties)
        return sum(parts)

    def _date(self, each: _Told) -> int:
        if self.days.exact and each.days.exact:
            return 3
        return int(each.meeting.start is not None and self.first.meeting.start is not None)

    def _forum(self, each: _Told, sides: Sides) -> int:
        told = [words for member in self.members if (words := _words(member.meeting.forum))]
        words = _words(each.meeting.forum)
        if not told or not words:
            return 0
        if any(words == other for other in told):
            return 4 if len(words) > 1 or self.distance(each) <= _RECENT else 3
        named = {party.casefold() for party in sides.parties}
        fuller = any(
            (words <= other or other <= words) and not named & {word.casefold() for word in words ^ other}
            for other in told
        )
        if not fuller:
            return _NEVER
        return 4 if self.distance(each) <= _RECENT else 3

    def _place(self, each: _Told) -> int:
        told = [words for member in self.members if (words := _words(member.meeting.place))]
        words = _words(each.meeting.place)
        if not told or not words:
            return 0
        return 3 if any(words <= other or other <= words for other in told) else _NEVER

    def _persons(self, each: _Told, anchored: bool) -> int:
        """A party's persons may be told more fully; others that it sends are at another meeting."""
        shared = 0
        for party, names in each.persons.items():
            known = self.persons.get(party, set())
            if known and not (names <= known or known <= names) and not anchored:
                return _NEVER
            shared += len(names & known)
        return min(2, shared) + (1 if shared else 0)

    def _parties(self, each: _Told, *, named: bool, anchored: bool) -> int:
        """One set of parties may be told more fully; two that share none are of two meetings."""
        if not self.parties or not each.parties:
            return 0
        shared = self.parties & each.parties
        nested = len(shared) == min(len(self.parties), len(each.parties))
        if nested:
            return 3 if len(shared) > 1 else 1
        if not shared:
            return -2 if named else _NEVER
        return 0 if anchored or len(shared) > 1 else _NEVER


def _words(name: str | None) -> frozenset[str]:
    found = (name or "").casefold().replace("-", " ").replace(",", " ").split()
    return frozenset(word for word in found if word not in _LITTLE)


def _merged(members: Sequence[_Told]) -> Talks:
    ordered = sorted(members, key=lambda each: each.report.order)
    dates = _accounts(ordered, _span, vague=lambda value: len(value) < _TO_THE_DAY)
    by_span = {_span(each.meeting): each.meeting for each in ordered}
    chosen = by_span[dates[0].value] if dates else ordered[0].meeting
    return Talks(
        start=chosen.start,
        end=chosen.end,
        status=_status(ordered),
        history=tuple(
            Turn(
                published=each.report.published,
                status=each.meeting.status,
                claim=each.report.claim,
                document=each.report.document,
            )
            for each in ordered
        ),
        parties=_once(party for each in ordered for party in each.meeting.parties),
        named=_once(name for each in ordered for name in each.meeting.named),
        dates=dates,
        forums=_accounts(ordered, lambda meeting: meeting.forum),
        places=_accounts(ordered, lambda meeting: meeting.place),
        durations=_accounts(ordered, lambda meeting: meeting.duration),
        outcomes=_accounts(ordered, lambda meeting: meeting.outcome),
        coverage=Coverage.of(each.report for each in ordered),
    )


def _span(meeting: Meeting) -> str | None:
    if meeting.start is None:
        return None
    end = meeting.end
    return str(meeting.start) if end in (None, meeting.start) else f"{meeting.start} to {end}"


def _accounts(
    members: Sequence[_Told],
    value_of: Callable[[Meeting], str | None],
    vague: Callable[[str], bool] = lambda value: False,
) -> tuple[Account, ...]:
    """Each value told with its claims: by the independent reports that give it, then the fuller one.

    Args:
        vague: tells values that come last however many give them: a month, where others tell the day.
    """
    given: dict[str, list[Report]] = {}
    for each in members:
        value = value_of(each.meeting)
        if value is not None:
            given.setdefault(value, []).append(each.report)
    ranked = sorted(
        given,
        key=lambda value: (vague(value), -len({each.family for each in given[value]}), -len(value), value),
    )
    return tuple(
        Account(value=value, claims=tuple(report.claim for report in given[value])) for value in ranked
    )


def _status(members: Sequence[_Told]) -> str:
    told = [each.meeting.status for each in members]
    if told[-1] == "cancelled":
        return "cancelled"
    return "held" if "held" in told else "planned"


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
