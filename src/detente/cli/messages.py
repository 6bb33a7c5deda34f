"""Messages on standard error."""

from __future__ import annotations

import sys

from detente.errors import DetenteError


def tell(fault: DetenteError) -> None:
    """One line that names the thing and the fault."""
    sys.stderr.write(f"detente: {' '.join(str(fault).split())}\n")
