"""The beginning of an id stands for the id, where it is long enough and only one id begins so."""

from __future__ import annotations

import pytest

from detente.errors import UnreadableInput
from detente.record import meant, too_short

IDS = ("3f2a91", "3f2b77", "3f2b78", "3f2", "77d0aa", "77d0aa11")


@pytest.mark.parametrize(
    ("written", "id_meant"),
    [
        ("3f2a", "3f2a91"),
        ("3F2A", "3f2a91"),
        ("3f2", "3f2"),
        ("77d0aa", "77d0aa"),
        ("77d0aa1", "77d0aa11"),
        ("3f", None),
        ("77d", None),
        ("f2a9", None),
        ("", None),
    ],
)
def test_an_id_is_meant_by_itself_or_by_a_beginning_of_four_characters_that_no_other_has(
    written: str, id_meant: str | None
) -> None:
    assert meant(written, IDS, of="claims") == id_meant


def test_a_beginning_of_several_ids_is_refused_with_their_names() -> None:
    with pytest.raises(UnreadableInput, match="3f2b: 2 claims' ids begin so: 3f2b77, 3f2b78; write more"):
        meant("3f2b", IDS, of="claims")


def test_a_beginning_that_is_too_short_is_said_to_be() -> None:
    assert "4 characters" in too_short("3f2")
    assert too_short("3f2a") == ""
