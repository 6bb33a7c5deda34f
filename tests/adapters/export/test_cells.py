"""A cell never starts as a formula does, and says again what it said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.export.cells import cell_of, value_of
from tests.adapters.export.generated import maybe, words

FORMULA = tuple("=+-@\t\r")


@given(maybe)
def test_a_text_survives_and_runs_nothing(text: str | None) -> None:
    cell = cell_of(text, "text")
    assert not cell.startswith(FORMULA)
    assert value_of(cell, "text") == text


@given(st.lists(words))
def test_a_list_survives_and_runs_nothing(items: list[str]) -> None:
    cell = cell_of(items, "list")
    assert not cell.startswith(FORMULA)
    assert value_of(cell, "list") == items


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-2", "'-2"),
        ("'tis", "''tis"),
        ("", "'"),
        (None, ""),
        ("a=b", "a=b"),
    ],
)
def test_an_apostrophe_goes_before_what_is_risky_and_before_an_apostrophe(
    text: str | None, cell: str
) -> None:
    assert cell_of(text, "text") == cell


def test_a_list_reads_as_people_write_lists_unless_an_item_has_a_semicolon() -> None:
    assert cell_of(["Russia", "NATO"], "list") == "Russia; NATO"
    assert cell_of(["A; B", "C"], "list") == '["A; B","C"]'


@pytest.mark.parametrize(("cell", "form"), [("x", "integer"), ("yes", "boolean"), ("{", "json")])
def test_a_cell_that_is_not_of_its_form_is_refused(cell: str, form: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        value_of(cell, form)
