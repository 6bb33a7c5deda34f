"""Ids by their beginnings, as people write them down."""

from __future__ import annotations

from collections.abc import Iterable

from detente.errors import UnreadableInput

SHORTEST = 4
"""Characters of an id that are enough, where no other id begins with them."""
NAMED = 8
"""Ids that are named where several begin alike."""


def meant(beginning: str, ids: Iterable[str], *, of: str) -> str | None:
    """The one id that is so written or, from the shortest beginning on, begins so; None where none is.

    Args:
        of: whose ids they are, for the message: "claims", "documents".

    Raises:
        UnreadableInput: several begin so; the message names them.

    >>> meant("3f2a", ["3f2a91", "3f2b77"], of="claims"), meant("3f2", ["3f2a91"], of="claims")
    ('3f2a91', None)
    """
    found = sorted({each for each in ids if each.lower().startswith(beginning.lower())})
    if beginning in found:
        return beginning
    if len(beginning) < SHORTEST or not found:
        return None
    if len(found) > 1:
        named = ", ".join(found[:NAMED])
        more = ", …" if len(found) > NAMED else ""
        raise UnreadableInput(
            beginning, f"{len(found)} {of}' ids begin so: {named}{more}; write more of the one that is meant"
        )
    return found[0]


def too_short(beginning: str) -> str:
    """What is to be added to the news that no id begins so; "" where the beginning was long enough."""
    return "" if len(beginning) >= SHORTEST else f" (the beginning of an id needs {SHORTEST} characters)"
