"""Numbers as pages write them."""

from __future__ import annotations

from fractions import Fraction

MOST_WRITTEN_OUT = 10**9


def amount(value: Fraction | float) -> str:
    """A number for people: whole ones whole, others to two decimals, a real minus sign.

    >>> amount(Fraction(400, 3)), amount(12.0), amount(-1500), amount(Fraction(1, 1000))
    ('133.33', '12', '−1,500', '0.001')
    """
    size = value if value >= 0 else -value
    sign = "−" if value < 0 else ""
    if size >= MOST_WRITTEN_OUT or 0 < size < 0.005:
        return f"{sign}{float(size):.3g}"
    if size == int(size):
        return f"{sign}{int(size):,}"
    return f"{sign}{float(size):,.2f}".rstrip("0").rstrip(".")


def signed(value: Fraction | float) -> str:
    """A difference for people.

    >>> signed(3), signed(Fraction(-1, 2)), signed(0)
    ('+3', '−0.5', '0')
    """
    return f"+{amount(value)}" if value > 0 else amount(value)


def plain_number(value: Fraction | float) -> str:
    """A number as a form's field has it.

    >>> plain_number(Fraction(100)), plain_number(Fraction(5, 2))
    ('100', '2.5')
    """
    return str(int(value)) if value == int(value) else f"{float(value):.6f}".rstrip("0")
