"""What will probably come of it? The compromise, three other models beside it, and how far to trust each."""

from __future__ import annotations

from detente.adapters.workbench.family import View
from detente.adapters.workbench.pages.analyses.deals import caring
from detente.adapters.workbench.pages.analyses.opening import family, grounds_of, opened
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.supposed import Supposed


@family.page("/forecast")
def forecast(bench: Bench, written: Supposed) -> View:
    """What to expect of each issue by each model, and with something supposed to be otherwise."""
    from detente.adapters.workbench.told import forecast as told
    from detente.analysis.forecast import DEFAULT, METHODS, TRACK_RECORD

    opening = opened(bench, "/forecast", written)
    before, found, lacking = opening.found(bench.analyses.forecast)
    if found is None or opening.case is None:
        kept = None if before is None else before.grounds
        return opening.view(
            "forecast.html.jinja",
            {"lacking": lacking, "issues": None},
            shown={"caring": caring(opening, ranked=False), **grounds_of(opening, kept, None)},
        )
    issues = told.expected(found, opening.case)
    was = {}
    if before is not None and opening.asked.supposition and opening.base is not None:
        was = {each.issue: each.values[DEFAULT] for each in told.expected(before, opening.base)}
    stands = grounds_of(opening, None if before is None else before.grounds, found.grounds)
    return opening.view(
        "forecast.html.jinja",
        {
            "default": DEFAULT,
            "contested": ["challenge"],
            "methods": {key: {"name": each.name, "citation": each.citation} for key, each in METHODS.items()},
            "issues": issues,
            "before": was,
            "exchanges": told.exchanges(found),
            "track_record": TRACK_RECORD,
            "grounds": stands["grounds"],
        },
        shown={
            "caring": caring(opening, ranked=False),
            "most_exchanges": told.MOST_EXCHANGES,
            "leavable": stands["leavable"],
        },
    )
