"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from detente.errors import UnwritableOutput


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that takes its name only once all of it is on disk; on any fault the old one stays.

    Raises:
        UnwritableOutput: its folder is missing, may not be written to or is full.
    """
    with _replacing(path, "w", encoding="utf-8", newline="\n") as handle:
        yield cast(TextIO, handle)


@contextmanager
def written_bytes(path: Path) -> Iterator[BinaryIO]:
    """The same for a file of bytes. Raises as `written_whole` does."""
    with _replacing(path, "wb") as handle:
        yield cast(BinaryIO, handle)


@contextmanager
def _replacing(path: Path, mode: str, **how: str) -> Iterator[IO[str] | IO[bytes]]:
    if path.is_dir():
        raise UnwritableOutput(str(path), "is a folder; name a file")
    try:
        # A link stays a link: what it points to is replaced.
        final = path.resolve()
        descriptor, draft = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.", suffix=".part")
    except OSError as fault:
        raise UnwritableOutput(str(path), _reason(fault)) from None
    try:
        with open(descriptor, mode, encoding=how.get("encoding"), newline=how.get("newline")) as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(draft, _mode(final))
        os.replace(draft, final)
    except BaseException as fault:
        Path(draft).unlink(missing_ok=True)
        if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
            raise UnwritableOutput(str(path), _reason(fault)) from None
        raise


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "can't be written: its folder does not exist"
    return f"can't be written ({fault.strerror or fault})"
