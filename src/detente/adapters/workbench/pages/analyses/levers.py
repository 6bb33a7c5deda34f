"""What would change it? Who would have to prefer what otherwise, and how sure the answer is."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from detente.adapters.workbench.family import View
from detente.adapters.workbench.pages.analyses.opening import family, grounds_of, opened
from detente.adapters.workbench.pages.analyses.outcomes import UNDRAWN
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.supposed import Supposed

MOST_LISTED = 200
"""States in the list to choose from."""


@family.page("/levers")
def levers(
    bench: Bench,
    written: Supposed,
    target: Annotated[
        int | None, Query(ge=1, le=1 << 24, description="The state to make, or stop: its number.")
    ] = None,
) -> View:
    """The smallest changes of preference that make a state hold or stop it, and how sure what holds is."""
    from detente.adapters.workbench.told import levers as told
    from detente.adapters.workbench.told.outcomes import NAMES, state_of

    opening = opened(bench, "/levers", written)
    _, outcomes, lacking = opening.found(bench.analyses.outcomes)
    if outcomes is None:
        if opening.case is not None and opening.case.conflict is None:
            lacking = UNDRAWN
        return opening.view(
            "levers.html.jinja", {"lacking": lacking, "target": None, "states": 0}, shown={"leavable": None}
        )
    states = outcomes.value
    if target is not None and target > states.model.states:
        raise Refused(
            404, f"{target} is no state; the last is {states.model.states}.", "The outcomes name each."
        )
    asked = target or states.status_quo or next(iter(states.any_equilibria), 1)

    finding = bench.analyses.levers(opening.asked.supposition, asked)
    found = finding.value
    stands = grounds_of(opening, outcomes.grounds, finding.grounds)
    return opening.view(
        "levers.html.jinja",
        {
            "states": states.model.states,
            "target": state_of(states, asked),
            "on_target": told.on_target(found),
            "survival": told.survivals(found),
            "swaps": told.swaps(found),
            "tried": None if found.swaps is None else found.swaps.swaps,
            "samples": found.perturbation.samples,
            "swaps_per_ranking": found.perturbation.swaps,
            "seed": found.perturbation.seed,
            "grounds": stands["grounds"],
        },
        shown={
            "choices": [state_of(states, number) for number in range(1, states.model.states + 1)][
                :MOST_LISTED
            ]
            if states.names
            else [],
            "senses": tuple(NAMES.values()),
            "leavable": stands["leavable"],
        },
    )
