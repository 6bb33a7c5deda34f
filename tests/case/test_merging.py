"""A rebuild keeps edits, takes up news, and names what both changed otherwise."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.case.merging import merged


def case(
    option: str = "open", claims: tuple[str, ...] = ("c1",), *, more: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {
        "title": "A border",
        "parties": [{"name": "Utopia"}, *({"name": name} for name in more)],
        "issues": [{"name": "towers", "positions": {"Utopia": {"option": option, "grounds": list(claims)}}}],
    }


def place(row: dict[str, Any]) -> Any:
    return row["issues"][0]["positions"]["Utopia"]


def test_an_edit_stays_where_the_record_says_the_same_as_before() -> None:
    found = merged(case("open"), case("closed"), case("open"))
    assert place(found.row)["option"] == "closed"
    assert found.conflicts == ()


def test_what_only_the_record_changed_is_taken_up() -> None:
    found = merged(case("open"), case("open"), case("closed", ("c2",), more=("Erewhon",)))
    assert found.row == case("closed", ("c2",), more=("Erewhon",))
    assert found.conflicts == ()


def test_where_both_changed_the_edit_stays_and_the_field_is_named() -> None:
    found = merged(case("open"), case("half"), case("closed", ("c2",)))
    assert place(found.row) == {"option": "half", "grounds": ["c1"]}
    (conflict,) = found.conflicts
    assert conflict.field == "issues[towers].positions.Utopia"
    assert (conflict.built["option"], conflict.edited["option"], conflict.new["option"]) == (
        "open",
        "half",
        "closed",
    )


def test_more_evidence_for_the_same_value_is_no_conflict() -> None:
    found = merged(case("open"), case("half"), case("open", ("c1", "c2")))
    assert place(found.row)["option"] == "half"
    assert found.conflicts == ()


def test_what_the_analyst_took_out_stays_out_unless_the_record_changed_it() -> None:
    gone = case()
    gone["issues"] = []
    assert merged(case(), gone, case()).row["issues"] == []
    assert [each.field for each in merged(case(), gone, case("closed")).conflicts] == ["issues[towers]"]


rows = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(st.integers(0, 3), lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)),
    max_size=3,
)


@given(rows, rows)
def test_without_news_the_edited_case_is_the_case(built: dict[str, Any], edited: dict[str, Any]) -> None:
    found = merged(built, edited, built)
    assert found.row == edited
    assert found.conflicts == ()


@given(rows, rows)
def test_without_edits_the_new_build_is_the_case(built: dict[str, Any], new: dict[str, Any]) -> None:
    found = merged(built, built, new)
    assert found.row == new
    assert found.conflicts == ()


@given(rows, rows, rows)
def test_merging_again_with_the_new_build_as_base_changes_nothing(
    built: dict[str, Any], edited: dict[str, Any], new: dict[str, Any]
) -> None:
    once = merged(built, edited, new).row
    assert merged(new, once, new).row == once
