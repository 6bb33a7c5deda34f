"""`detente deals`: where could they agree?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.analyse import (
    AllowUngrounded,
    AsJson,
    CaseName,
    Plot,
    check_plot,
    loaded,
    write_json,
    write_text,
)
from detente.errors import DetenteError, TooLarge

if TYPE_CHECKING:
    from detente.analysis.bargaining import Deals
    from detente.case import Case


def deals(
    case: CaseName,
    as_json: AsJson = False,
    allow_ungrounded: AllowUngrounded = False,
    start: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="ISSUE=OPTION",
            help="Look for trades from here (repeat for each issue); others are settled one by one.",
        ),
    ] = None,
    plot: Plot = None,
) -> None:
    """Where could they agree? The zone, the efficient packages, the fair ones, and the trades to them."""
    from detente.analysis.bargaining import deals as find_deals
    from detente.analysis.red_lines import told_of_lines
    from detente.cli import deals_told as told
    from detente.workflow.red_lines import lines_known

    check_plot(plot)
    model = loaded(case, allow_ungrounded=allow_ungrounded)
    found = find_deals(model, start=_start(start or []))
    try:
        known = lines_known(model, None if case == "-" else Path(case))
    except DetenteError as fault:
        # The case can be analysed without the record beside it.
        known = told_of_lines(model, (), None)
        sys.stderr.write(f"how the red lines are known is told by the case alone: {fault}\n")
    if plot is not None:
        _draw(model, found, plot)
    if as_json:
        write_json(told.deals_json(found, known))
    else:
        write_text(told.deals_words(found, known))


def _draw(case: Case, found: Deals, path: Path) -> None:
    """The frontier with the solutions; where there is no frontier there is nothing to draw."""
    from detente.cli.deals_told import CONCEPTS
    from detente.workflow import pictures

    if found.frontier is None:
        raise TooLarge(f"no picture: {found.too_large}")
    chosen = {CONCEPTS[concept][0]: found.picked(concept) for concept in found.solutions}
    pictures.plot_deals(case, found.domain, found.frontier.value, chosen, path)


def _start(pairs: Sequence[str]) -> dict[str, str]:
    split = [pair.split("=", 1) for pair in pairs]
    for pair, parts in zip(pairs, split, strict=True):
        if len(parts) != 2:
            raise typer.BadParameter(f"{pair!r} is no ISSUE=OPTION", param_hint="--from")
    return {issue: option for issue, option in split}  # noqa: C416
