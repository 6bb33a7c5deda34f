"""What a domain refuses, and says about it."""

import pytest

from detente.errors import InvalidCase
from detente.theory.bargaining import domain_of, exact

ISSUES = {"price": {"low": {"A": 1, "B": 2}, "high": {"A": 2, "B": 1}}}


def test_decimals_are_scaled_to_whole_units_exactly() -> None:
    domain = domain_of(
        parties=["A"], issues={"i": {"a": {"A": 0.1}, "b": {"A": "1/3"}}}, disagreement={"A": 0}
    )
    assert domain.scale == (30,)
    assert domain.values == (((3,), (10,)),)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "much", True, "1/0"])
def test_what_is_no_number_is_refused_by_name(value: object) -> None:
    with pytest.raises(InvalidCase, match=r"finite number|no number"):
        exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"disagreement": {"A": 0}}, "no value for 'B'"),
        ({"disagreement": {"A": 0, "B": 0, "C": 0}}, "'C' is no party"),
        ({"issues": {}}, "at least one issue"),
        ({"issues": {"price": {}}}, "has no option"),
        ({"parties": []}, "is no party|at least one party"),
        ({"red_lines": [("C", "price", "low")]}, "'C' is no party"),
        ({"red_lines": [("A", "peace", "low")]}, "'peace' is no issue"),
        ({"red_lines": [("A", "price", "free")]}, "'free' is no option"),
    ],
)
def test_faults_are_named(change: dict[str, object], message: str) -> None:
    given = {"parties": ["A", "B"], "issues": ISSUES, "disagreement": {"A": 0, "B": 0}} | change
    with pytest.raises(InvalidCase, match=message):
        domain_of(**given)  # type: ignore[arg-type]
