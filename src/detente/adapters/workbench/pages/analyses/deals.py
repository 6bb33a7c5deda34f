"""Where could they agree? The zone, the frontier, packages side by side, trades; and what if."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query

from detente.adapters.workbench.addresses import slugs_of
from detente.adapters.workbench.family import View
from detente.adapters.workbench.pages.analyses.opening import Opening, family, grounds_of, opened
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.supposed import Supposed, names_in
from detente.analysis.supposing import Supposition

Party = Annotated[str, Query(max_length=200, description="A party on the chart's axis, by its short name.")]


@family.page("/deals")
def deals(
    bench: Bench,
    written: Supposed,
    across: Party = "",
    up: Party = "",
    pick: Annotated[
        list[int], Query(description="Packages of the frontier to compare, by number.", max_length=12)
    ] = [],  # noqa: B006
) -> View:
    """Where the parties could agree, and with something supposed to be otherwise."""
    from detente.adapters.workbench.told import deals as told
    from detente.analysis.red_lines import assumed_in

    opening = opened(bench, "/deals", written)
    before, found, lacking = opening.found(bench.analyses.deals)
    if found is None:
        kept = None if before is None else before.grounds
        return opening.view(
            "deals.html.jinja",
            {"lacking": lacking, "zone": None},
            shown={"columns": [], **_supposable(opening), **grounds_of(opening, kept, None)},
        )
    supposition = opening.asked.supposition
    assumed = assumed_in(bench.analyses.lines(supposition))
    columns = told.compared(found, bench.analyses.binding(supposition), pick, assumed)
    controls = _supposable(opening)
    rows = told.frontier_rows(found)
    stands = grounds_of(opening, None if before is None else before.grounds, found.grounds)
    return opening.view(
        "deals.html.jinja",
        {
            "packages": found.domain.size,
            "within_lines": found.within_lines,
            "zone": told.zone_row(found, assumed),
            "red_lines": controls["line_rows"],
            "disagreement": told.values_of(found.domain, found.domain.disagreement),
            "columns": columns,
            "frontier": rows,
            "frontier_too_large": found.too_large or None,
            "trades": told.trades_row(found),
            "differences": told.differences(before, found) if supposition and before else [],
            "grounds": stands["grounds"],
        },
        shown={
            "parties": found.domain.parties,
            "issues": found.domain.issues,
            "meanings": dict(told.CONCEPTS.values()),
            "rows": _listed(rows),
            "shared": _shared(rows),
            "picked": frozenset(pick),
            "most_trades": told.SHOWN_TRADES,
            "binding_too_large": bench.analyses.binding(supposition).too_large,
            **controls,
            "leavable": stands["leavable"],
            **_chart(opening, across, up),
        },
    )


def _supposable(opening: Opening) -> dict[str, Any]:
    """What the controls of what-if are made of."""
    return {"caring": caring(opening), "line_rows": _lines(opening)}


def _lines(opening: Opening) -> list[Any]:
    """The red lines of the case as it is, which can be lifted."""
    from detente.adapters.workbench.told.red_lines import lines_told

    if opening.base is None:
        return []
    analyses = opening.bench.analyses
    has_codebook = opening.bench.codebook is not None
    return lines_told(
        opening.base,
        analyses.lines(Supposition()),
        analyses.standings() if has_codebook else (),
        analyses.codebook() if has_codebook else None,
    )


def _listed(rows: list[Any]) -> list[Any]:
    """Few enough rows to look at: those that solutions choose, and others evenly spread."""
    from detente.adapters.workbench.told.deals import SHOWN

    if len(rows) <= SHOWN:
        return rows
    spread = {round(at * (len(rows) - 1) / (SHOWN - 1)) for at in range(SHOWN)}
    return [row for at, row in enumerate(rows) if at in spread or row.names]


def _shared(rows: list[Any]) -> dict[str, str]:
    """What all efficient packages have in common, said once; nothing where there is only one."""
    if len(rows) < 2:
        return {}
    return {
        issue: option
        for issue, option in rows[0].options.items()
        if all(row.options[issue] == option for row in rows)
    }


def _chart(opening: Opening, across: str, up: str) -> dict[str, Any]:
    """The frontier's picture, of the two parties asked for or the two most opposed."""
    from detente.adapters.workbench.told import frontier_figure as figures
    from detente.adapters.workbench.told.deals import CONCEPTS

    analyses = opening.bench.analyses
    picture = analyses.frontier(opening.asked.supposition)
    if picture is None or len(picture.parties) < 2 or not picture.packages:
        return {"figure": None, "axes": {}}
    slugs = slugs_of(picture.parties)
    names = list(slugs)
    first, second = figures.most_opposed(picture)
    if across in slugs:
        first = names.index(across)
    if up in slugs:
        second = names.index(up)
    before = None
    if opening.asked.supposition and opening.found(analyses.deals)[0] is not None:
        before = analyses.frontier(Supposition())
    return {
        "figure": figures.figure_of(
            picture, first, second, {key: name for key, (name, _) in CONCEPTS.items()}, before
        ),
        "axes": slugs,
        "across": names[first],
        "up": names[second],
    }


def caring(opening: Opening, *, ranked: bool = True) -> list[dict[str, Any]]:
    """The saliences that something follows from: an issue each, with a control for each party.

    Args:
        ranked: only of parties that rank the options, since only then a worth follows from it; otherwise of
            those that take a position.
    """
    if opening.base is None:
        return []
    counted = {issue.name: issue.rankings if ranked else issue.positions for issue in opening.base.issues}
    found: dict[str, list[tuple[str, str]]] = {}
    for name, salience in names_in(opening.base).saliences.items():
        if salience.party in counted[salience.issue]:
            found.setdefault(salience.issue, []).append((name, salience.party))
    return [{"issue": issue, "parties": parties} for issue, parties in found.items()]
