"""Walk what the user named: files, folders, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import UnreadableInput

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, by the name that messages give it, and its size in bytes."""

    path: Path
    name: str
    size: int


def find_sources(paths: Iterable[Path]) -> Iterator[Source | UnreadableInput]:
    """Every file under the paths, each once, in the order given; a folder's in the order of their names.

    Hidden files and folders are passed over. A link that leads out of its folder is not followed and
    is told, and so is whatever can't be looked into.
    """
    seen: set[Path] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source(path, "standard input", 0)
            continue
        for found in _under(path):
            if isinstance(found, UnreadableInput):
                yield found
            elif (real := found.path.resolve()) not in seen:
                seen.add(real)
                yield found


def _under(path: Path) -> Iterator[Source | UnreadableInput]:
    try:
        if not path.is_dir():
            yield _file(path)
            return
        found = list(_walked(path))
    except OSError as fault:
        yield UnreadableInput(str(path), reason_of(fault))
        return
    if not found:
        yield UnreadableInput(str(path), "the folder holds no files")
    yield from found


def _walked(folder: Path) -> Iterator[Source | UnreadableInput]:
    root = folder.resolve()
    faults: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=faults.append):  # does not descend into links
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for fault in faults:
            yield UnreadableInput(str(fault.filename), reason_of(fault))
        faults.clear()
        linked = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted([*files, *linked]):
            path = Path(here, name)
            if name.startswith("."):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield UnreadableInput(str(path), f"is a link out of {folder}; name it itself to read it")
            elif not path.is_dir():
                yield _file(path)
    for fault in faults:
        yield UnreadableInput(str(fault.filename), reason_of(fault))


def _file(path: Path) -> Source | UnreadableInput:
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        return UnreadableInput(str(path), reason_of(fault))
    if not stat.S_ISREG(status.st_mode):
        return UnreadableInput(str(path), "is no regular file; pipe it into `detente read -`")
    return Source(path, str(path), status.st_size)


def reason_of(fault: Exception) -> str:
    """The operating system's reason, in a few words."""
    if isinstance(fault, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(fault, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(fault, OSError) and fault.strerror:
        return f"can't be read ({fault.strerror})"
    return f"can't be read ({fault})"
