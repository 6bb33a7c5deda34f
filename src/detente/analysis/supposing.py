"""What if? The case as it would be with some of it otherwise, nothing of which is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from detente.analysis.basis import Basis

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salience:
    """How much a party cares about an issue."""

    party: str
    issue: str
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An option of an issue that a party accepts in no package."""

    party: str
    issue: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What a party has without a deal."""

    party: str
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """What is supposed to be otherwise.

    Attributes:
        without: ids of claims that were not made. lifted: red lines that are none.
        saliences, disagreement: in the place of the case's own.
    """

    without: tuple[str, ...] = ()
    lifted: tuple[Line, ...] = ()
    saliences: tuple[Salience, ...] = ()
    disagreement: tuple[Disagreement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.lifted or self.saliences or self.disagreement)


def drawn_supposing(basis: Basis, supposition: Supposition) -> Row:
    """The case of a record in plain data, where something is supposed to be otherwise.

    What names nothing in the case changes nothing: a claim that is left out may have taken it along.
    """
    if supposition.without:
        like = basis.drawn()
        for claim in supposition.without:
            basis = basis.without(claim, like=like)
    return row_supposed(basis.row(), supposition)


def row_supposed(row: Mapping[str, Any], supposition: Supposition) -> Row:
    """A case in plain data with other saliences and disagreement, and without some red lines.

    >>> row = {"issues": [{"name": "towers", "saliences": {"Utopia": 3}}]}
    >>> other = Salience(party="Utopia", issue="towers", value=Fraction(5))
    >>> row_supposed(row, Supposition(saliences=(other,)))["issues"][0]["saliences"]
    {'Utopia': {'value': 5, 'assumption': 'it is supposed that towers matters 5 to Utopia'}}
    """
    found: Row = _copied(row)
    issues = {
        each["name"]: each for each in found.get("issues") or () if isinstance(each, dict) and "name" in each
    }
    for salience in supposition.saliences:
        cared = issues.get(salience.issue, {}).get("saliences") or {}
        if salience.party in cared:
            words = f"{salience.issue} matters {_number(salience.value)} to {salience.party}"
            cared[salience.party] = _supposed(salience.value, words)
    for line in supposition.lifted:
        _lift(issues.get(line.issue, {}), line)
    fallen = found.get("disagreement") or {}
    for disagreement in supposition.disagreement:
        if disagreement.party in fallen:
            words = f"without a deal {disagreement.party} has {_number(disagreement.value)}"
            fallen[disagreement.party] = _supposed(disagreement.value, words)
    return found


def _copied(value: Any) -> Any:
    """A copy in which what a file writes once and refers to twice stands twice, each to be changed alone."""
    if isinstance(value, Mapping):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list | tuple) else value


def _lift(issue: Row, line: Line) -> None:
    lines = issue.get("red_lines") or {}
    drawn = lines.get(line.party)
    if drawn is None:
        return
    kept = [option for option in _options(drawn) if option != line.option]
    if kept:
        lines[line.party] = {**drawn, "options": kept} if isinstance(drawn, dict) else kept
    else:
        del lines[line.party]


def _options(line: Any) -> Sequence[str]:
    """The options of a red line, which a case may write out or, without grounds of its own, list."""
    options: Sequence[str] = line["options"] if isinstance(line, dict) else line
    return [options] if isinstance(options, str) else options


def _supposed(value: Fraction, words: str) -> Row:
    return {"value": _number(value), "assumption": f"it is supposed that {words}"}


def _number(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else str(value)
