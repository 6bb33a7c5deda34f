"""Messages on standard error."""

from __future__ import annotations

import sys

from detente.errors import DetenteError


def tell(fault: DetenteError) -> None:
    """One line that names the thing and the fault."""
    _write(str(fault))


def warn_foreign(name: str) -> None:
    """One line on a document that was read, though it seems not to be in English."""
    # Loaded here, as the rules of reading are, where something was read.
    from detente.reading.english import FOREIGN

    _write(f"{name}: {FOREIGN}")


def _write(words: str) -> None:
    sys.stderr.write(f"detente: {' '.join(words.split())}\n")
