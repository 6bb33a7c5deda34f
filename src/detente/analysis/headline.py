"""A headline: what a finding says, under its name and short enough to be told from what it might say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.analysis.finding import Method
from detente.record.grounds import Grounds

ONLY_THE_RECORD = "what the documents of the record don't hold is not counted"
"""On which a finding stands that says that something was not found."""

UNTOLD = ("can't be told",)
"""Of a question that the record or the case doesn't answer."""

ABSENT = {"outcomes": ("it doesn't hold",), "deals": ("no package",)}
"""What is said of a state or a package, by question, where another drawing of the case has none such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One finding in the words by which it is compared.

    Attributes:
        name: by which it is asked for: an issue's name, "deals", "deals:nash", "outcomes",
            "outcomes:STATE", "forecast:ISSUE", "consent:RULE".
        question: one of QUESTIONS.
        title: what it is about, in words.
        answer: what it says, in parts; two headlines say the same where their answers are equal.
        also: what it might say as well, where several answers are equally good.
        grounds: everything that it stands on.
        note: what may change without the finding being another: a figure, a reason.
        state: the state's number, of an equilibrium.
    """

    name: str
    question: str
    title: str
    answer: tuple[str, ...]
    grounds: Grounds
    method: Method
    note: str = ""
    also: tuple[tuple[str, ...], ...] = ()
    state: int | None = None

    @property
    def says(self) -> str:
        """The answer on one line."""
        return "; ".join(self.answer)

    def answering(self, before: tuple[str, ...] | None) -> tuple[str, ...]:
        """What it says beside an earlier answer: the same, as long as no other is better.

        A package that does as well by a solution as one that it picked before is no other finding.
        """
        return before if before is not None and before in self.also else self.answer


def differing(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of two answers that are not in both: those that go, and those that come.

    >>> differing(("towers: few", "patrols: joint"), ("towers: many", "patrols: joint"))
    (('towers: few',), ('towers: many',))
    """
    return (
        tuple(part for part in before if part not in after),
        tuple(part for part in after if part not in before),
    )


def answer_in(answers: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    """What a finding says among the answers of another drawing, which may lack it."""
    if name in answers:
        return answers[name]
    question = name.split(":")[0]
    return ABSENT[question] if question in ABSENT and answers.get(question, UNTOLD) != UNTOLD else UNTOLD
