"""Everything that Détente raises on purpose.

    DetenteError            any of these; the command line prints it and exits with 1
    ├── UnreadableInput     a file, standard input or a record line that can't be read as it claims
    ├── UnwritableOutput    a file that can't be written; what stood there before still stands
    ├── StoreFault          a database that can't be opened, is full, or belongs to a newer release
    ├── Overtaken           a judgement of what somebody else has judged in the meantime
    ├── NothingChanged      a correction or coding of a claim that says what stands there already
    ├── NoProject           a command that needs a project folder was run outside one
    ├── InvalidCase         a case, codebook or table that breaks its format
    ├── TooLarge            a problem that would not fit; says how large it is and what would do
    ├── Busy                more long work was asked for than a server takes on at once
    ├── CannotServe         an address that the workbench can't or shouldn't be bound to
    └── MissingExtra        a feature whose optional dependency is not installed

Poor news (a quote that isn't found, a speaker whom nobody names) is data, not an exception.
"""

from __future__ import annotations


class DetenteError(Exception):
    """The root of the tree. The message names the thing, the fault and the remedy."""


class UnreadableInput(DetenteError):
    """An input that can't be read. The message starts with its path or name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UnwritableOutput(DetenteError):
    """An output that can't be written. The message starts with its path."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class StoreFault(DetenteError):
    """A database that can't be used. The message starts with its address and ends with what was kept."""


class Overtaken(DetenteError):
    """A judgement made without knowing of a later one. It changed nothing; of a claim it is in the log."""


class NothingChanged(DetenteError):
    """A correction or coding that says what the claim says already. Nothing was judged."""


class NoProject(DetenteError):
    """No project folder here or above, or one that is there already. The message says what to run."""


class InvalidCase(DetenteError):
    """A case that breaks its format. The message names line, field, value and what would be right."""


class TooLarge(DetenteError):
    """A problem too large for its method. Raised before any work starts."""


class Busy(DetenteError):
    """More long work than a server takes on at once. The message says what to wait for."""


class CannotServe(DetenteError):
    """An address that can't be bound to, or shouldn't be without a token. The message says what to do."""


class MissingExtra(DetenteError):
    """An optional dependency is absent. The message names the extra that brings it."""
