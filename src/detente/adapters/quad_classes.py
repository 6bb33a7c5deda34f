"""The quad classes from the data that ships with the package."""

from __future__ import annotations

from functools import cache

from detente.adapters.knowledge import load_yaml
from detente.analysis.quad import QuadClasses


@cache
def load_quad_classes() -> QuadClasses:
    """The classes that ship."""
    book = load_yaml("quad_classes.yaml")
    return QuadClasses({name: tuple(types) for name, types in book["classes"].items()})
