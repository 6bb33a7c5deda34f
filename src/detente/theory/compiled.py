"""Compile a kernel when it is first needed, so that small problems never load the compiler."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])


@cache
def _compiled(function: Callable[..., object]) -> Callable[..., object]:
    import numba

    try:
        # Kept on disk beside the module or, where that is read-only, in the user's cache folder.
        return cast(Callable[..., object], numba.njit(cache=True)(function))
    except RuntimeError:
        # No folder at all can be written to: compile anew in each process.
        return cast(Callable[..., object], numba.njit(function))


def compiled(function: F) -> F:
    """The function as machine code; the same results, compiled once and cached on disk where possible."""
    return cast(F, _compiled(function))
