"""Build the conflict: decision makers, their options or moves, the states, the preferences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.case.faults import Faults, Path, remedy
from detente.case.footing import Footing
from detente.case.format import CaseFile, DecisionMakerPart, PreferencePart, StatementPart, StatePart
from detente.case.issues import distinct
from detente.case.model import (
    Barrier,
    Conflict,
    DecisionMaker,
    Option,
    Payoffs,
    Preference,
    Priorities,
    Statement,
    StateRanking,
    Unknown,
)
from detente.case.statement import parse_statement
from detente.case.states import MOST_OPTIONS, StateSpace, feasible_states, numbered
from detente.record.grounds import ALLOWED, Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictBuilder:
    """Builds the conflict of one case."""

    faults: Faults
    footing: Footing
    parties: Sequence[str]

    def conflict(self, file: CaseFile, around: Grounds | None) -> Conflict | None:
        """The conflict; None where the case names no decision makers, or faults leave nothing to build on."""
        if not file.decision_makers:
            for field in ("states", "infeasible", "same", "barriers"):
                if getattr(file, field):
                    self.faults.add((field,), "needs 'decision_makers'; name them and what they can do")
            if file.status_quo is not None:
                self.faults.add(("status_quo",), "needs 'decision_makers'; name them and what they can do")
            return None
        broken = self.faults.breaking
        names = [maker.name for maker in file.decision_makers]
        distinct(names, ("decision_makers",), self.faults, kind="decision maker")
        for index, name in enumerate(names):
            if name not in self.parties:
                self.faults.add(("decision_makers", index, "name"), remedy(name, self.parties, kind="party"))
        options = [option.name for maker in file.decision_makers for option in maker.options]
        self._distinct_options(file)
        bits = {name: bit for bit, name in enumerate(options)}
        infeasible = self._statements(file.infeasible, bits, around, ("infeasible",))
        same = self._statements(file.same, bits, around, ("same",))
        self._check_form(file)
        if self.faults.breaking > broken:
            return None
        states = self._states(file, options, infeasible, same)
        if self.faults.breaking > broken:
            return None
        resolve = StateNames(states=states, bits=bits, faults=self.faults)
        makers = tuple(
            self._maker(maker, states, resolve, around, ("decision_makers", index))
            for index, maker in enumerate(file.decision_makers)
        )
        return Conflict(
            decision_makers=makers,
            states=states,
            status_quo=resolve.status_quo(file.status_quo),
            infeasible=infeasible,
            same=same,
            barriers=self._barriers(file, names, bits, around),
        )

    def _distinct_options(self, file: CaseFile) -> None:
        seen: dict[str, str] = {}
        for index, maker in enumerate(file.decision_makers):
            for number, option in enumerate(maker.options):
                folded = " ".join(option.name.casefold().split())
                if folded in seen:
                    self.faults.add(
                        ("decision_makers", index, "options", number),
                        f"option {option.name!r} of {maker.name} has the name of one of {seen[folded]}'s; "
                        "give every option a name of its own",
                    )
                seen.setdefault(folded, maker.name)

    def _check_form(self, file: CaseFile) -> None:
        with_moves = [maker for maker in file.decision_makers if maker.moves is not None]
        with_options = [maker for maker in file.decision_makers if maker.options]
        for index, maker in enumerate(file.decision_makers):
            here = ("decision_makers", index)
            if maker.moves is not None and maker.options:
                self.faults.add(here, "has both 'options' and 'moves'; give one of them")
            elif with_moves and maker.options:
                self.faults.add(here, "has 'options' where others have 'moves'; use one form for all")
        if not with_moves and not with_options:
            self.faults.add(
                ("decision_makers",), "nobody can do anything; give 'options' (or 'states' and 'moves')"
            )
        if with_moves and not file.states:
            self.faults.add(("states",), "moves need a list of 'states'; name them in order")
        if with_moves and (file.infeasible or file.same or file.barriers):
            self.faults.add(
                (),
                "'infeasible', 'same' and 'barriers' speak of options; with 'moves', list states and moves",
            )

    def _statements(
        self, parts: Sequence[StatementPart], bits: dict[str, int], around: Grounds | None, path: Path
    ) -> tuple[Statement, ...]:
        found = []
        seen: dict[str, int] = {}
        for index, part in enumerate(parts):
            here = (*path, index)
            if part.statement in seen:
                self.faults.add(
                    here,
                    f"{part.statement!r} stands twice (first as entry {seen[part.statement] + 1}); drop one",
                )
                continue
            seen[part.statement] = index
            statement = self._statement(part.statement, bits, here, self.footing.needed(part, around, here))
            if statement:
                found.append(statement)
        return tuple(found)

    def _statement(self, words: str, bits: dict[str, int], path: Path, grounds: Grounds) -> Statement | None:
        try:
            return Statement(words=words, condition=parse_statement(words, bits), grounds=grounds)
        except ValueError as error:
            self.faults.add(path, f"in {words!r}: {error}")
            return None

    def _states(
        self,
        file: CaseFile,
        options: list[str],
        infeasible: tuple[Statement, ...],
        same: tuple[Statement, ...],
    ) -> StateSpace:
        merged = [statement.condition for statement in same]
        if not options:
            names = [part.name or "" for part in file.states]
            for index, part in enumerate(file.states):
                if part.pattern or part.taken is not None:
                    self.faults.add(
                        ("states", index), "speaks of options, but the case has none; give a 'name'"
                    )
            distinct([name for name in names if name], ("states",), self.faults, kind="state")
            return StateSpace(count=len(names), given=tuple(names))
        if not file.states:
            space = feasible_states(options, [statement.condition for statement in infeasible], merged)
            if space.count == 0:
                self.faults.add(("infeasible",), "rule out every state; at least one must be left")
            return space
        if infeasible:
            self.faults.add(
                ("infeasible",), "can't stand beside a list of 'states', which says what is feasible"
            )
        if len(options) > MOST_OPTIONS * 2:
            self.faults.add(("decision_makers",), f"{len(options)} options; at most {MOST_OPTIONS * 2}")
        masks = [self._mask(part, options, ("states", index)) for index, part in enumerate(file.states)]
        seen: dict[int, int] = {}
        for index, mask in enumerate(masks):
            if mask in seen:
                self.faults.add(
                    ("states", index), f"is the same set of options as entry {seen[mask] + 1}; remove one"
                )
            seen.setdefault(mask, index)
        given = tuple(part.name or "" for part in file.states)
        return numbered(tuple(options), np.array(masks, np.uint64), merged, given)

    def _mask(self, part: StatePart, options: list[str], path: Path) -> int:
        if part.taken is not None and part.pattern is None:
            for name in part.taken:
                if name not in options:
                    self.faults.add((*path, "taken"), remedy(name, options, kind="option"))
            return sum(1 << options.index(name) for name in set(part.taken) if name in options)
        pattern = part.pattern or part.name or ""
        if part.taken is not None or len(pattern) != len(options) or set(pattern.upper()) - set("YN"):
            self.faults.add(
                path,
                f"give either 'taken' (a list of options) or 'pattern' (Y or N for each of {len(options)}: "
                f"{', '.join(options)})",
            )
        return sum(1 << bit for bit, letter in enumerate(pattern) if letter in "Yy")

    def _maker(
        self,
        part: DecisionMakerPart,
        states: StateSpace,
        resolve: StateNames,
        around: Grounds | None,
        path: Path,
    ) -> DecisionMaker:
        grounds = self.footing.own(part, around)
        options = []
        for index, option in enumerate(part.options):
            here = (*path, "options", index)
            own = self.footing.own(option, grounds)
            if option.irreversible:
                own = self.footing.needed(option, grounds, (*here, "irreversible"))
            options.append(
                Option(
                    name=option.name,
                    grounds=own,
                    description=option.description or "",
                    irreversible=option.irreversible or "",
                )
            )
        here = (*path, "preferences")
        return DecisionMaker(
            name=part.name,
            grounds=grounds,
            options=tuple(options),
            moves=self._moves(part, states, path),
            preference=self._preference(part.preferences, states, resolve, grounds, here),
            unknown=tuple(
                Unknown(
                    first=resolve.several(pair.pair[0], (*here, "unknown", index)),
                    second=resolve.several(pair.pair[1], (*here, "unknown", index)),
                    grounds=self.footing.needed(pair, grounds, (*here, "unknown", index)),
                )
                for index, pair in enumerate(part.preferences.unknown)
            ),
        )

    def _moves(
        self, part: DecisionMakerPart, states: StateSpace, path: Path
    ) -> tuple[tuple[int, int], ...] | None:
        if part.moves is None:
            return () if not part.options and not states.options else None
        return checked_moves(part.moves, states.count, (*path, "moves"), self.faults)

    def _preference(
        self,
        part: PreferencePart,
        states: StateSpace,
        resolve: StateNames,
        around: Grounds | None,
        path: Path,
    ) -> Preference:
        grounds = self.footing.needed(part, around, path)
        given = [name for name in ("ranking", "payoffs", "statements") if getattr(part, name) is not None]
        if len(given) != 1:
            found = " and ".join(repr(name) for name in given) or "none of them"
            self.faults.add(
                path, f"give exactly one of 'ranking', 'payoffs' and 'statements' (found {found})"
            )
            return Payoffs(values=(), grounds=ALLOWED)
        if part.payoffs is not None:
            check_payoffs(len(part.payoffs), states.count, (*path, "payoffs"), self.faults)
            return Payoffs(values=tuple(part.payoffs), grounds=grounds)
        if part.statements is not None:
            if not states.options:
                self.faults.add(
                    (*path, "statements"), "speak of options, but the case has none; give a 'ranking'"
                )
            return Priorities(
                statements=self._statements(part.statements, resolve.bits, grounds, (*path, "statements")),
                grounds=grounds,
            )
        return StateRanking(tiers=resolve.tiers(part.ranking or [], (*path, "ranking")), grounds=grounds)

    def _barriers(
        self, file: CaseFile, names: list[str], bits: dict[str, int], around: Grounds | None
    ) -> tuple[Barrier, ...]:
        barriers = []
        for index, part in enumerate(file.barriers):
            here: Path = ("barriers", index)
            grounds = self.footing.needed(part, around, here)
            if part.by not in names:
                self.faults.add((*here, "by"), remedy(part.by, names, kind="decision maker"))
            start = self._statement(part.start, bits, (*here, "from"), grounds)
            end = self._statement(part.end, bits, (*here, "to"), grounds)
            if start and end:
                barriers.append(Barrier(decision_maker=part.by, start=start, end=end, grounds=grounds))
        return tuple(barriers)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNames:
    """Finds the states that a case speaks of: by number, name, pattern, or what is taken in them."""

    states: StateSpace
    bits: dict[str, int]
    faults: Faults

    def several(self, name: int | str, path: Path) -> tuple[int, ...]:
        """The states meant; notes a fault where there are none."""
        if isinstance(name, int):
            if 1 <= name <= self.states.count:
                return (name,)
            self.faults.add(path, f"{name} is no state; states are numbered from 1 to {self.states.count}")
            return ()
        if name in self.states.given:
            return (self.states.given.index(name) + 1,)
        if self.bits and len(name) == len(self.bits) and not set(name.upper()) - set("YN"):
            found = self.states.of_pattern(name)
            if found is None:
                self.faults.add(path, f"{name!r} is not feasible")
            return (found,) if found else ()
        if not self.bits:
            self.faults.add(path, remedy(name, [each for each in self.states.given if each], kind="state"))
            return ()
        try:
            where = self.states.where(parse_statement(name, self.bits))
        except ValueError as error:
            self.faults.add(path, f"{name!r} names no state: {error}")
            return ()
        if not where:
            self.faults.add(path, f"{name!r} holds in no feasible state")
        return where

    def one(self, name: int | str, path: Path) -> int | None:
        """The one state meant; notes a fault where there is none or more than one."""
        found = self.several(name, path)
        if len(found) > 1:
            self.faults.add(
                path,
                f"{name!r} holds in {len(found)} states ({', '.join(map(str, found[:6]))}"
                f"{', …' if len(found) > 6 else ''}); say more, or give the number",
            )
        return found[0] if len(found) == 1 else None

    def tiers(self, ranking: list[list[int | str]], path: Path) -> tuple[tuple[int, ...], ...]:
        """A complete ranking by number; notes what is missing, unknown or there twice."""
        tiers: list[tuple[int, ...]] = []
        seen: set[int] = set()
        for index, tier in enumerate(ranking):
            found = []
            for name in tier:
                for state in self.several(name, (*path, index)):
                    if state in seen:
                        self.faults.add(
                            (*path, index),
                            f"state {state} ({self.states.name(state)}) is ranked twice; remove one",
                        )
                    seen.add(state)
                    found.append(state)
            tiers.append(tuple(found))
        absent = self.states.count - len(seen)
        if absent:
            names = [
                f"{state} ({self.states.name(state)})"
                for state in range(1, self.states.count + 1)
                if state not in seen
            ][:6]
            self.faults.add(
                path, f"the ranking leaves out {absent} of {self.states.count} states: {', '.join(names)}"
            )
        return tuple(tiers)

    def status_quo(self, value: int | str | list[str] | None) -> int | None:
        """The state from which the conflict starts."""
        if value is None:
            return None
        if not isinstance(value, list):
            return self.one(value, ("status_quo",))
        unknown = [name for name in value if name not in self.bits]
        for name in unknown:
            self.faults.add(("status_quo",), remedy(name, self.bits, kind="option"))
        if unknown:
            return None
        pattern = "".join("Y" if name in value else "N" for name in self.bits)
        found = self.states.of_pattern(pattern)
        if found is None:
            taken = " and ".join(value) or "nothing"
            self.faults.add(("status_quo",), f"{taken} taken and nothing else is not feasible")
        return found


def checked_moves(
    moves: Sequence[Sequence[int]], count: int, path: Path, faults: Faults
) -> tuple[tuple[int, int], ...]:
    """Moves between states that exist, each once, none from a state to itself."""
    seen: set[tuple[int, int]] = set()
    for index, (start, end) in enumerate(moves):
        if not (1 <= start <= count and 1 <= end <= count):
            faults.add(
                (*path, index), f"[{start}, {end}] leaves the states, which are numbered from 1 to {count}"
            )
        elif start == end:
            faults.add((*path, index), f"[{start}, {end}] is no move; a move changes the state")
        elif (start, end) in seen:
            faults.add((*path, index), f"[{start}, {end}] stands twice; remove one")
        seen.add((start, end))
    return tuple((start, end) for start, end in moves)


def check_payoffs(found: int, count: int, path: Path, faults: Faults) -> None:
    """Note a list of payoffs that is not as long as the list of states."""
    if found != count:
        faults.add(
            path, f"{found} payoffs for {count} states; give one for each state, in the order of the states"
        )
