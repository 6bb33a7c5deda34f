"""A document's header as a person corrected it, and its claims found again by the new day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from detente.record.change import change, changed_in
from detente.record.judgement import DAYS, HEADER, Judgement
from detente.record.text import Document


def described(document: Document, log: Iterable[Judgement]) -> Document:
    """The document with its header as the log has it: the last word on each field counts."""
    said: dict[str, str | None] = {}
    for each in log:
        if each.relation == "header" and each.subject == document.id:
            said |= changed_in(each.value, HEADER)
    return replace(document, **said)  # type: ignore[arg-type]


def header_change(before: Document, after: Document) -> dict[str, dict[str, str | None]]:
    """What differs in two headers of one document, as the log keeps it."""
    was, now = ({name: getattr(each, name) for name in HEADER} for each in (before, after))
    return change(was, now, HEADER)


def dayless(row: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON form of a claim without its days: alike where two readings differ by nothing else."""
    return {name: value for name, value in row.items() if name not in DAYS}


def day_change(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, dict[str, str | None]] | None:
    """How the days of two readings of one claim differ; None where more than the days does.

    Args:
        before, after: the JSON forms of the two.
    """
    if dayless(before) != dayless(after):
        return None
    return change(before, after, DAYS)
