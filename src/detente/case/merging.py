"""Rebuild a case without losing what an analyst wrote: last build, edited file, new build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_GROUNDS = ("grounds", "assumption")
_KEYS = ("name", "statement", "by", "pair")
"""The fields by which the parts of a list are told apart."""


class _Absent:
    """Stands for a field that a version doesn't have."""


_ABSENT = _Absent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that the analyst and the new evidence both changed, each otherwise.

    Attributes:
        field: where it stands in the case. built, edited, new: the last build's, the analyst's and the
            new build's value, None where a version has none.
    """

    field: str
    built: Any
    edited: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The case after a rebuild, and where new evidence disagrees with an edit; there the edit stays."""

    row: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def merged(built: Mapping[str, Any], edited: Mapping[str, Any], new: Mapping[str, Any]) -> Merged:
    """Three versions made one: what only one side changed is taken, what both changed stays as edited.

    >>> merged({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}).row
    {'a': 2, 'b': 3}
    >>> [each.field for each in merged({"a": 1}, {"a": 2}, {"a": 3}).conflicts]
    ['a']
    """
    conflicts: list[Conflict] = []
    row = _mapping(dict(built), dict(edited), dict(new), "", conflicts)
    return Merged(row=row, conflicts=tuple(conflicts))


def _merge(built: Any, edited: Any, new: Any, *, field: str, conflicts: list[Conflict]) -> Any:
    if edited == new or built == new:
        return edited
    if built == edited:
        return new
    versions = (built, edited, new)
    if all(isinstance(each, dict) for each in versions) and not all(is_value(each) for each in versions):
        return _mapping(built, edited, new, field, conflicts)
    if all(isinstance(each, list) and parts_of(each) is not None for each in versions):
        return _list(built, edited, new, field, conflicts)
    # New evidence for the same value is no disagreement with an edit.
    if _bare(built) != _bare(new) and _bare(edited) != _bare(new):
        built, new = (None if each is _ABSENT else each for each in (built, new))
        conflicts.append(
            Conflict(field=field, built=built, edited=None if edited is _ABSENT else edited, new=new)
        )
    return edited


def _mapping(
    built: dict[str, Any],
    edited: dict[str, Any],
    new: dict[str, Any],
    field: str,
    conflicts: list[Conflict],
) -> dict[str, Any]:
    found = {}
    for key in dict.fromkeys((*edited, *new)):
        at = f"{field}.{key}" if field else str(key)
        versions = (built.get(key, _ABSENT), edited.get(key, _ABSENT), new.get(key, _ABSENT))
        value = _merge(*versions, field=at, conflicts=conflicts)
        if value is not _ABSENT:
            found[key] = value
    return found


def _list(
    built: list[Any], edited: list[Any], new: list[Any], field: str, conflicts: list[Conflict]
) -> list[Any]:
    before, own, after = (parts_of(each) or {} for each in (built, edited, new))
    found = []
    for key in dict.fromkeys((*own, *after)):
        versions = (before.get(key, _ABSENT), own.get(key, _ABSENT), after.get(key, _ABSENT))
        value = _merge(*versions, field=f"{field}[{key}]", conflicts=conflicts)
        if value is not _ABSENT:
            found.append(value)
    return found


def parts_of(rows: Sequence[Any]) -> dict[str, Any] | None:
    """The parts of a list by what names each; None where some have no name or two share one."""
    found: dict[str, Any] = {}
    for row in rows:
        key = next((row[each] for each in _KEYS if each in row), None) if isinstance(row, dict) else row
        if isinstance(key, list) or key is None or str(key) in found:
            return None
        found[str(key)] = row
    return found


def is_value(row: Mapping[str, Any]) -> bool:
    """Whether a mapping is one value with its grounds, and not a part made of others."""
    named = any(key in row for key in _GROUNDS)
    return named and not any(
        isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value))
        for value in row.values()
    )


def _bare(value: Any) -> Any:
    """A value without what it stands on."""
    return (
        {key: each for key, each in value.items() if key not in _GROUNDS}
        if isinstance(value, dict)
        else value
    )
