"""The four classes of event data: verbal and material, cooperation and conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COOPERATION = ("verbal cooperation", "material cooperation")
CONFLICT = ("verbal conflict", "material conflict")
CLASSES = (*COOPERATION, *CONFLICT)


@dataclass(frozen=True, slots=True)
class QuadClasses:
    """Which class each event type belongs to (`data/quad_classes.yaml`).

    Raises:
        ValueError: for a class that is none of CLASSES, or a type in two.
    """

    types: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        unknown = set(self.types) - set(CLASSES)
        if unknown:
            raise ValueError(f"class {sorted(unknown)[0]!r} is none of {', '.join(CLASSES)}")
        every = [each for types in self.types.values() for each in types]
        twice = sorted({each for each in every if every.count(each) > 1})
        if twice:
            raise ValueError(f"event type {twice[0]} stands in two classes")

    def class_of(self, event_type: str) -> str:
        """The class of an event type. Raises KeyError where it has none."""
        for name, types in self.types.items():
            if event_type in types:
                return name
        raise KeyError(event_type)
