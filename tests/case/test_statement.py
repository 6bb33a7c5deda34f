"""Statements hold where their definition says: over every set of three options."""

from __future__ import annotations

import numpy as np
import pytest

from detente.case.statement import holds, parse_statement

OPTIONS = {"invade": 0, "withdraw": 1, "cease-fire": 2}
SETS = np.arange(8, dtype=np.uint64)


def meant(words: str) -> list[bool]:
    """The same statement by Python's own logic, where `a if b` means that b implies a."""
    table = []
    for mask in range(8):
        invade, withdraw, cease_fire = (bool(mask >> bit & 1) for bit in range(3))
        table.append(eval(words, {}, {"i": invade, "w": withdraw, "c": cease_fire}))
    return table


@pytest.mark.parametrize(
    ("words", "logic"),
    [
        ("invade", "i"),
        ("-invade", "not i"),
        ("NOT cease-fire", "not c"),
        ("withdraw & -invade", "w and not i"),
        ("withdraw AND NOT invade", "w and not i"),
        ("invade | withdraw & cease-fire", "i or (w and c)"),
        ("(invade | withdraw) & cease-fire", "(i or w) and c"),
        ("withdraw IF invade", "w or not i"),
        ("withdraw IFF -invade", "w == (not i)"),
        ("withdraw | cease-fire IF invade", "(w or c) or not i"),
        ("-(invade & withdraw)", "not (i and w)"),
        ("--invade", "i"),
        ('"cease-fire" IF INVADE', "c or not i"),
    ],
)
def test_a_statement_holds_where_its_logic_does(words: str, logic: str) -> None:
    assert holds(parse_statement(words, OPTIONS), SETS).tolist() == meant(logic)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "empty"),
        ("withdrew", "did you mean 'withdraw'"),
        ("invade &", "missing at the end"),
        ("& invade", "missing before '&'"),
        ("(invade", "never closed"),
        ("invade)", "out of place"),
        ("invade IF", "missing at the end"),
        ("(" * 60 + "invade" + ")" * 60, "deeper"),
    ],
)
def test_a_faulty_statement_says_what_would_be_right(words: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_statement(words, OPTIONS)
