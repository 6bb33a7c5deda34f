"""Walk what the user named and turn each file into documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.errors import UnreadableInput
from detente.record import Document


def load(paths: Iterable[Path]) -> Iterator[Document]:
    """The documents in each path, in order. Raises UnreadableInput, naming the file."""
    for path in paths:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield Document(id=str(row["id"]), text=row["text"], name=str(row["id"]))
        elif path.suffix == ".txt":
            raw = path.read_bytes()
            yield Document(id=hashlib.sha256(raw).hexdigest(), text=raw.decode("utf-8"), name=str(path))
        else:
            raise UnreadableInput(str(path), "unknown extension; Détente reads .txt and .jsonl")
