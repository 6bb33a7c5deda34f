"""Cases as YAML: what the reader of cases reads back to equal data."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import yaml


class _Dumper(yaml.CSafeDumper):
    """Plain data, numbers exact, nothing shared by anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _fraction(dumper: yaml.CSafeDumper, value: Fraction) -> yaml.Node:
    if value.denominator == 1:
        return dumper.represent_int(int(value))
    decimal = repr(float(value))
    if "e" not in decimal and Fraction(decimal) == value:
        return dumper.represent_scalar("tag:yaml.org,2002:float", decimal)
    return dumper.represent_str(f"{value.numerator}/{value.denominator}")


_Dumper.add_representer(Fraction, _fraction)


def yaml_of(row: Any) -> str:
    """A case's plain data as a file."""
    return yaml.dump(row, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
