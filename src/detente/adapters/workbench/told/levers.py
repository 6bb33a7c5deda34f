"""Levers as their page tells them: who would have to prefer what, and how much hangs on one ranking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.adapters.workbench.told.outcomes import NAMES
from detente.analysis.levers import Levers, TargetLevers
from detente.theory.graph_model import Change, Swap

MOST_SWAPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A change of preference that would do.

    Attributes:
        changes: all of them together, each in words. pairs: of states compared otherwise.
        smallest: whether no smaller change can do it.
    """

    changes: tuple[str, ...]
    pairs: int
    smallest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTarget:
    """Of the state asked about, in senses for which all this is the same.

    Attributes:
        holds: whether it holds now. pushes: any of which would stop that, or the one that would make it.
        reason: why none were sought, or none found.
    """

    senses: tuple[str, ...]
    holds: bool
    pushes: tuple[Push, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """A state that holds and the share of perturbed models in which it still does, by sense."""

    number: int
    name: str
    shares: dict[str, float]


def called(found: Levers, state: int) -> str:
    """A state's name by its number from 1."""
    name = found.names[state - 1] if found.names else str(state)
    return "nothing of this is done" if name == "none" else name


def on_target(found: Levers) -> list[OnTarget]:
    """What would change the answer on the state asked about; senses with the same answer together."""
    rows: dict[tuple[bool, tuple[Push, ...], str], list[str]] = {}
    for each in found.of_target:
        rows.setdefault(_on(found, each), []).append(NAMES[each.concept])
    return [
        OnTarget(senses=tuple(senses), holds=holds, pushes=pushes, reason=reason)
        for (holds, pushes, reason), senses in rows.items()
    ]


def _on(found: Levers, each: TargetLevers) -> tuple[bool, tuple[Push, ...], str]:
    if each.too_large:
        return each.holds, (), f"No levers were sought: {each.too_large}."
    sought = each.to_unsettle if each.holds else [each.to_hold] if each.to_hold is not None else []
    verb = "came to prefer" if each.holds else "no longer preferred"
    pushes = tuple(
        Push(
            changes=tuple(_change(found, change, verb) for change in lever.changes),
            pairs=lever.size,
            smallest=lever.smallest,
        )
        for lever in sought
    )
    if pushes:
        return each.holds, pushes, ""
    reason = (
        "No change of one ranking makes anybody leave."
        if each.holds
        else "No change of rankings was found that makes it one."
    )
    return each.holds, (), reason


def _change(found: Levers, change: Change, verb: str) -> str:
    who = found.model.decision_makers[change.decision_maker]
    states = ", ".join(f"{state + 1} ({called(found, state + 1)})" for state in change.crossing)
    return f"{who} {verb} {states} to it"


def survivals(found: Levers) -> list[Survival]:
    """How sure each state is that holds."""
    samples = max(found.perturbation.samples, 1)
    states = sorted({state for each in found.equilibria.values() for state in each})
    return [
        Survival(
            number=state,
            name=called(found, state),
            shares={
                NAMES[concept]: found.survived[concept][state] / samples
                for concept in found.equilibria
                if state in found.survived[concept]
            },
        )
        for state in states
    ]


def swaps(found: Levers) -> list[dict[str, object]] | None:
    """The swaps of neighbours in one ranking that by themselves change an answer; None: too many to try."""
    return None if found.swaps is None else list(_swaps(found))


def _swaps(found: Levers) -> Iterator[dict[str, object]]:
    assert found.swaps is not None
    states = sorted({state for each in found.equilibria.values() for state in each})
    asked = states if found.target is None else [found.target]
    for concept in found.equilibria:
        for state in asked:
            for verb, each in (
                ("ends", found.swaps.ending(concept, state - 1)),
                ("makes", found.swaps.making(concept, state - 1)),
            ):
                if each:
                    yield {
                        "sense": NAMES[concept],
                        "state": state,
                        "does": verb,
                        "swaps": [_swap(found, one) for one in each[:MOST_SWAPS]],
                        "more": max(0, len(each) - MOST_SWAPS),
                    }


def _swap(found: Levers, swap: Swap) -> str:
    who = found.model.decision_makers[swap.decision_maker]
    return f"{who} preferring {swap.worse + 1} to {swap.better + 1}"
