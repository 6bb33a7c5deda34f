"""Exact numbers from the digits that were written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+))?")
_RATIO = re.compile(r"[+-]?\d+/\d+")
_LIMIT = 300
"""Digits, and powers of ten, beyond which a number is a slip or an attack, not a value."""


def exact(value: object) -> Fraction:
    """The number as written: 0.1 is a tenth, "1/3" a third.

    Raises:
        ValueError: on anything that is no finite number, and on numbers of more than 300 digits.

    >>> exact("0.1"), exact("1/3"), exact(0.25), exact("2.5e3")
    (Fraction(1, 10), Fraction(1, 3), Fraction(1, 4), Fraction(2500, 1))
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal | Fraction):
        raise ValueError("not a number")
    if isinstance(value, int | Fraction):
        return Fraction(value)
    text = str(value).strip()
    if len(text) > _LIMIT:
        raise ValueError(f"a number of more than {_LIMIT} characters")
    if _RATIO.fullmatch(text):
        above, below = text.split("/")
        if int(below) == 0:
            raise ValueError("a fraction over zero")
        return Fraction(int(above), int(below))
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise ValueError("not a number")
    if match[1] and abs(int(match[1])) > _LIMIT:
        raise ValueError(f"a number beyond ten to the power {_LIMIT}")
    return Fraction(text)
