"""Find dates as news tells them and count them from the day of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.reading.calendar import (
    FUTURE,
    MONTHS,
    PAST,
    WEEKDAYS,
    day_of,
    exact,
    month_of,
    shifted,
    week_of,
    weekday_near,
    year_near,
)
from detente.reading.parse import Parse
from detente.reading.tense import direction
from detente.record.dates import PartialDate

ON = "on"
SINCE = "since"
UNTIL = "until"
BEFORE = "before"
AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or range of dates as a text gives it.

    Attributes:
        first, last: its tokens, both included.
        start, end: its first and last day (month, year), equal for a single one.
        relation: "on", or how the text bounds it: "since", "until", "before", "after".
        exact: the words name days, a month or a year; a week or "two weeks ago" is not exact, and
            its start and end bound it.
    """

    first: int
    last: int
    start: PartialDate
    end: PartialDate
    relation: str = ON
    exact: bool = True


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|and|through|until|or)\s*"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
_MONTH_FIRST = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL}\b(?![:.]\d|\s*(?:percent|%|a\.m|p\.m))"
    rf"(?:{_TO}(?P<month2>{_MONTH})?\s*(?P<day2>\d{{1,2}}){_ORDINAL}\b(?![:.]\d|\s*[ap]\.m))?{_YEAR}"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?(?:{_TO}(?P<day2>\d{{1,2}}){_ORDINAL})?\s+(?P<month>{_MONTH}){_YEAR}"
)
_MONTH_ALONE = re.compile(rf"(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAYS = re.compile(
    rf"(?P<first>{_WEEKDAY})(?:(?:,\s+{_WEEKDAY})*,?\s*(?:-|–|—|and|to|through|until|or)\s*(?P<last>{_WEEKDAY}))?"
)
_ORDINALS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?:{_TO}(?:the\s+)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)\b)?"
)
_DAY_CUES = frozenset({"on", "by", "until", "till", "since", "from", "before", "after", "starting", "of"})
_AGREED = frozenset({"agree", "agrees", "agreed", "plan", "plans", "planned", "set", "scheduled", "proposed"})
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_COMMA = re.compile(r",?\s+")

_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_SPANS = frozenset({"week", "weekend", "month", "year", "morning", "afternoon", "evening", "night"})
_BACK = frozenset({"last", "past", "previous"})
_ON = frozenset({"next", "coming", "following"})
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
} | {"a": 1, "an": 1, "couple": 2}
_RELATIONS = {
    "since": SINCE, "until": UNTIL, "till": UNTIL, "by": UNTIL, "before": BEFORE, "after": AFTER,
}  # fmt: skip
_YEAR_CUES = frozenset(
    {"in", "since", "by", "until", "from", "during", "before", "after", "early", "late", "mid", "of"}
)
_MONTH_CUES = _YEAR_CUES | {"last", "next", "this", "through", "to", "for", "-", "and", "between", "end"}


def find_dates(parse: Parse, published: datetime.date | None) -> list[DateMention]:
    """Every date of a text, in order.

    Args:
        published: the day that "Wednesday" and "last month" are counted from; without it only dates
            that name their year are found.
    """
    finder = _Finder(parse, published)
    found: list[DateMention] = []
    covered = -1
    for token, lower in enumerate(parse.lowers):
        anchor = _ANCHORS.get(lower.rstrip(".") if len(lower) < 6 else lower)
        if anchor is None:
            if len(lower) != 4 or not lower.isdigit() or lower[:2] not in ("19", "20"):
                continue
            anchor = _Finder.year
        if token <= covered:
            continue
        mention = anchor(finder, token, covered)
        if mention is not None:
            found.append(mention)
            covered = mention.last
    return found


class _Finder:
    """Reads one date at a token that may hold one."""

    def __init__(self, parse: Parse, published: datetime.date | None) -> None:
        self._parse = parse
        self._published = published

    def month(self, token: int, covered: int) -> DateMention | None:
        parse = self._parse
        if not parse.words[token][0].isupper():
            return None
        match = _MONTH_FIRST.match(parse.text, parse.starts[token])
        if match:
            return self._days(match, token)
        before = token - 1
        for back in (4, 3, 2, 1):  # "the 12th of May", "3-5 March"
            at = token - back
            if at > covered and at >= 0 and parse.words[at][:1].isdigit():
                match = _DAY_FIRST.match(parse.text, parse.starts[at])
                if match and match.start("month") == parse.starts[token]:
                    return self._days(match, at)
        match = _MONTH_ALONE.match(parse.text, parse.starts[token])
        if not match or (match.group("year") is None and not self._is_month(token)):
            return None
        return self._month_alone(match, token, before)

    def _is_month(self, token: int) -> bool:
        before = self._parse.lowers[token - 1] if token else ""
        return before in _MONTH_CUES or self._parse.lowers[token] not in ("may", "march", "mar", "august")

    def ordinal(self, token: int, covered: int) -> DateMention | None:
        """ "on the 9th and 10th": days of the month at hand, counted from publication."""
        parse, published = self._parse, self._published
        if published is None or token < 2 or parse.lowers[token - 1] != "the" or token - 1 <= covered:
            return None
        if parse.lowers[token - 2] not in _DAY_CUES or self._counts(token):
            return None
        match = _ORDINALS.match(parse.text, parse.starts[token])
        if match is None:
            return None
        start = _day_near(published, int(match["day"]), self._outlook(token))
        if start is None:
            return None
        end = _day_near(start, int(match["day2"]), FUTURE) if match["day2"] else start
        return self._range(token, match.end(), start, end or start)

    def _counts(self, token: int) -> bool:
        """Whether an ordinal counts something: "the 12th floor", "the 5th of them"."""
        parse = self._parse
        after = token + 1
        if after >= len(parse):
            return False
        ahead = parse.lowers[after] == "of" or parse.heads[token] > token
        return ahead or (parse.tags[after].startswith(("NN", "JJ")) and parse.heads[after] != token)

    def _outlook(self, token: int) -> str:
        """What is agreed, planned or told without a tense is ahead."""
        parse, at = self._parse, token
        for _ in range(12):
            if parse.lowers[at] in _AGREED:
                return FUTURE
            if parse.heads[at] == at:
                break
            at = parse.heads[at]
        return PAST if self._direction(token) == PAST else FUTURE

    def _days(self, match: re.Match[str], first: int) -> DateMention | None:
        month = MONTHS[match.group("month").rstrip(".").lower()]
        day = int(match.group("day"))
        year = self._year(match, month, day, first)
        start = day_of(year, month, day) if year else None
        if start is None or year is None:
            return None
        end = start
        if match.group("day2"):
            other = match.groupdict().get("month2")
            end_month = MONTHS[other.rstrip(".").lower()] if other else month
            end = day_of(year + (end_month < month), end_month, int(match.group("day2"))) or start
        monday = exact(start)
        if monday and start == end and self._parse.lowers[max(0, first - 2) : first] == ["week", "of"]:
            return self._range(first, match.end(), monday, shifted(monday, 6), exact=False)
        return self._mention(first, match.end(), start, max(start, end))

    def _year(self, match: re.Match[str], month: int, day: int | None, token: int) -> int | None:
        if match.group("year"):
            return int(match.group("year"))
        if self._published is None:
            return None
        return year_near(self._published, month, day, direction(self._parse, token, finite=True))

    def _month_alone(self, match: re.Match[str], token: int, before: int) -> DateMention | None:
        month = MONTHS[match.group("month").rstrip(".").lower()]
        word = self._parse.lowers[before] if before >= 0 else ""
        published = self._published
        if published is not None and not match.group("year") and word in _BACK | _ON:
            ahead = word in _ON
            year = published.year + (month <= published.month if ahead else -(month >= published.month))
            token = before
        else:
            known = self._year(match, month, None, token)
            if known is None:
                return None
            year = known
        when = PartialDate(year, month)
        return self._mention(token, match.end(), when, when)

    def year(self, token: int, covered: int) -> DateMention | None:
        parse = self._parse
        match = _ISO.match(parse.text, parse.starts[token])
        if match:
            day = day_of(*(int(match.group(part)) for part in ("year", "month", "day")))
            return self._mention(token, match.end(), day, day) if day else None
        before = parse.lowers[token - 1] if token else ""
        if before not in _YEAR_CUES or token - 1 <= covered:
            return None
        if (
            token + 1 < len(parse)
            and parse.tags[token + 1].startswith("NN")
            and parse.heads[token] == token + 1
        ):
            return None  # "of 2,000 troops", "in 2015 talks"
        when = PartialDate(int(parse.lowers[token]))
        return self._mention(token, parse.ends[token], when, when)

    def weekday(self, token: int, covered: int) -> DateMention | None:
        parse, published = self._parse, self._published
        match = _WEEKDAYS.match(parse.text, parse.starts[token])
        if not match:
            return None
        comma = _COMMA.match(parse.text, match.end())
        if comma and match.group("last") is None:
            explicit = self._explicit_after(comma.end(), token)
            if explicit is not None:
                return explicit
        if published is None:
            return None
        before = parse.lowers[token - 1] if token else ""
        first, last = (WEEKDAYS[name.lower()] for name in (match["first"], match["last"] or match["first"]))
        ahead = self._direction(token)
        if before in _BACK or before in _ON or before == "this":
            return self._qualified(match, token, before, (first, last))
        if ahead == FUTURE:
            start = weekday_near(published, first, FUTURE)
            end = weekday_near(start, last, FUTURE)
        else:
            end = weekday_near(published, last, PAST)
            start = weekday_near(end, first, PAST)
        return self._range(token, match.end(), start, end)

    def _qualified(
        self, match: re.Match[str], token: int, word: str, days: tuple[int, int]
    ) -> DateMention | None:
        """ "next Thursday", "last Friday", "this Monday"."""
        assert self._published is not None
        if word == "this":
            start = shifted(week_of(self._published)[0], days[0])
        else:
            start = weekday_near(self._published, days[0], FUTURE if word in _ON else PAST, strictly=True)
        return self._range(token - 1, match.end(), start, weekday_near(start, days[1], FUTURE))

    def _explicit_after(self, offset: int, first: int) -> DateMention | None:
        """ "Friday, Jan. 14": the weekday adds nothing."""
        for pattern in (_MONTH_FIRST, _DAY_FIRST):
            match = pattern.match(self._parse.text, offset)
            if match:
                return self._days(match, first)
        return None

    def relative(self, token: int, covered: int) -> DateMention | None:
        if self._published is None:
            return None
        day = shifted(self._published, _RELATIVE[self._parse.lowers[token]])
        return self._range(token, self._parse.ends[token], day, day)

    def span(self, token: int, covered: int) -> DateMention | None:
        """ "this week", "last month", "next year", "last night", "over the weekend"."""
        parse, published = self._parse, self._published
        lower = parse.lowers[token]
        word = parse.lowers[token - 1] if token else ""
        if published is None or not (word in _BACK or word in _ON or word == "this" or lower == "weekend"):
            return None
        step = -1 if word in _BACK else 1 if word in _ON else 0
        first, end = token - 1, parse.ends[token]
        if lower in ("morning", "afternoon", "evening", "night"):
            day = shifted(published, step)
            return self._range(first, end, day, day)
        if lower == "week":
            monday, sunday = week_of(published, step)
            return self._range(first, end, monday, sunday, exact=False)
        if lower == "weekend":
            ahead = word == "next" or self._direction(token) == FUTURE
            saturday = weekday_near(published, WEEKDAYS["saturday"], FUTURE if ahead else PAST)
            return self._range(first if word else token, end, saturday, shifted(saturday, 1), exact=False)
        when = month_of(published, step) if lower == "month" else PartialDate(published.year + step)
        return self._mention(first, end, when, when)

    def ago(self, token: int, covered: int) -> DateMention | None:
        """ "two days ago", "a week ago", "three years ago"."""
        parse, published = self._parse, self._published
        if published is None or token < 2 or parse.lowers[token - 1] not in _UNITS:
            return None
        unit = parse.lowers[token - 1].rstrip("s")
        number = _NUMBERS.get(parse.lowers[token - 2])
        if number is None and parse.lowers[token - 2].isdigit() and len(parse.lowers[token - 2]) < 3:
            number = int(parse.lowers[token - 2])
        if number is None:
            return None
        first, end = token - 2, parse.ends[token]
        if unit == "year":
            when = PartialDate(published.year - number)
        elif unit == "month":
            when = month_of(published, -number)
        else:
            day = shifted(published, -number * _UNITS[unit])
            return self._range(first, end, day, day, exact=unit == "day")
        return self._mention(first, end, when, when)

    def _direction(self, token: int) -> str | None:
        return direction(self._parse, token)

    def _range(
        self, first: int, end: int, start: datetime.date, stop: datetime.date, *, exact: bool = True
    ) -> DateMention:
        return self._mention(first, end, PartialDate.of(start), PartialDate.of(stop), exact=exact)

    def _mention(
        self, first: int, end: int, start: PartialDate, stop: PartialDate, *, exact: bool = True
    ) -> DateMention:
        """The mention that ends at a character: its last token, and the preposition that bounds it."""
        parse = self._parse
        last = first
        while last + 1 < len(parse) and parse.starts[last + 1] < end:
            last += 1
        before = parse.lowers[first - 1] if first else ""
        if before in ("early", "late", "mid", "the") and first > 1:
            before = parse.lowers[first - 2]
        return DateMention(
            first=first, last=last, start=start, end=stop, relation=_RELATIONS.get(before, ON), exact=exact
        )


def _day_near(base: datetime.date, day: int, way: str) -> datetime.date | None:
    """The next day of that number from the base on, or the last one up to it; None for no day of a month."""
    for months in range(3):
        ahead = months if way == FUTURE else -months
        year, month = divmod(base.year * 12 + base.month - 1 + ahead, 12)
        found = exact(day_of(year, month + 1, day))
        if found is not None and (found >= base if way == FUTURE else found <= base):
            return found
    return None


_Anchor = Callable[[_Finder, int, int], DateMention | None]
_ANCHORS: dict[str, _Anchor] = {
    **dict.fromkeys(WEEKDAYS, _Finder.weekday),
    **dict.fromkeys(MONTHS, _Finder.month),
    **dict.fromkeys(_RELATIVE, _Finder.relative),
    **dict.fromkeys(_SPANS, _Finder.span),
    "ago": _Finder.ago,
    **{
        f"{day}{'th' if 10 < day < 14 else _ENDINGS.get(day % 10, 'th')}": _Finder.ordinal
        for day in range(1, 32)
    },
}
