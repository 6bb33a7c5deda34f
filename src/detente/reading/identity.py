"""Who a speaker is, once resolved."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, POLITY, BODY, GROUP = "person", "polity", "body", "group"
"""A person, named or not; a state or international organisation; another organisation; several people."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The entity behind a noun phrase.

    Attributes:
        name: as the record writes it. kind: PERSON, POLITY, BODY or GROUP.
        gender: "male", "female" or None where nothing tells.
    """

    name: str
    kind: str
    gender: str | None = None

    def suits(self, gender: str) -> bool:
        """Whether "he" or "she" may mean it."""
        return self.kind == PERSON and self.gender in (None, gender)
