"""The case file of a project: drawn from the record, edited by an analyst, drawn anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.adapters.cases import case_from_text
from detente.adapters.cases.plain import Unreadable, read_yaml
from detente.adapters.cases.writing import yaml_of
from detente.adapters.files import written_whole
from detente.analysis.reports import days_of_publication, is_told_by
from detente.case.draft import assumptions_in, draft_case
from detente.case.merging import Conflict, merged
from detente.errors import InvalidCase, UnreadableInput, UnwritableOutput
from detente.record import PartialDate, Reading, claims_of
from detente.workflow.positions import Grid, grid_of_record

DEFAULT = "case.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did.

    Attributes:
        path: the case file. was_there: it was, and its edits were kept. changed: it was written anew.
        assumptions: all that the case names. conflicts: where new evidence disagrees with an edit.
        kept: where the file as it was before is kept, if it was written anew.
    """

    path: Path
    was_there: bool
    changed: bool
    assumptions: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    kept: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A case as an analyst left it, in plain data.

    Attributes:
        built: the same as the last build drew it; None where no build wrote it.
    """

    row: Mapping[str, Any]
    built: Mapping[str, Any] | None = None


def drafted(drawn: Grid, readings: Iterable[Reading], *, as_of: PartialDate | None) -> dict[str, Any]:
    """The case of a grid and the commitments of its record, as plain data. Raises InvalidCase on none."""
    told = [reading for reading in readings if is_told_by(reading.document, as_of)]
    commitments = [claim for reading in told for claim in claims_of(reading) if claim.kind == "commitment"]
    days = days_of_publication(reading.document for reading in told)
    row = draft_case(drawn.positions, commitments, drawn.codebook, as_of=as_of, published=days)
    if not row["issues"] and "decision_makers" not in row:
        raise InvalidCase(
            f"{drawn.codebook.title}: no position in the record names or refuses an option of the codebook; "
            "add documents, or phrases to the codebook's options"
        )
    return row


def is_behind(path: Path, drawn: Mapping[str, Any]) -> bool:
    """Whether a record draws another case by now than when the file was built; no file of another's hand is.

    Args:
        drawn: the case as the record draws it now, in plain data.
    """
    last = _last_build(path)
    return last.is_file() and last.read_text(encoding="utf-8") != yaml_of(drawn)


def _last_build(path: Path) -> Path:
    return path.with_name(f".{path.name}.built")


def build(
    output: Path, *, start: Path, codebook: str | None = None, as_of: PartialDate | None = None
) -> Built:
    """Draw the case from the project's record, keeping what an analyst changed since the last build.

    Raises:
        NoProject: there is no project, or it names no codebook.
        UnwritableOutput: a file of that name is there that no build wrote.
        InvalidCase: the record has no position that names an option, or the edited file is no case.
    """
    drawn, readings = grid_of_record(start=start, codebook=codebook, as_of=as_of)
    new = drafted(drawn, readings, as_of=as_of)
    new_text = yaml_of(new)
    case_from_text(new_text, name="the case drawn from the record")
    last = _last_build(output)
    if not output.exists():
        _write(output, new_text)
        _write(last, new_text)
        return Built(
            path=output, was_there=False, changed=True, assumptions=assumptions_in(new), conflicts=()
        )
    if not last.exists():
        raise UnwritableOutput(
            str(output), "is there already and no build wrote it; name another with --output"
        )
    edited_text = output.read_text(encoding="utf-8")
    case_from_text(edited_text, name=str(output))
    edited = _plain(edited_text, output)
    found = merged(_plain(last.read_text(encoding="utf-8"), last), edited, _plain(new_text, output))
    case_from_text(yaml_of(found.row), name=f"{output} with the new build")
    kept = None
    if changed := found.row != edited:
        kept = output.with_name(f"{output.name}.before")
        _write(kept, edited_text)
        _write(output, yaml_of(found.row))
    _write(last, new_text)
    return Built(
        path=output,
        was_there=True,
        changed=changed,
        assumptions=assumptions_in(found.row),
        conflicts=found.conflicts,
        kept=kept,
    )


def _plain(text: str, path: Path) -> dict[str, Any]:
    try:
        data = read_yaml(text).data
    except Unreadable as fault:
        raise UnreadableInput(str(path), fault.reason) from None
    return dict(data)


def plain_case(path: Path) -> dict[str, Any] | None:
    """The plain data of a case file in YAML or JSON; None where a case has another form."""
    try:
        return _plain(path.read_text(encoding="utf-8-sig"), path)
    except (OSError, UnicodeDecodeError, UnreadableInput, ValueError):
        return None


def edited_case(path: Path) -> Edited | None:
    """A case file in YAML or JSON with its last build; None where a case has another form."""
    row = plain_case(path)
    return None if row is None else Edited(row=row, built=plain_case(_last_build(path)))


def _write(path: Path, text: str) -> None:
    with written_whole(path) as handle:
        handle.write(text)


def as_written(value: Any) -> str:
    """A value on one line, as the case file writes it."""
    return "nothing" if value is None else " ".join(yaml_of(value).split()).removesuffix(" ...")


__all__: Sequence[str] = [
    "DEFAULT",
    "Built",
    "Edited",
    "as_written",
    "build",
    "drafted",
    "edited_case",
    "is_behind",
    "plain_case",
]
