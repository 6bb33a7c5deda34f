"""The integer solver, without a word on standard output."""

from __future__ import annotations

from functools import cache
from typing import Any


def quiet_solver() -> Any:
    """A HiGHS solver that proves optimality to the last unit of a whole-numbered objective.

    HiGHS greets on standard output as soon as its callbacks are enabled, before any option can be set;
    this one has none.
    """
    solver = _quiet_class()()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    return solver


@cache
def _quiet_class() -> type[Any]:
    import highspy

    class Quiet(highspy.Highs):
        def __init__(self) -> None:
            super(highspy.Highs, self).__init__()

    return Quiet
