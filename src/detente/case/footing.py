"""From a value's own grounds, or those of the part around it, to what it stands on."""

from __future__ import annotations

from detente.case.faults import Faults, Path
from detente.case.format import Cell, Grounded, NumberPart
from detente.case.model import Quantity
from detente.record.grounds import ALLOWED, Grounds

UNGROUNDED = (
    "stands on nothing; give 'grounds: [ids of claims]' or 'assumption: \"…\"' here or on a part around it, "
    "or run with --allow-ungrounded"
)


class Footing:
    """Grounds as they pass from a part to the parts within it."""

    def __init__(self, faults: Faults, *, allow_ungrounded: bool) -> None:
        self._faults = faults
        self._allow = allow_ungrounded

    def own(self, part: Grounded, around: Grounds | None) -> Grounds | None:
        """The part's own grounds, else those of the part around it."""
        if part.grounds is None and part.assumption is None:
            return around
        assumptions = (part.assumption,) if part.assumption else ()
        return Grounds(claims=tuple(part.grounds or ()), assumptions=assumptions)

    def needed(self, part: Grounded, around: Grounds | None, path: Path) -> Grounds:
        """The same, for a value, which must have some: notes a fault where there are none."""
        grounds = self.own(part, around)
        if grounds is None:
            if not self._allow:
                self._faults.add(path, UNGROUNDED, breaks=False)
            return ALLOWED
        return grounds

    def quantity(self, cell: NumberPart, around: Grounds | None, path: Path) -> Quantity:
        """A number with its grounds."""
        return Quantity(value=cell.value, grounds=self.needed(cell, around, path))

    def quantities(self, cells: dict[str, Cell], around: Grounds | None, path: Path) -> dict[str, Quantity]:
        """Numbers by name."""
        return {name: self.quantity(cell, around, (*path, name)) for name, cell in cells.items()}
