"""YAML and JSON as a case may hold them: exact numbers, lines, and no tricks."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.cases.plain import DEEPEST, Unreadable, read_json, read_yaml


def test_lines_are_those_of_the_fields() -> None:
    marked = read_yaml("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n")
    assert marked.data == {"a": 1, "b": ["x", {"c": 2, "d": 3}]}
    assert [marked.line(path) for path in [("a",), ("b",), ("b", 1), ("b", 1, "d")]] == [1, 2, 4, 5]
    assert marked.line(("b", 1, "absent")) == 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("2022-01-13", "2022-01-13"),
        ("1:30", "1:30"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("null", None),
        ("true", True),
        ('"true"', "true"),
        ("'12'", "12"),
        ("12", 12),
        ("-3", -3),
        ("0.1", Fraction(1, 10)),
        ("1e3", Fraction(1000)),
        (".5", Fraction(1, 2)),
        (".inf", ".inf"),
    ],
)
def test_plain_words_mean_what_they_say(text: str, value: object) -> None:
    """YAML 1.2: none of 1.1's surprises, and decimals exactly as written."""
    found = read_yaml(f"field: {text}").data["field"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("a: 1\nb: 2\na: 3", "'a' stands twice in one mapping \\(first on line 1\\)", 3),
        ("a: &x 1\nb: *x", "an anchor \\(&x\\)", 1),
        ("b: *x", "alias", 1),
        ("a: !!python/object:os.system x", "a tag", 1),
        ("a: 1\n<<: {b: 2}", "merge key", 2),
        ("a: 1\n---\nb: 2", "second document", 2),
        ("? [1, 2]\n: 3", "list or mapping stands as a field's name", 1),
        ("a: [1, 2\n", "no YAML", 2),
        ("a:\n\t- b", "no YAML", 2),
        ("[" * 100_000, "nested deeper", 1),
        ("a: 1e999999999", "beyond ten to the power", 1),
    ],
)
def test_what_has_no_place_in_a_case_is_refused_with_its_line(text: str, fault: str, line: int) -> None:
    with pytest.raises(Unreadable, match=fault) as refused:
        read_yaml(text)
    assert refused.value.line == line


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(
        f"{name}: &{name} [*{before}, *{before}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(Unreadable, match="anchor") as refused:
        read_yaml(bomb)
    assert refused.value.line == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ('{"a": 1e400}', "beyond ten to the power"),
        ('{"a": ' + "9" * 5000 + "}", "more than 300 digits"),
        ('{"a": ', "no JSON"),
        ('{"a": ' + "[" * 200_000, "nested deeper"),
    ],
)
def test_faulty_json_is_refused(text: str, fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        read_json(text)


_text = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=8)
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1), _values, max_size=4))
def test_json_reads_alike_as_json_and_as_yaml(data: dict[str, object]) -> None:
    """JSON is the format's subset: both readers give the same data."""
    text = json.dumps(data, ensure_ascii=False)
    assert read_json(text) == data
    if "<<" not in text:
        assert read_yaml(text).data == data


def test_depth_up_to_the_limit_is_read() -> None:
    text = "[" * DEEPEST + "]" * DEEPEST
    read_yaml(text)
    with pytest.raises(Unreadable, match="nested deeper"):
        read_yaml(f"[{text}]")
