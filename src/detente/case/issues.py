"""Build issues: their options, and what each party makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from detente.case.faults import Faults, Path, remedy
from detente.case.footing import Footing
from detente.case.format import IssuePart
from detente.case.model import Issue, IssueOption, OptionRanking, Quantity, RedLine
from detente.record.grounds import Grounds

EVEN = "options of {issue!r} lie at even distances on a scale from 0 to 100"


class IssueBuilder:
    """Builds the issues of one case."""

    def __init__(self, faults: Faults, footing: Footing, parties: Sequence[str]) -> None:
        self._faults = faults
        self._footing = footing
        self._parties = parties

    def issue(self, part: IssuePart, around: Grounds | None, path: Path) -> Issue:
        """One issue, checked against the parties and its own options."""
        grounds = self._footing.own(part, around)
        for field in ("saliences", "positions", "powers", "rankings", "red_lines"):
            self.known_parties(getattr(part, field), (*path, field))
        options = self._options(part, grounds, path)
        names = [option.name for option in options]
        places = {option.name: option.position for option in options}
        amounts = {
            field: self._footing.quantities(getattr(part, field), grounds, (*path, field))
            for field in ("saliences", "powers")
        }
        for field, quantities in amounts.items():
            for party, quantity in quantities.items():
                if quantity.value < 0:
                    self._faults.add(
                        (*path, field, party), f"{float(quantity.value):g} is below zero; write 0 or more"
                    )
        issue = Issue(
            name=part.name,
            grounds=grounds,
            description=part.description or "",
            options=options,
            ordered=any(place is not None for place in places.values()) or part.ordered,
            scale=part.scale or "",
            saliences=amounts["saliences"],
            positions=self._positions(part, grounds, path, places),
            powers=amounts["powers"],
            rankings=self._rankings(part, grounds, path, names),
            red_lines=self._red_lines(part, grounds, path, names),
            outcome=self._footing.quantity(part.outcome, grounds, (*path, "outcome"))
            if part.outcome
            else None,
        )
        if not options and not issue.positions:
            self._faults.add(path, f"issue {part.name!r} has neither options nor positions; give one of them")
        return issue

    def known_parties(self, named: Iterable[str], path: Path) -> None:
        """Note every name that is no party of the case."""
        for party in named:
            if party not in self._parties:
                self._faults.add((*path, party), remedy(party, self._parties, kind="party"))

    def _options(self, part: IssuePart, around: Grounds | None, path: Path) -> tuple[IssueOption, ...]:
        distinct([option.name for option in part.options], (*path, "options"), self._faults, kind="option")
        even = part.ordered and all(option.position is None for option in part.options)
        options = []
        for index, option in enumerate(part.options):
            here = (*path, "options", index)
            grounds = self._footing.own(option, around)
            self.known_parties(option.values, (*here, "values"))
            position = None
            if option.position:
                position = self._footing.quantity(option.position, grounds, (*here, "position"))
            elif even:
                steps = max(len(part.options) - 1, 1)
                assumed = Grounds(assumptions=(EVEN.format(issue=part.name),))
                position = Quantity(value=Fraction(100 * index, steps), grounds=assumed)
            options.append(
                IssueOption(
                    name=option.name,
                    grounds=grounds,
                    description=option.description or "",
                    position=position,
                    values=self._footing.quantities(option.values, grounds, (*here, "values")),
                )
            )
        self._check_values(options, path)
        self._check_scale(options, path)
        return tuple(options)

    def _check_values(self, options: list[IssueOption], path: Path) -> None:
        valued = {party: None for option in options for party in option.values}
        for index, option in enumerate(options):
            absent = [party for party in valued if party not in option.values]
            if absent:
                self._faults.add(
                    (*path, "options", index, "values"),
                    f"{option.name!r} has no value for {', '.join(absent)}, although other options have; "
                    "give every option of the issue a value for the same parties",
                )

    def _check_scale(self, options: list[IssueOption], path: Path) -> None:
        placed = [option.position for option in options if option.position]
        if not placed:
            return
        for index, option in enumerate(options):
            if option.position is None:
                self._faults.add(
                    (*path, "options", index),
                    f"{option.name!r} has no position, although others have; place all of them or none",
                )
        for index in range(1, len(placed)):
            if len(placed) == len(options) and placed[index].value <= placed[index - 1].value:
                self._faults.add(
                    (*path, "options", index, "position"),
                    f"{float(placed[index].value):g} doesn't lie beyond the option before it "
                    f"({float(placed[index - 1].value):g}); list options from the lowest to the highest",
                )

    def _positions(
        self, part: IssuePart, around: Grounds | None, path: Path, places: dict[str, Quantity | None]
    ) -> dict[str, Quantity]:
        positions = {}
        for party, position in part.positions.items():
            here = (*path, "positions", party)
            grounds = self._footing.needed(position, around, here)
            if position.value is not None and position.option is None:
                positions[party] = Quantity(value=position.value, grounds=grounds)
            elif position.option is None or position.value is not None:
                self._faults.add(here, "give either 'value' (a number) or 'option' (an option's name)")
            elif position.option not in places:
                self._faults.add(here, remedy(position.option, places, kind="option"))
            elif (place := places[position.option]) is None:
                self._faults.add(
                    here, f"option {position.option!r} has no position; say 'ordered: true' or give positions"
                )
            else:
                positions[party] = Quantity(value=place.value, grounds=grounds | place.grounds)
        return positions

    def _rankings(
        self, part: IssuePart, around: Grounds | None, path: Path, names: list[str]
    ) -> dict[str, OptionRanking]:
        rankings = {}
        for party, ranking in part.rankings.items():
            here = (*path, "rankings", party)
            listed = [name for tier in ranking.ranking for name in tier]
            self._known_options(listed, names, here)
            distinct(listed, here, self._faults, kind="option")
            absent = [name for name in names if name not in listed]
            if absent:
                self._faults.add(here, f"the ranking leaves out {', '.join(absent)}; rank every option")
            rankings[party] = OptionRanking(
                tiers=tuple(tuple(tier) for tier in ranking.ranking),
                grounds=self._footing.needed(ranking, around, here),
            )
        return rankings

    def _red_lines(
        self, part: IssuePart, around: Grounds | None, path: Path, names: list[str]
    ) -> dict[str, RedLine]:
        lines = {}
        for party, line in part.red_lines.items():
            here = (*path, "red_lines", party)
            self._known_options(line.options, names, here)
            distinct(line.options, here, self._faults, kind="option")
            lines[party] = RedLine(
                options=tuple(line.options), grounds=self._footing.needed(line, around, here)
            )
        return lines

    def _known_options(self, named: Iterable[str], names: list[str], path: Path) -> None:
        for name in named:
            if name not in names:
                self._faults.add(path, remedy(name, names, kind="option"))


def distinct(names: Sequence[str], path: Path, faults: Faults, *, kind: str) -> None:
    """Note every name that stands in a list for the second time; case and spaces make no difference."""
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        folded = " ".join(name.casefold().split())
        if folded in seen:
            faults.add(
                (*path, index),
                f"{kind} {name!r} stands twice (first as entry {seen[folded] + 1}); remove one",
            )
        else:
            seen[folded] = index
