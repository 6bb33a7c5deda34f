"""`detente outcomes`: what holds if they don't agree."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.analyse import (
    AllowUngrounded,
    AsJson,
    CaseName,
    Plot,
    check_plot,
    grounds_json,
    grounds_words,
    loaded,
    write_json,
    write_text,
)

States = Annotated[
    list[int] | None,
    typer.Option("--state", metavar="NUMBER", help="Explain this state; may be given again.", min=1),
]


def outcomes(
    case: CaseName,
    state: States = None,
    as_json: AsJson = False,
    plot: Plot = None,
    allow_ungrounded: AllowUngrounded = False,
) -> None:
    """Say what holds, why, who prefers what, how it is reached (Nash, GMR, SMR, SEQ, SSEQ, coalitions)."""
    from detente.workflow import outcomes as analyses

    check_plot(plot)
    model = loaded(case, allow_ungrounded=allow_ungrounded)
    finding = analyses.outcomes(model)
    most = finding.value.model.states
    for number in state or ():
        if number > most:
            raise typer.BadParameter(f"{number} is no state; the last is {most}", param_hint="--state")
    if plot is not None:
        from detente.workflow import pictures

        pictures.plot_outcomes(model, finding.value.model, finding.value.stability, plot)
    if as_json:
        told = analyses.outcomes_json(model, finding, state or ())
        write_json({"case": model.title, **told, "grounds": grounds_json(finding.grounds)})
        return
    write_text(analyses.outcomes_text(model, finding, state or ()))
    write_text("\n" + grounds_words(finding.grounds))
