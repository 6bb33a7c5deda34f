"""The worked cases that ship with Détente."""

from __future__ import annotations

from importlib.resources import files

from detente.adapters.cases.load import case_from_text
from detente.case import Case
from detente.case.faults import remedy
from detente.errors import UnreadableInput

_FOLDER = files("detente") / "data" / "cases"


def shipped_names() -> tuple[str, ...]:
    """Their names, sorted: what a command takes in place of a file."""
    return tuple(
        sorted(each.name.removesuffix(".yaml") for each in _FOLDER.iterdir() if each.name.endswith(".yaml"))
    )


def shipped_text(name: str) -> str:
    """A case's file as it ships. Raises UnreadableInput where there is none of that name."""
    if name not in shipped_names():
        raise UnreadableInput(name, remedy(name, shipped_names(), kind="shipped case"))
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def shipped_case(name: str) -> Case:
    """A case that ships."""
    return case_from_text(shipped_text(name), name=name, title=name)
