"""Levers in words: who would have to think what otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from detente.adapters.terminal.account import plain
from detente.adapters.terminal.outcomes import NAMES
from detente.analysis.levers import Levers, TargetLevers
from detente.theory.graph_model import Change, Swap

MOST_SWAPS = 8


def levers_words(title: str, levers: Levers) -> str:
    """The whole answer as text."""
    lines = [plain(title), ""]
    told: dict[tuple[str, ...], list[str]] = {}
    for each in levers.of_target:
        told.setdefault(tuple(_target(levers, each)), []).append(NAMES[each.concept])
    for body, concepts in told.items():
        lines += [f"{', '.join(concepts)}: {body[0]}", *body[1:], ""]
    lines += _robustness(levers)
    return "\n".join(lines)


def _called(levers: Levers, state: int) -> str:
    name = plain(levers.names[state]) if levers.names else str(state + 1)
    return str(state + 1) if name == str(state + 1) else f"{state + 1} ({name})"


def _target(levers: Levers, found: TargetLevers) -> Iterator[str]:
    assert levers.target is not None
    target = _called(levers, levers.target - 1)
    if found.too_large:
        yield f"no levers were sought; {found.too_large}."
    elif found.holds:
        yield f"{target} is an equilibrium. It would no longer be one if any of these were so:"
        for lever in found.to_unsettle:
            for change in lever.changes:
                yield f"  {_change(levers, change, 'came to prefer', 'to it')}"
        if not found.to_unsettle:
            yield "  nothing: no change of one ranking makes anybody leave."
    elif found.to_hold is None:
        yield f"{target} is no equilibrium, and no change of rankings was found that makes it one."
    else:
        proven = "" if found.to_hold.smallest else " (the smallest change of the movers' own rankings)"
        yield f"{target} is no equilibrium. It would be one if all of these were so{proven}:"
        for change in found.to_hold.changes:
            yield f"  {_change(levers, change, 'no longer preferred', 'to it')}"


def _change(levers: Levers, change: Change, verb: str, end: str) -> str:
    who = plain(levers.model.decision_makers[change.decision_maker])
    states = ", ".join(_called(levers, state) for state in change.crossing)
    pairs = "1 pair of states" if change.size == 1 else f"{change.size} pairs of states"
    return f"{who} {verb} {states} {end} ({pairs} compared otherwise)"


def _robustness(levers: Levers) -> Iterator[str]:
    asked = levers.perturbation
    yield (
        f"How sure are the equilibria? Of {asked.samples} models with {asked.swaps} random neighbours "
        f"swapped in each ranking (seed {asked.seed}), the share in which each still holds:"
    )
    yield ""
    states = sorted({state for found in levers.equilibria.values() for state in found})
    width = max([len("state"), *(len(_called(levers, state - 1)) for state in states)])
    yield "  " + "state".ljust(width) + "".join(f"  {NAMES[c]:>5}" for c in levers.equilibria)
    for state in states:
        cells = []
        for concept in levers.equilibria:
            held = levers.survived[concept].get(state)
            cells.append("·" if held is None else f"{held / max(asked.samples, 1):.0%}")
        yield "  " + _called(levers, state - 1).ljust(width) + "".join(f"  {cell:>5}" for cell in cells)
    if not states:
        yield "  There is no equilibrium."
    yield ""
    if levers.swaps is None:
        yield "There are too many single swaps to try each."
        return
    yield f"Of {levers.swaps.swaps:,} swaps of two neighbours in one ranking, these alone change the answer:"
    changing = 0
    for concept in levers.equilibria:
        for state in states if levers.target is None else [levers.target]:
            for verb, swaps in (
                ("end", levers.swaps.ending(concept, state - 1)),
                ("make", levers.swaps.making(concept, state - 1)),
            ):
                if swaps:
                    changing += 1
                    yield f"  {NAMES[concept]}, {_called(levers, state - 1)}: {_swaps(levers, swaps, verb)}"
    if not changing:
        yield "  none"


def _swaps(levers: Levers, swaps: tuple[Swap, ...], verb: str) -> str:
    told = [
        f"{plain(levers.model.decision_makers[each.decision_maker])} preferring {each.worse + 1} to "
        f"{each.better + 1}"
        for each in swaps[:MOST_SWAPS]
    ]
    more = f", and {len(swaps) - MOST_SWAPS} more" if len(swaps) > MOST_SWAPS else ""
    return f"{verb + 's' if len(swaps) == 1 else verb} it: {'; '.join(told)}{more}"
