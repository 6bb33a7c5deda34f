"""From findings to pictures on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.adapters import plots
from detente.analysis.bargaining import Deals
from detente.case import Case, Issue
from detente.case.graph import conflict_of
from detente.errors import TooLarge
from detente.theory.bargaining import Domain, Frontier
from detente.theory.graph_model import Concept, GraphModel, Stability

MOST_STATES = 60
"""Beyond this a graph is a tangle; the table and the JSON say the same and more."""
MOST_COLUMNS = 5
MOST_PACKAGES = 20_000
"""Packages enumerated to be drawn behind a frontier."""
MOST_POINTS = 3000


def plot_fault(path: Path) -> str | None:
    """What is wrong with a picture's file name, so that it is known before any work is done.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    if path.suffix.lower() not in plots.ENDINGS:
        return f"{path}: unknown ending; pictures are written as {', '.join(plots.ENDINGS)}"
    plots.require_plots()
    return None


def plot_outcomes(case: Case, model: GraphModel, stability: Stability, path: Path) -> None:
    """Draw the graph model with what holds, and each decision maker's best improvements.

    Raises:
        TooLarge: beyond 60 states.
        MissingExtra: without the extra `plots`.
    """
    if model.states > MOST_STATES:
        raise TooLarge(
            f"{model.states} states; up to {MOST_STATES} can be drawn, so leave out --plot or some options"
        )
    plots.save_chart(plots.graph_chart(graph_of(case, model, stability)), path, title=case.title)


def graph_of(case: Case, model: GraphModel, stability: Stability) -> plots.GraphPicture:
    """The graph model with what holds, and each decision maker's best improvements, to be drawn."""
    states = conflict_of(case).states
    arrows = _best_improvements(model)
    columns: Sequence[str] = ()
    rows: Sequence[str] = ()
    grid = _grid(case) if states.options else None
    if grid:
        places, columns, rows = grid
    else:
        places = plots.stress_places(model.states, _neighbours(model))
    kinds = _kinds(stability)
    words = ["An arrow leads to a decision maker's best improvement; none leaves a Nash equilibrium."]
    if any(maker.unknown for maker in conflict_of(case).decision_makers):
        words.append("Some preferences are unknown; drawn are those that the case gives otherwise.")
    return plots.GraphPicture(
        title=case.title,
        subtitle=words,
        movers=model.decision_makers,
        states=[
            plots.StateMark(
                number=state + 1,
                name=states.name(state + 1),
                x=float(places[state, 0]),
                y=float(places[state, 1]),
                kind=int(kinds[state]),
            )
            for state in range(model.states)
        ],
        arrows=arrows,
        columns=columns,
        rows=rows,
        status_quo=conflict_of(case).status_quo,
    )


Picked = Mapping[str, Sequence[Sequence[int]]]


def plot_deals(case: Case, domain: Domain, frontier: Frontier, solutions: Picked, path: Path) -> None:
    """Draw the frontier with the solutions on it.

    Args:
        solutions: by name, the packages (one option's index an issue) that do best by it.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    picture = _frontier_picture(case, domain, frontier, solutions)
    plots.save_chart(plots.frontier_chart(picture), path, title=case.title)


def frontier_of(case: Case, found: Deals) -> plots.FrontierPicture | None:
    """The frontier of a case with the solutions on it, to be drawn; None where it is too large."""
    if found.frontier is None:
        return None
    solutions = {key: found.picked(key) for key in found.solutions}
    return _frontier_picture(case, found.domain, found.frontier.value, solutions)


def _frontier_picture(
    case: Case, domain: Domain, frontier: Frontier, solutions: Picked
) -> plots.FrontierPicture:
    chosen: dict[tuple[int, ...], list[str]] = {}
    packages: dict[tuple[int, ...], Sequence[int]] = {}
    for name, picked in solutions.items():
        for package in picked:
            units = domain.package_units(package)
            packages[units] = package
            chosen.setdefault(units, []).append(name)
    marks = {}
    for index, row in enumerate(frontier.units):
        units = tuple(int(each) for each in row)
        marks[units] = _package(domain, frontier.packages[index], chosen.pop(units, []))
    for units, names in chosen.items():
        marks[units] = _package(domain, packages[units], names)
    others, barred = _others(domain)
    words = ["Black: packages that no other beats for everyone. Dashed: what each has without a deal."]
    if barred:
        words.append("Grey dots: the other packages. Grey crosses: packages that cross a red line.")
    return plots.FrontierPicture(
        title=case.title,
        subtitle=words,
        parties=domain.parties,
        packages=list(marks.values()),
        disagreement=[float(domain.value(party, units)) for party, units in enumerate(domain.disagreement)],
        others=others,
        barred=barred,
    )


def plot_forecast(
    case: Case, issue: Issue, weights: Mapping[str, float], forecasts: Mapping[str, float], path: Path
) -> None:
    """Draw an issue's scale with the parties' positions and the forecasts.

    Args:
        weights: of each party with a position (salience times power).
        forecasts: points on the scale by the name of the method.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    found = dict(forecasts)
    if issue.outcome is not None:
        found["what came of it"] = float(issue.outcome.value)
    together: dict[float, list[str]] = {}
    for name, position in found.items():
        together.setdefault(round(position, 6), []).append(name)
    marks = [
        plots.ForecastMark(name=" = ".join(names), position=position) for position, names in together.items()
    ]
    picture = plots.ScalePicture(
        title=case.title,
        subtitle=[
            f"Issue: {issue.name}.",
            "A circle a party, the larger the more its position weighs (salience times power).",
        ],
        scale=issue.scale,
        positions=[
            plots.PositionMark(party=party, position=float(position.value), weight=weights.get(party, 0.0))
            for party, position in issue.positions.items()
        ],
        forecasts=marks,
        options=[
            plots.ForecastMark(name=option.name, position=float(option.position.value))
            for option in issue.options
            if option.position is not None
        ],
    )
    plots.save_chart(plots.scale_chart(picture), path, title=picture.title)


def _best_improvements(model: GraphModel) -> list[plots.Arrow]:
    arrows = []
    for number, mover in enumerate(model.decision_makers):
        payoff = model.payoffs[number]
        for state in range(model.states):
            ahead = model.moves[number].from_state(state)
            if not len(ahead) or payoff[ahead].max() <= payoff[state]:
                continue
            best = ahead[payoff[ahead] == payoff[ahead].max()]
            arrows += [plots.Arrow(mover=mover, source=state + 1, target=int(target) + 1) for target in best]
    return arrows


def _kinds(stability: Stability) -> NDArray[np.int64]:
    """The strongest sense in which each state holds, as an index into the picture's kinds."""
    kinds = np.full(len(stability.equilibria(Concept.NASH)), 3)
    for kind, concept in ((2, Concept.GMR), (1, Concept.SEQ), (0, Concept.NASH)):
        kinds[stability.equilibria(concept)] = kind
    return kinds


def _neighbours(model: GraphModel) -> NDArray[np.int64]:
    found = [np.stack(moves.arcs(), axis=1) for moves in model.moves]
    return np.concatenate(found).astype(np.int64).reshape(-1, 2)


def _grid(case: Case) -> tuple[NDArray[np.float64], Sequence[str], Sequence[str]] | None:
    """Columns by what one decision maker does (who has most choices), rows by what the others do."""
    conflict = conflict_of(case)
    states = conflict.states
    taken = [set(states.taken(state)) for state in range(1, states.count + 1)]
    own = [
        [tuple(option.name for option in maker.options if option.name in each) for each in taken]
        for maker in conflict.decision_makers
    ]
    choices = [len(set(each)) for each in own]
    # The most columns that fit side by side, else as few as there are.
    fitting = [maker for maker, count in enumerate(choices) if count <= MOST_COLUMNS]
    widest = (
        max(fitting, key=lambda maker: choices[maker])
        if fitting
        else min(range(len(own)), key=choices.__getitem__)
    )
    columns = [_doing(conflict.decision_makers[widest].name, own[widest][at]) for at in range(states.count)]
    rows = [
        "; ".join(
            _doing(maker.name, own[number][at])
            for number, maker in enumerate(conflict.decision_makers)
            if number != widest and (own[number][at] or len(own) == 2)
        )
        or "the others: nothing"
        for at in range(states.count)
    ]
    return plots.grid_places(columns, rows), list(dict.fromkeys(columns)), list(dict.fromkeys(rows))


def _doing(name: str, options: tuple[str, ...]) -> str:
    # An option drawn from a record is named with whose it is.
    acts = [option.removeprefix(f"{name}: ").removeprefix(f"{name} ") for option in options]
    return f"{name}: {' + '.join(acts) or 'nothing'}"


def _package(domain: Domain, package: Sequence[int], names: Sequence[str]) -> plots.PackageMark:
    words = "; ".join(
        f"{issue}: {options[option]}"
        for issue, options, option in zip(domain.issues, domain.options, package, strict=True)
    )
    values = [float(domain.value(party, units)) for party, units in enumerate(domain.package_units(package))]
    return plots.PackageMark(values=values, words=words, names=tuple(names))


def _others(domain: Domain) -> tuple[list[list[float]], list[list[float]]]:
    """The values of packages that keep the red lines and of those that cross one, if few."""
    if domain.size > MOST_PACKAGES or len(domain.parties) != 2:
        return [], []
    permitted = domain.permitted()
    sums, kept = np.zeros((1, 2)), np.ones(1, np.bool_)
    for issue, options in zip(domain.values, permitted, strict=True):
        worths = np.array(issue, np.float64) / np.array(domain.scale, np.float64)
        allowed = np.isin(np.arange(len(issue)), options)
        sums = (sums[:, None, :] + worths[None, :, :]).reshape(-1, 2)
        kept = (kept[:, None] & allowed[None, :]).reshape(-1)
    open_, barred = (np.unique(sums[chosen].round(9), axis=0) for chosen in (kept, ~kept))
    if len(open_) + len(barred) > MOST_POINTS:
        return [], []
    return open_.tolist(), barred.tolist()
