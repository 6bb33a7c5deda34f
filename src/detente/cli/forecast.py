"""`detente forecast`: what will probably come of it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.analyse import (
    AllowUngrounded,
    AsJson,
    Plot,
    check_plot,
    loaded,
    write_json,
    write_text,
)

if TYPE_CHECKING:
    from detente.analysis.forecast import Outlook
    from detente.case import Case


def forecast(
    case: Annotated[
        str | None,
        typer.Argument(
            metavar="[CASE]",
            help="A case file, a case that ships, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    allow_ungrounded: AllowUngrounded = False,
    scoreboard: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Instead: the error of each method on decisions whose outcomes are known (JSON or CSV).",
        ),
    ] = None,
    rounds: Annotated[int, typer.Option(min=0, max=50, help="Of the challenge model on the scoreboard.")] = 0,
    issue: Annotated[
        str | None, typer.Option(help="Which issue --plot draws; by default the first with positions.")
    ] = None,
    plot: Plot = None,
) -> None:
    """What will probably come of it? The compromise by default, with three other models beside it."""
    if (case is None) == (scoreboard is None):
        raise typer.BadParameter("give either a CASE or --scoreboard FILE")
    from detente.analysis.forecast import forecast as find_forecast
    from detente.cli import forecast_told as told
    from detente.workflow.decisions import score_decisions

    if scoreboard is not None:
        scores = score_decisions(scoreboard, rounds=rounds)
        if as_json:
            write_json({"scores": [told.score_json(each) for each in scores]})
        else:
            write_text(told.scores_words(scores))
        return
    assert case is not None
    check_plot(plot)
    model = loaded(case, allow_ungrounded=allow_ungrounded)
    found = find_forecast(model)
    if plot is not None:
        _draw(model, found.value, issue, plot)
    if as_json:
        write_json(told.forecast_json(found))
    else:
        write_text(told.forecast_words(found))


def _draw(case: Case, outlook: Outlook, name: str | None, path: Path) -> None:
    from detente.analysis.forecast import METHODS
    from detente.workflow import pictures

    chosen = [each for each in outlook.issues if name in (None, each.issue)]
    if not chosen:
        names = ", ".join(repr(each.issue) for each in outlook.issues)
        raise typer.BadParameter(f"{name!r} is no issue with positions; write {names}", param_hint="--issue")
    drawn = chosen[0]
    pictures.plot_forecast(
        case,
        next(issue for issue in case.issues if issue.name == drawn.issue),
        {stance.actor: stance.salience * stance.power for stance in drawn.stances},
        {f"{key} (contested)" if key == "challenge" else key: drawn.values[key] for key in METHODS},
        path,
    )
