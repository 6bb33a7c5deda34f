"""What a document says of itself: title, publisher, address, date, language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

import dateparser

_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site_name", "sitename", "agency"),
    "url": ("url", "source_url", "link"),
    "published": ("published", "date", "published_time", "date_published"),
    "language": ("language", "lang"),
}
"""Names under which front matter and collections keep each field, the first one present counting."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A document's description, each field None where nothing tells it."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def metadata_of(fields: Mapping[str, object]) -> Metadata:
    """The fields that Détente keeps, of all that are there.

    >>> metadata_of({"title": " Talks  fail ", "date": "2022-01-13T10:00:00Z"}).published
    '2022-01-13'

    Raises:
        ValueError: a field that is no text, or a date that is no date.
    """
    found: dict[str, object] = {}
    for field, names in _KEYS.items():
        found[field] = next((fields[name] for name in names if fields.get(name) not in (None, "")), None)
    published = found.pop("published")
    texts = {field: _text(field, value) for field, value in found.items()}
    return Metadata(**texts, published=None if published is None else iso_date(published))


def iso_date(value: object) -> str:
    """A date as `YYYY-MM-DD`, or as much of that as is known.

    >>> iso_date("13 January 2022"), iso_date("2022-01")
    ('2022-01-13', '2022-01')

    Raises:
        ValueError: a value that names no date.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str):
        raise ValueError(f"published: {value!r} is no date; write it as YYYY-MM-DD")
    match = _ISO.match(value.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"published: {value!r} is not in the calendar") from None
        return match.group().strip()
    # Only dates that stand on their own: "yesterday" would depend on the day of reading.
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    parsed = dateparser.parse(value, languages=["en"], settings=settings)
    if parsed is None:
        raise ValueError(f"published: {value!r} is no date; write it as YYYY-MM-DD")
    return parsed.date().isoformat()


def _text(field: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{field}: {value!r} is no text")
    return " ".join(value.split()) or None
