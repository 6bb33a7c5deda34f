"""Coding: a person says which positions a statement takes on a codebook's issues (content analysis)."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.codebook import Codebook
from detente.case.draft import options_of
from detente.errors import UnreadableInput
from detente.record import POSITION_KINDS, CodedPosition
from detente.record.position import REFUSALS
from detente.record.renaming import each_named


def coded(
    codebook: Codebook, *, issue: str, party: str, kind: str, option: str | None = None
) -> CodedPosition:
    """One position in the codebook's own names.

    Args:
        option: what is asked for or held to, or of a refusal what is refused; None where none is named.

    Raises:
        UnreadableInput: naming what the codebook or the kinds of position lack, and what they have.
    """
    if len(each_named(party)) > 1:
        raise UnreadableInput(party, "are several parties; say whose position it is, one at a time")
    known = {each.name: each for each in codebook.issues}
    one_of(issue, known, "an issue of the codebook")
    one_of(kind, POSITION_KINDS, "a kind of position")
    if option is not None:
        one_of(option, options_of(known[issue]), f"an option of {issue}")
    if codebook.parties:
        one_of(codebook.spoken_for(party) or party, codebook.parties, "a party of the codebook")
    elif not party:
        raise UnreadableInput("a position without a party", "say whose it is")
    refused = kind in REFUSALS
    return CodedPosition(
        issue=issue,
        party=party,
        kind=kind,
        option=None if refused else option,
        against=option if refused else None,
    )


def one_of(given: str, known: Iterable[str], what: str) -> None:
    """Refuse what isn't among the known. Raises UnreadableInput, naming the choices."""
    choices = tuple(known)
    if given not in choices:
        raise UnreadableInput(given, f"is not {what}; choose of: {', '.join(choices)}")
