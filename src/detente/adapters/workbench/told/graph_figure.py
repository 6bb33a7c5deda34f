"""Where the states and moves of a graph model stand in its picture, drawn in the page's own colours."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from detente.adapters.plots.graph import Arrow, GraphPicture

RADIUS = 17
COLUMN, ROW = 178, 84
"""Pixels between neighbours of a grid."""
FREE = 120
"""Pixels of one move where states lie freely."""
MARGIN = 50
HEADING = 200
"""Pixels for the headings of rows."""
COLUMN_LETTERS, ROW_LETTERS, LINE = 25, 31, 15
SHAPES = ("double", "square", "diamond", "circle")
"""Of what holds in the strongest sense, from Nash to nothing."""
MEANINGS = (
    ("double", "Nash: nobody has a better move"),
    ("square", "SEQ: better moves would be answered by moves that pay"),
    ("diamond", "GMR: better moves could be answered"),
    ("circle", "no equilibrium"),
)
DASHES = ("", "8 4", "2 4", "10 4 2 4", "5 3", "1 4", "14 5", "7 3 2 3 2 3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A state in the picture."""

    number: int
    name: str
    x: float
    y: float
    shape: str
    is_status_quo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A best improvement, as a path with a head."""

    mover: str
    look: int
    path: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Lines of words beside a row or above a column."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The picture in the units of its own plane; `movers` each with its look."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[Heading, ...]
    rows: tuple[Heading, ...]
    movers: tuple[tuple[str, int], ...]
    line: int = LINE


def figure_of(picture: GraphPicture) -> Figure:
    """The picture of a graph model."""
    in_grid = bool(picture.columns)
    left = min(state.x for state in picture.states)
    top = min(state.y for state in picture.states)
    above = max((len(_lines(words, COLUMN_LETTERS)) for words in picture.columns), default=0) * LINE
    start_x = MARGIN + (HEADING if in_grid else 0)
    start_y = MARGIN + above
    step_x, step_y = (COLUMN, ROW) if in_grid else (FREE, FREE)
    places = {
        state.number: (
            round(start_x + (state.x - left) * step_x, 1),
            round(start_y + (state.y - top) * step_y, 1),
        )
        for state in picture.states
    }
    looks = {mover: at % len(DASHES) for at, mover in enumerate(picture.movers)}
    return Figure(
        width=int(max(x for x, _ in places.values()) + MARGIN + (COLUMN / 3 if in_grid else 0)),
        height=int(max(y for _, y in places.values()) + MARGIN),
        nodes=tuple(
            Node(
                number=state.number,
                name="nothing of this is done" if state.name == "none" else state.name,
                x=places[state.number][0],
                y=places[state.number][1],
                shape=SHAPES[state.kind],
                is_status_quo=state.number == picture.status_quo,
            )
            for state in picture.states
        ),
        edges=tuple(_edge(arrow, places, looks[arrow.mover]) for arrow in picture.arrows),
        columns=tuple(
            Heading(x=start_x + at * step_x, y=LINE, lines=_lines(words, COLUMN_LETTERS))
            for at, words in enumerate(picture.columns)
        ),
        rows=tuple(
            Heading(
                x=4,
                y=start_y + at * step_y + 4 - (len(_lines(words, ROW_LETTERS)) - 1) * LINE / 2,
                lines=_lines(words, ROW_LETTERS),
            )
            for at, words in enumerate(picture.rows)
        ),
        movers=tuple(looks.items()),
    )


def _lines(words: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, width, max_lines=4, placeholder=" …")) or ("",)


def _edge(arrow: Arrow, places: dict[int, tuple[float, float]], look: int) -> Edge:
    """A bow from one state to another, so that the way back doesn't cover it, ending at the mark's rim."""
    (x1, y1), (x2, y2) = places[arrow.source], places[arrow.target]
    long = math.hypot(x2 - x1, y2 - y1) or 1.0
    bow = min(26.0, long * 0.18)
    middle = ((x1 + x2) / 2 - (y2 - y1) / long * bow, (y1 + y2) / 2 + (x2 - x1) / long * bow)
    start = _towards((x1, y1), middle, RADIUS + 2)
    end = _towards((x2, y2), middle, RADIUS + 4)
    angle = math.atan2(end[1] - middle[1], end[0] - middle[0])
    head = [end] + [
        (end[0] - 10 * math.cos(angle + turn), end[1] - 10 * math.sin(angle + turn)) for turn in (0.42, -0.42)
    ]
    return Edge(
        mover=arrow.mover,
        look=look,
        path=f"M{_point(start)}Q{_point(middle)} {_point(end)}",
        head="M" + "L".join(_point(each) for each in head) + "Z",
    )


def _towards(here: Sequence[float], there: Sequence[float], far: float) -> tuple[float, float]:
    long = math.hypot(there[0] - here[0], there[1] - here[1]) or 1.0
    return here[0] + (there[0] - here[0]) / long * far, here[1] + (there[1] - here[1]) / long * far


def _point(place: Sequence[float]) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}"
