"""Findings: an answer with its method, its witness and its grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from detente.record.dates import PartialDate
from detente.record.grounds import Grounds

V = TypeVar("V", covariant=True)

QUESTIONS = ("positions", "deals", "outcomes", "levers", "forecast", "consent")
"""Where do they stand? Where could they agree? What holds if they don't? What would change it?
What will probably come of it? Who must consent?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How a finding was reached.

    Attributes:
        name: as the literature calls it ("general metarationality").
        citation: where it is defined (author, year, page).
        parameters: what was chosen, by name.
    """

    name: str
    citation: str
    parameters: Mapping[str, str | int | float | bool] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Generic[V]):
    """One answer to one of the analyst's questions.

    Attributes:
        question: one of QUESTIONS.
        value: the answer, in the types of `theory` or `analysis`; no prose.
        witness: what shows it to be so (the improvement, and the sanction that answers it), or None
            where the value shows itself.
        grounds: everything in the case that the answer stands on.
        as_of: the date of the case.
    """

    question: str
    value: V
    method: Method
    grounds: Grounds
    witness: object | None = None
    as_of: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.question not in QUESTIONS:
            raise ValueError(f"question {self.question!r} is none of {', '.join(QUESTIONS)}")
