"""Cases, from what the user names to the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.adapters import cases as files
from detente.case import Case
from detente.case.faults import remedy
from detente.errors import UnreadableInput


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedCase:
    """A worked case: its name for the command line, and the commands that have something to say on it."""

    name: str
    title: str
    source: str
    commands: tuple[str, ...]

    def as_row(self) -> dict[str, Any]:
        """For JSON."""
        return {"name": self.name, "title": self.title, "source": self.source, "commands": self.commands}


def load_case(name: str | Path, *, allow_ungrounded: bool = False) -> Case:
    """The case in a file or folder, or the shipped one of that name.

    Raises:
        UnreadableInput: where there is none, or it can't be read.
        InvalidCase: naming line, field, the value, and what would be right.
    """
    path = Path(name)
    shipped = files.shipped_names()
    if not path.exists() and str(name) in shipped:
        return files.shipped_case(str(name))
    if not path.exists():
        raise UnreadableInput(
            str(name), f"no such file, and {remedy(str(name), shipped, kind='shipped case')}"
        )
    return files.load_case(path, allow_ungrounded=allow_ungrounded)


def read_case(raw: bytes, *, allow_ungrounded: bool = False) -> Case:
    """The case on standard input.

    Raises:
        UnreadableInput: where it is no UTF-8.
        InvalidCase: naming line, field, the value, and what would be right.
    """
    name = "standard input"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(name, f"no UTF-8 text (byte {error.start})") from None
    return files.case_from_text(text, name=name, allow_ungrounded=allow_ungrounded)


def shipped_text(name: str) -> str:
    """A shipped case's file, to start from. Raises UnreadableInput."""
    return files.shipped_text(name)


def shipped_cases() -> tuple[ShippedCase, ...]:
    """Every case that ships, by name."""
    listed = []
    for name in files.shipped_names():
        case = files.shipped_case(name)
        listed.append(
            ShippedCase(name=name, title=case.title, source=case.source, commands=commands_for(case))
        )
    return tuple(listed)


def commands_for(case: Case) -> tuple[str, ...]:
    """The commands whose question the case can answer."""
    commands = []
    if case.conflict is not None:
        commands += ["outcomes", "levers"]
    if any(option.values or issue.rankings for issue in case.issues for option in issue.options):
        commands.append("deals")
    if any(issue.positions for issue in case.issues):
        commands.append("forecast")
    if case.consent:
        commands.append("consent")
    return tuple(commands)
