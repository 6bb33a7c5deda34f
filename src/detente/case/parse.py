"""Check plain data against the format, with words for every fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from detente.case.faults import Fault, FaultyCase, Path, remedy, shown
from detente.case.format import BargainingTable, CaseFile, GraphTable, Part

P = TypeVar("P", bound=Part)


def parse_case(data: object) -> CaseFile | GraphTable | BargainingTable:
    """The file as one of the three forms: a case, or one of the plain tables.

    Raises:
        FaultyCase: with every fault's path.
    """
    if not isinstance(data, Mapping) or not data:
        raise FaultyCase(
            [Fault((), f"{shown(data)} is no case; write a mapping that begins 'detente: case/1'")]
        )
    if "detente" in data:
        return parsed(CaseFile, data)
    if "payoffs" in data:
        return parsed(GraphTable, data)
    if "issues" in data and not any(field in data for field in ("title", "decision_makers", "consent")):
        return parsed(BargainingTable, data)
    raise FaultyCase(
        [
            Fault(
                (),
                "neither a case nor a plain table: a case says 'detente: case/1'; a graph model table has "
                "states, moves and payoffs; a bargaining table has parties, issues and disagreement "
                f"(this has {', '.join(list(data)[:8])})",
            )
        ]
    )


def parsed(form: type[P], data: object) -> P:
    """Check plain data against one of the forms. Raises FaultyCase with every fault's path."""
    faults: dict[Fault, None] = {}
    while True:
        try:
            built = form.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
            faults |= dict.fromkeys(_fault(each, data) for each in details)
            unknown = {_fault(each, data).path for each in details if each["type"] == "unknown"}
            if not unknown:
                raise FaultyCase(faults) from None
            # An unknown field hides the faults beside it; look again without it.
            data = _without(data, unknown, ())
        else:
            if faults:
                raise FaultyCase(faults)
            return built


def _without(data: object, unknown: Collection[Path], path: Path) -> object:
    if isinstance(data, Mapping):
        return {
            key: _without(value, unknown, (*path, key))
            for key, value in data.items()
            if (*path, key) not in unknown
        }
    if isinstance(data, list):
        return [_without(value, unknown, (*path, index)) for index, value in enumerate(data)]
    return data


def _fault(detail: Any, data: object) -> Fault:
    path = _present(detail["loc"], data)
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        missing = str(detail["loc"][-1])
        return Fault(path, f"{missing!r} is missing")
    if kind == "unknown":
        # In a flow mapping a comma ends the value, and the rest of the words becomes a field.
        hint = "; words with a comma need quotes within { }" if context["stray"] else ""
        return Fault((*path, context["key"]), context["words"] + hint)
    if kind == "literal_error":
        choices = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return Fault(path, remedy(str(value), choices, kind="choice"))
    wanted = {
        "bool_type": "true or false",
        "int_type": "a whole number",
        "list_type": "a list",
        "dict_type": "a mapping of names to values",
        "string_type": "text",
    }.get(kind)
    if wanted:
        return Fault(path, f"{shown(value)} stands where {wanted} should")
    if kind in ("too_short", "too_long"):
        bounds = [f"at least {context['min_length']}"] if "min_length" in context else []
        bounds += [f"at most {context['max_length']}"] if "max_length" in context else []
        return Fault(path, f"{context['actual_length']} entries; there must be {' and '.join(bounds)}")
    if kind == "string_pattern_mismatch":
        return Fault(path, f"{shown(value)} doesn't match {context['pattern']}")
    if kind == "greater_than_equal":
        return Fault(path, f"{shown(value)} is too small; at least {context['ge']}")
    return Fault(path, detail["msg"])


def _present(location: Sequence[str | int], data: object) -> Path:
    """The part of pydantic's location that the file itself has: no names of types, no implied fields."""
    path: list[str | int] = []
    here = data
    for step in location:
        in_list = isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
        if in_list or (isinstance(here, Mapping) and step in here):
            here = here[step]  # type: ignore[index]
            path.append(step)
    return tuple(path)
