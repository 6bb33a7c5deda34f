"""A case file without hindsight: as it would be, had it been built and edited on an earlier day."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from detente.case.merging import is_value, merged, parts_of

Row = dict[str, Any]
Draw = Callable[[Collection[str], Collection[str]], Row]
"""Draws a case of what was known, with some parties and issues even where nobody has spoken of them."""

PLACING = ("positions", "rankings", "red_lines", "options")
"""What of an issue says where parties stand on it."""
CONFLICT = ("decision_makers", "states", "infeasible", "same", "barriers", "status_quo")
"""What of a case says how a conflict may go on."""


def without_hindsight(
    built: Mapping[str, Any], edited: Mapping[str, Any], draw: Draw, *, later: Collection[str]
) -> Row:
    """An edited case with what it takes from later claims drawn as of then; what an analyst wrote stays.

    A value that an analyst wrote and grounded on later claims alone is hindsight too. So is what was
    written of a conflict that only later claims tell of, and of an issue on which nobody had spoken,
    unless it says itself where a party stands on it.

    Args:
        built: the case as drawn before it was edited.
        later: the claims that were made since.
    """
    own: Row = _known(dict(built), dict(edited), frozenset(later))
    written = frozenset(_written(dict(built), own))
    drawn = draw(
        [each for each in own.get("disagreement") or () if each in written],
        [each for each in _names(built, "issues") if each in written],
    )
    if "decision_makers" in built and "decision_makers" not in drawn:
        own = {key: value for key, value in own.items() if key not in CONFLICT}
    row = merged(built, own, drawn).row
    if "issues" in row:
        blank = {each["name"]: each for each in drawn["issues"] if not each["positions"]}
        gone = _names(built, "issues") - _names(drawn, "issues")
        row["issues"] = [
            each
            for each in row["issues"]
            if each["name"] not in gone and _is_told(each, blank.get(each["name"]))
        ]
    if "decision_makers" in row:
        gone = _names(built, "decision_makers") - _names(drawn, "decision_makers")
        row["decision_makers"] = [each for each in row["decision_makers"] if each["name"] not in gone]
        row = _of_options_left(row)
    voting = {*_strings(row.get("consent"))} - _names(row, "parties")
    known = parts_of(own.get("parties") or ()) or {}
    return row | {"parties": [*row["parties"], *(known[each] for each in known if each in voting)]}


def _names(row: Mapping[str, Any], field: str) -> frozenset[str]:
    return frozenset(parts_of(row.get(field) or ()) or ())


def _is_told(issue: Row, blank: Row | None) -> bool:
    """Whether an issue says where anybody stands on it."""
    return blank is None or any(issue.get(field) != blank.get(field) for field in PLACING)


def _known(built: Any, own: Any, later: frozenset[str]) -> Any:
    """What an analyst made of a case by what was known; None of what was known to nobody."""
    if own == built:  # what was drawn, and will be drawn as of then
        return own
    if isinstance(own, list) and (parts := parts_of(own)) is not None:
        before = (parts_of(built) if isinstance(built, list) else None) or {}
        found = [_known(before.get(name), part, later) for name, part in parts.items()]
        return [each for each in found if each is not None]
    if not isinstance(own, dict):
        return own
    grounds = own.get("grounds")
    if not isinstance(grounds, list):
        grounds = []
    left = [each for each in grounds if each not in later]
    if grounds and not left and is_value(own):
        return built
    before = built if isinstance(built, dict) else {}
    kept = {
        key: value
        for key, each in own.items()
        if key != "grounds" and (value := _known(before.get(key), each, later)) is not None
    }
    return kept | ({"grounds": left} if left else {})


def _written(built: Any, own: Any) -> Iterator[str]:
    """Every name in what an analyst wrote, and of what it was written."""
    if own == built:
        return
    if isinstance(own, list):
        parts = parts_of(own)
        before = (parts_of(built) if isinstance(built, list) else None) or {}
        if parts is None:
            yield from _strings(own)
            return
    elif isinstance(own, dict):
        parts, before = own, built if isinstance(built, dict) else {}
    else:
        yield from _strings(own)
        return
    for name, part in parts.items():
        if part != before.get(name):
            yield name
            yield from _written(before.get(name), part)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _of_options_left(row: Row) -> Row:
    """A conflict without what is wanted of options that only later claims tell of."""
    makers = [
        each | {"preferences": _preferences_left(each.get("preferences"), row)}
        for each in row["decision_makers"]
    ]
    makers = [each for each in makers if each.get("options") and each["preferences"]]
    if not makers:
        return {key: value for key, value in row.items() if key not in CONFLICT}
    return row | {"decision_makers": makers}


def _preferences_left(preferences: Any, row: Row) -> Any:
    if not isinstance(preferences, dict) or not isinstance(preferences.get("statements"), list):
        return preferences
    options = {
        name for maker in row["decision_makers"] for name in parts_of(maker.get("options") or ()) or ()
    }
    left = [
        each
        for each in preferences["statements"]
        if options.issuperset(_named_in(each["statement"] if isinstance(each, dict) else each))
    ]
    return preferences | {"statements": left} if left else None


def _named_in(statement: str) -> list[str]:
    return re.findall(r'"([^"]*)"', statement)
