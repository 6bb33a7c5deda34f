"""The bytes of a case's file, or why not."""

from __future__ import annotations

from pathlib import Path

from detente.errors import UnreadableInput


def contents_of(path: Path, *, largest: int) -> bytes:
    """What a file holds, unless it has more bytes than `largest`. Raises UnreadableInput."""
    try:
        if path.stat().st_size > largest:
            raise UnreadableInput(str(path), f"larger than {largest >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower()) from None
