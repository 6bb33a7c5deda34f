"""What an article's own text tells of its making: when and where it was filed, and who is credited."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from detente.reading.calendar import MONTHS, WEEKDAYS
from detente.record.text import Contributor

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:(?P<year0>\d{{4}})-(?P<month0>\d\d)-(?P<day0>\d\d)"
    rf"|(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year1>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?)"
)
_AGENCY = r"\((?P<agency>[A-Za-z][\w .&’'/-]{1,40})\)"
_PLACE = r"(?P<place>[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*){0,3})"
_REGION = rf"(?:,\s+(?!{_MONTH}\s+\d)(?P<region>[A-Z][A-Za-z. ]{{1,25}}?))?"
_DASH = r"\s*(?:--|—|–|-|―)\s+"

_STAMP = re.compile(
    r"(?:dated?|published|posted|issued|updated)?:?\s*(?P<stamp>\d{4}-\d\d-\d\d)(?=\s)", re.IGNORECASE
)
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}{_REGION}(?:,?\s+{_DATE})?(?:\s*{_AGENCY})?(?:\s*/[\w ]{{2,20}}/)?{_DASH}",
        rf"(?P<place>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}}){_REGION}(?:,?\s+{_DATE})?\s*{_AGENCY}{_DASH}",
        rf"{_DATE}\s*{_AGENCY}{_DASH}",
        rf"{_AGENCY}{_DASH}",
    )
)
_COLON_DATELINE = re.compile(rf"{_PLACE}:\s+(?=\S)")
_FILED = re.compile(rf"(?P<place>[A-Z][\w.’'-]+(?:[ /][A-Z][\w.’'-]+){{0,2}}){_REGION},?\s+{_DATE}\.?")
_DATE_LINE = re.compile(
    rf"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|date|issued|released)(?:\s+on)?:?\s*)?"
    rf"(?:{_WEEKDAY},?\s+)?{_DATE}(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*\(?[A-Z]{{0,4}}\)?)?\.?",
    re.IGNORECASE,
)
_DATE_TAIL = re.compile(rf"(?<=\S)\s+{_WEEKDAY},?\s+{_DATE}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a dispatch was filed, and where its prose begins.

    Attributes:
        begins: the offset of the first word after it.
        day: month and day, with the year where it is printed.
    """

    begins: int
    place: str | None = None
    published: str | None = None
    day: tuple[int, int] | None = None
    agency: str | None = None


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens a paragraph ("GENEVA, Jan 10 (Reuters) - "), or None."""
    stamp = _STAMP.match(text, start, end)
    published = _iso(stamp.group("stamp")) if stamp else None
    begins = stamp.end() if stamp and published else start
    while begins < end and text[begins].isspace():
        begins += 1
    for pattern in _DATELINES:
        match = pattern.match(text, begins, min(end, begins + 160))
        if match and match.end() < end:
            found = match.groupdict()
            date, day = _date_of(found)
            return Dateline(
                begins=match.end(),
                place=found.get("place"),
                published=published or date,
                day=day,
                agency=found.get("agency"),
            )
    return Dateline(begins=begins, published=published) if published else None


def colon_dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """A place in capitals before a colon ("ISLAMABAD: "), which elsewhere would be a speaker's label."""
    match = _COLON_DATELINE.match(text, start, end)
    return Dateline(begins=match.end(), place=match.group("place")) if match else None


def filed_line(paragraph: str) -> Dateline | None:
    """A place and a date that stand alone above a communiqué ("Vienna, 13 January 2022")."""
    match = _FILED.fullmatch(paragraph) if len(paragraph) < 80 else None
    if match is None:
        return None
    if (match.group("place") or "").casefold() in WEEKDAYS:
        published, day = _date_of(match.groupdict())  # "Tuesday, September 1, 2015" names no place
        return Dateline(begins=match.end(), published=published, day=day)
    published, day = _date_of(match.groupdict())
    return Dateline(begins=match.end(), place=match.group("place"), published=published, day=day)


def date_line(paragraph: str) -> str | None:
    """The ISO date that a paragraph of its own gives ("Monday, May 18, 2015"), or None."""
    match = _DATE_LINE.fullmatch(paragraph) if len(paragraph) < 80 else None
    return _date_of(match.groupdict())[0] if match else None


def date_tail(paragraph: str) -> tuple[int, str] | None:
    """A date with its weekday at a headline's end: where the headline ends, and the ISO date."""
    match = _DATE_TAIL.search(paragraph) if len(paragraph) < 300 else None
    date = _date_of(match.groupdict())[0] if match else None
    return (match.start(), date) if match and date else None


def _date_of(found: dict[str, str | None]) -> tuple[str | None, tuple[int, int] | None]:
    for form in "012":
        month, day, year = (found.get(f"{part}{form}") for part in ("month", "day", "year"))
        if month and day:
            number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
            iso = _iso(f"{year}-{number:02d}-{int(day):02d}") if year else None
            return iso, (number, int(day))
    return None, None


def _iso(date: str) -> str | None:
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        return None


_NAME = r"(?!The\s)[A-Z][\w’'.-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'.-]*){1,3}"
_CREDITS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"(?:\W*)(?:Additional\s+)?[Ii]nformation\s+(?:for|in)\s+this\s+(?:article|story|report)\s+was\s+"
        r"(?:contributed|provided|reported)\s+by\s+(?P<names>.+)",
        r"\W*(?P<roles>(?:(?:[Aa]dditional\s+)?[Rr]eporting|Writing|Editing|Compiled|Written|Edited|[Aa]dditional\s+editing)"
        r"\s+by\s+.+)",
        r"\W*(?:With\s+(?:assistance|files|reporting|contributions?)\s+(?:from|by))\s+(?P<names>.+)",
        r"\W*(?P<agency>[A-Z][\w ]{1,30}?)\s+(?:[a-z]+\s+)?"
        r"(?:writers?|reporters?|journalists?|correspondents?|staff)\s+(?P<names>.+?)\s+(?:also\s+)?contributed(?:\s+to\s+this\s+\w+)?\.?.*",
        r"\W*(?P<names>[A-Z].+?)\s+(?:also\s+)?(?:contributed(?:\s+reporting)?(?:\s+to\s+this\s+\w+|\s+from\s+\w+)?"
        r"|reported\s+from)\b.*",
        rf"(?:By|BY)\s+(?P<byline>{_NAME}|[A-Z][A-Z.’'-]+(?:\s+[A-Z.’'-]+){{1,3}}.*)(?P<rest>.*)",
    )
)
_SPLIT = re.compile(r"\s*(?:;|,|\band\b|&|\|)\s*")
_ROLE = re.compile(
    r"(?:^|[;.]\s*|\W)(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ww]ritten|[Ee]dited|editing)\s+by\s+"
)
_OF = re.compile(r"\s+(?:of|for|from)\s+(?P<agency>[^;|]+)$")
_WHERE = re.compile(r"\s+(?:in|from|at)\s+.*$", re.DOTALL)
_FULL_NAME = re.compile(_NAME + r"|[A-Z][A-Z.’'-]+(?:\s+[A-Z.’'-]+){1,3}")


def credited(paragraph: str, agency: str | None = None) -> tuple[Contributor, ...]:
    """The persons whom a credit line names, in order; empty where the paragraph is none.

    >>> credited("(Reporting by Ann Lee in Geneva; Editing by Bo Ek)")[0].name
    'Ann Lee'
    """
    if len(paragraph) > 700:
        return ()
    for number, pattern in enumerate(_CREDITS):
        match = pattern.fullmatch(paragraph.strip())
        if not match:
            continue
        found = match.groupdict()
        names = found.get("names") or found.get("roles") or found.get("byline") or ""
        if number >= 4 and not _is_list_of_names(names + (found.get("rest") or "")):
            continue
        names += found.get("rest") or ""
        people = _people(_ROLE.sub("; ", names), found.get("agency") or agency)
        if people:
            return people
    return ()


def _people(names: str, agency: str | None) -> tuple[Contributor, ...]:
    people: list[Contributor] = []
    for group in re.split(r"\s*[;]\s*(?:and\s+)?(?:by\s+)?", names.strip(" ().\n")):
        belongs = _OF.search(group)
        house = _squeezed(belongs.group("agency")).strip(" .)") if belongs else agency
        listed = group[: belongs.start()] if belongs else group
        for part in _SPLIT.split(listed):
            name = _squeezed(_WHERE.sub("", part)).strip(" .()")
            if _FULL_NAME.fullmatch(name):
                person = Contributor(name=name, agency=house)
                if person not in people:
                    people.append(person)
            elif people and name and name[0].isupper() and not belongs:
                people[-1] = Contributor(name=people[-1].name, agency=name)
    return tuple(people)


def _is_list_of_names(names: str) -> bool:
    parts = [_WHERE.sub("", part).strip(" .()") for part in _SPLIT.split(names) if part.strip(" .()")]
    return (
        bool(parts)
        and len(names) < 200
        and sum(bool(_FULL_NAME.match(part)) for part in parts) >= len(parts) - 1
    )


def _squeezed(text: str) -> str:
    return " ".join(text.split())
