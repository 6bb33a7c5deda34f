"""What a value or a finding stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The claims and the named assumptions behind a value.

    A value without either is refused, unless whoever built it says why it may go without: then
    `ungrounded` holds that reason and every output repeats it.

    Attributes:
        claims: ids of claims of the record.
        assumptions: what is taken as given, in words.
        ungrounded: why some of what stands on this has neither ("ungrounded table").

    Raises:
        ValueError: where all three are empty.

    >>> both = Grounds(claims=("c1",)) | Grounds(assumptions=("as published",), claims=("c1",))
    >>> both.claims, both.assumptions, both.is_complete
    (('c1',), ('as published',), True)
    """

    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    ungrounded: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.claims or self.assumptions or self.ungrounded):
            raise ValueError("a value needs grounds: ids of claims, or an assumption that has a name")

    def __or__(self, other: Grounds) -> Grounds:
        return Grounds.of((self, other))

    @property
    def is_complete(self) -> bool:
        """Whether everything that stands on this has a claim or a named assumption."""
        return not self.ungrounded

    @classmethod
    def of(cls, grounds: Iterable[Grounds]) -> Grounds:
        """All of these together, each claim and assumption once, in order. Raises ValueError on none."""
        each = tuple(grounds)
        return cls(
            claims=tuple(dict.fromkeys(claim for one in each for claim in one.claims)),
            assumptions=tuple(dict.fromkeys(words for one in each for words in one.assumptions)),
            ungrounded=tuple(dict.fromkeys(reason for one in each for reason in one.ungrounded)),
        )


TABLE = Grounds(ungrounded=("ungrounded table",))
"""Of plain tables for interchange, which have no room for grounds."""

ALLOWED = Grounds(ungrounded=("values without grounds, let through on request",))
"""Of values that the user let through without grounds."""
