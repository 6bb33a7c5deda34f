"""The rows of a CSV file in a bundle, each with its place."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

from detente.adapters.export.bundle import Bundle
from detente.errors import UnreadableInput


def rows_of(bundle: Bundle, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row by column. A row too short lacks columns; what is beyond the last column is under "".

    Raises:
        UnreadableInput: the file is missing, is no CSV or has a column twice.
    """
    # A setting of the whole process: a cell may be as long as a document.
    csv.field_size_limit(sys.maxsize)
    with bundle.opened(name) as handle:
        rows = csv.reader(handle, strict=True)
        try:
            names = next(rows, [])
            if len(set(names)) < len(names) or "" in names:
                raise UnreadableInput(f"{bundle.path}, {name}", "has a column twice, or one without a name")
            for number, cells in enumerate(rows, 2):
                beyond = {"": cells[len(names)]} if len(cells) > len(names) else {}
                yield f"{name}, row {number}", dict(zip(names, cells, strict=False)) | beyond
        except csv.Error as fault:
            raise UnreadableInput(f"{bundle.path}, {name}", f"is no CSV ({fault})") from None


def head_of(bundle: Bundle, name: str) -> list[str]:
    """The names of its columns."""
    with bundle.opened(name) as handle:
        return next(csv.reader(handle), [])
