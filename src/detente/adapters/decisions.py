"""Decisions with known outcomes, from JSON or CSV.

JSON: `{"issues": [{"issue": ..., "proposal": ..., "outcome": number, "rp": number or null,
"actors": [[name, position, salience], ...]}]}`, an actor's power as an optional fourth entry. CSV: a row
for each actor of each issue, with the columns issue, actor, position, salience, outcome and optionally
proposal, power and reference.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, TypeAdapter, ValidationError

from detente.errors import InvalidCase, UnreadableInput
from detente.theory.forecast import Decision, Stance

Row = Annotated[list[str | FiniteFloat], Field(min_length=3, max_length=4)]


class _Issue(BaseModel):
    # Data sets carry more than is used here (procedure, year); what is used is checked.
    model_config = ConfigDict(strict=True, extra="ignore")

    issue: str
    outcome: FiniteFloat
    actors: Annotated[list[Row], Field(min_length=1)]
    proposal: str = ""
    rp: FiniteFloat | None = None


_ISSUES = TypeAdapter(list[_Issue])


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file.

    Raises:
        UnreadableInput: there is no such file, or it is no text.
        InvalidCase: naming the entry and what is wrong with it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), f"can't be read: {error}") from None
    rows = _from_json(text, path) if text.lstrip().startswith(("{", "[")) else _from_csv(text, path)
    try:
        issues = _ISSUES.validate_python(rows)
    except ValidationError as error:
        fault = error.errors()[0]
        where = " → ".join(str(part) for part in fault["loc"])
        raise InvalidCase(f"{path}: issues → {where}: {fault['msg']}") from None
    if not issues:
        raise InvalidCase(f"{path}: no decision in it")
    return tuple(_decision(each, path) for each in issues)


def _decision(each: _Issue, path: Path) -> Decision:
    stances = []
    for row in each.actors:
        name, *numbers = row
        if not isinstance(name, str) or any(isinstance(value, str) for value in numbers):
            raise InvalidCase(
                f"{path}: issue {each.issue!r}: {row} is no actor; write [name, position, salience] or "
                "[name, position, salience, power]"
            )
        position, salience, power = (*map(float, numbers), 1.0)[:3]
        stances.append(Stance(actor=name, position=position, salience=salience, power=power))
    return Decision(
        issue=each.issue,
        stances=tuple(stances),
        outcome=each.outcome,
        reference=each.rp,
        group=each.proposal or each.issue,
    )


def _from_json(text: str, path: Path) -> list[Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidCase(f"{path}: no JSON: {error}") from None
    rows = data.get("issues") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise InvalidCase(f"{path}: no list of 'issues'")
    return rows


COLUMNS = ("issue", "actor", "position", "salience", "outcome")


def _from_csv(text: str, path: Path) -> list[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text))
    absent = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if absent:
        raise InvalidCase(
            f"{path}: line 1: no column {', '.join(absent)}; a decision needs {', '.join(COLUMNS)}"
        )
    issues: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(reader, start=2):
        cell = _Cells(row, f"{path}: line {number}")
        outcome = cell.number("outcome")
        entry = issues.setdefault(
            row["issue"],
            {
                "issue": row["issue"],
                "proposal": row.get("proposal") or "",
                "outcome": outcome,
                "rp": cell.number("reference", default=None),
                "actors": [],
            },
        )
        if entry["outcome"] != outcome:
            raise InvalidCase(f"{path}: line {number}: issue {row['issue']!r} has two outcomes")
        power = cell.number("power", default=1.0)
        entry["actors"].append([row["actor"], cell.number("position"), cell.number("salience"), power])
    return list(issues.values())


class _Cells:
    """The numbers of one row."""

    def __init__(self, row: Mapping[str, str | None], where: str) -> None:
        self._row = row
        self._where = where

    def number(self, column: str, *, default: float | type[InvalidCase] | None = InvalidCase) -> float | None:
        """A column's number, or the default where the cell is empty."""
        text = (self._row.get(column) or "").strip()
        if not text and not isinstance(default, type):
            return default
        try:
            return float(text)
        except ValueError:
            raise InvalidCase(f"{self._where}: {column} {text!r} is no number") from None
