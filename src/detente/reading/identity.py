"""Who a speaker is, once resolved."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, POLITY, BODY, GROUP, OTHER = "person", "polity", "body", "group", "other"
"""A person, named or not; a state or international organisation; another organisation; several people;
a word that the text leaves open."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The entity behind a noun phrase.

    Attributes:
        name: as the record writes it. kind: PERSON, POLITY, BODY, GROUP or OTHER.
        gender: "male", "female" or None where nothing tells.
    """

    name: str
    kind: str
    gender: str | None = None

    def suits(self, gender: str) -> bool:
        """Whether "he" or "she" may mean it."""
        return self.kind == PERSON and self.gender in (None, gender)
