"""Cases, from what the user names to the model."""

from __future__ import annotations

from pathlib import Path

from detente.adapters import cases as files
from detente.case import Case


def load_case(name: str | Path, *, allow_ungrounded: bool = False) -> Case:
    """The case in a file or folder.

    Raises:
        UnreadableInput: where there is none, or it can't be read.
        InvalidCase: naming line, field, the value, and what would be right.
    """
    return files.load_case(Path(name), allow_ungrounded=allow_ungrounded)
