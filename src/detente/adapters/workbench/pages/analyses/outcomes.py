"""What holds if they don't agree? The graph of the states, what holds in which sense, and why."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path

from detente.adapters.workbench.family import View
from detente.adapters.workbench.pages.analyses.opening import Opening, family, grounds_of, opened
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.supposed import Supposed
from detente.brief.words import first
from detente.case import NO_CONFLICT

UNDRAWN = f"{first(NO_CONFLICT)}: no conflict can be drawn."


@family.page("/outcomes")
def outcomes(bench: Bench, written: Supposed) -> View:
    """The states that hold, in which sense, and how they are reached."""
    from detente.adapters.workbench.told import graph_figure as figures
    from detente.adapters.workbench.told import outcomes as told
    from detente.analysis import rankings as ranked

    opening = opened(bench, "/outcomes", written)
    before, found, lacking = opening.found(bench.analyses.outcomes)
    if found is None:
        return _without(opening, lacking, None if before is None else before.grounds)
    value = found.value
    picture = bench.analyses.graph(opening.asked.supposition)
    stands = grounds_of(opening, None if before is None else before.grounds, found.grounds)
    listed = told.equilibria(value)
    orders = ranked.rankings(value, None if opening.case is None else opening.case.conflict)
    return opening.view(
        "outcomes.html.jinja",
        {
            "decision_makers": value.model.decision_makers,
            "states": value.model.states,
            "names": value.names,
            "status_quo": None if value.status_quo is None else told.state_of(value, value.status_quo),
            "equilibria": listed,
            "rankings": orders,
            "ways": told.ways(value),
            "coalitions": told.coalitions(value),
            "differences": told.differences(before.value, value)
            if opening.asked.supposition and before
            else [],
            "grounds": stands["grounds"],
        },
        shown={
            "figure": None if picture is None else figures.figure_of(picture),
            "meanings": figures.MEANINGS,
            "dashes": figures.DASHES,
            "senses": told.SENSES,
            "ranked": ranked,
            "called": {number: told.called(value, number) for number in range(1, value.model.states + 1)}
            if orders
            else {},
            "rows": listed[: told.MOST_STATES],
            "has_nash": told.has_nash(value),
            "leavable": stands["leavable"],
        },
    )


@family.page("/outcomes/{state}")
def state(
    bench: Bench, written: Supposed, state: Annotated[int, Path(description="The state's number.", ge=1)]
) -> View:
    """Why each decision maker would stay in a state, or who would not, in every sense."""
    from detente.adapters.workbench.told import outcomes as told

    opening = opened(bench, "/outcomes", written)
    _, found, lacking = opening.found(bench.analyses.outcomes)
    if found is None:
        raise Refused(404, lacking or UNDRAWN, "Take back what is supposed, or see what the case lacks.")
    value = found.value
    if state > value.model.states:
        raise Refused(
            404, f"{state} is no state; the last is {value.model.states}.", "The outcomes lead to each."
        )
    every = told.witnesses(value, state)
    here = told.state_of(value, state)
    stands = grounds_of(opening, found.grounds, found.grounds)
    return opening.view(
        "state.html.jinja",
        {
            "state": here,
            "decision_makers": value.model.decision_makers,
            "witnesses": every,
            "ways": [way for way in told.ways(value) if way.to == state],
            "grounds": stands["grounds"],
        },
        shown={
            "by_maker": _by_maker(every),
            "senses": told.SENSES,
            "count": value.model.states,
            "leavable": stands["leavable"],
        },
        title=f"State {state}: {here.name}",
    )


def _by_maker(every: list[Any]) -> dict[str, list[dict[str, Any]]]:
    """Each decision maker's reasons, one that holds in several senses told once."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in every:
        reasons = found.setdefault(each.maker, [])
        same = next(
            (one for one in reasons if one["witness"].moves == each.moves and each.sense != "GMR"), None
        )
        if same is not None and same["witness"].sense != "Nash":
            same["senses"].append(each.sense)
        else:
            reasons.append({"senses": [each.sense], "witness": each})
    return found


def _without(opening: Opening, lacking: str, kept: Any) -> View:
    if opening.case is not None and opening.case.conflict is None:
        lacking = UNDRAWN
    return opening.view(
        "outcomes.html.jinja",
        {"lacking": lacking, "equilibria": None},
        shown={"leavable": None, **grounds_of(opening, kept, None)},
    )
