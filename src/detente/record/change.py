"""Fields that were changed, each with what it was and what it is: so that nothing of the old is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Change = dict[str, dict[str, str | None]]
"""`{"was": {field: …}, "is": {field: …}}`, as the log keeps it."""

WAS, IS = "was", "is"


def change(before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]) -> Change:
    """What differs of the fields of these names; no fields where nothing does.

    >>> change({"title": "Talks", "url": None}, {"title": "Talks fail", "url": None}, ("title", "url"))
    {'was': {'title': 'Talks'}, 'is': {'title': 'Talks fail'}}
    """
    differing = [name for name in names if before.get(name) != after.get(name)]
    return {side: {name: row.get(name) for name in differing} for side, row in ((WAS, before), (IS, after))}


def changed_in(value: object, names: Iterable[str]) -> dict[str, str | None]:
    """What the fields of a change are by now. Raises ValueError where it is no change of such fields."""
    known = tuple(names)
    if not isinstance(value, dict) or set(value) != {WAS, IS}:
        raise ValueError('a change needs what its fields were and are: {"was": {…}, "is": {…}}')
    was, now = value[WAS], value[IS]
    if not isinstance(was, dict) or not isinstance(now, dict) or not was or set(was) != set(now):
        raise ValueError("a change needs the same fields under was and is, and at least one")
    for name in was:
        if name not in known:
            raise ValueError(f"a change of {name!r}, which is none of {', '.join(known)}")
        if any(each[name] is not None and not isinstance(each[name], str) for each in (was, now)):
            raise ValueError(f"a change of {name!r} needs texts, or null where it has none")
    return dict(now)


def followed(row: Mapping[str, Any], value: Change) -> dict[str, Any]:
    """A row with each field changed that still is what it was; what somebody made of it since stays.

    >>> followed({"date": None, "end": "2022"}, {"was": {"date": None}, "is": {"date": "2022-01-10"}})
    {'date': '2022-01-10', 'end': '2022'}
    """
    moved = {name: value[IS][name] for name, was in value[WAS].items() if name in row and row[name] == was}
    return {**row, **moved}
