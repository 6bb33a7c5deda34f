"""Draw a graph model: states, what holds, and each decision maker's best moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.adapters.plots.palette import COLOURS, DASHES, FONT, INK, QUIET
from detente.adapters.plots.saving import require_plots

KINDS = (
    ("is a Nash equilibrium", "#111111", "#111111", "white"),
    ("is one if sanctions are credible (SEQ)", "#bdbdbd", "#111111", "black"),
    ("is one if any sanction deters (GMR)", "white", "#111111", "black"),
    ("is no equilibrium", "white", "#c4c4c4", "#777777"),
)
"""What a state's mark says, from the strongest: label, fill, edge, ink of the number."""


COLUMN, ROW = 24, 36
"""Characters in a line of a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMark:
    """A state to draw: its number (from 1), name, place, and which of KINDS it is."""

    number: int
    name: str
    x: float
    y: float
    kind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A decision maker's best improvement from one state (by number) to another."""

    mover: str
    source: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPicture:
    """What to draw.

    Attributes:
        columns, rows: headings of a grid with a place for each, empty where states lie freely.
        status_quo: the state's number, or None.
    """

    title: str
    subtitle: Sequence[str]
    movers: Sequence[str]
    states: Sequence[StateMark]
    arrows: Sequence[Arrow]
    columns: Sequence[str] = ()
    rows: Sequence[str] = ()
    status_quo: int | None = None


def graph_chart(picture: GraphPicture) -> Any:
    """The picture as an Altair chart. Raises MissingExtra without the extra `plots`."""
    alt = require_plots()
    wide = max(state.x for state in picture.states) - min(state.x for state in picture.states)
    tall = max(state.y for state in picture.states) - min(state.y for state in picture.states)
    lines = max((len(_wrapped(words, ROW)) for words in picture.rows), default=1)
    step = 170 if picture.columns else 95
    width = int(min(max(wide * step, 200) + 160, 1000))
    height = int(min(max(tall * (max(62, 13 * lines + 12) if picture.rows else step), 160) + 100, 1000))
    x = _scale(alt, [state.x for state in picture.states])
    y = _scale(alt, [state.y for state in picture.states], reverse=True)
    layers = [*_arrows(alt, picture, x, y, (width, height)), *_states(alt, picture, x, y)]
    layers += _headings(alt, picture, x, y)
    return (
        alt.layer(*layers)
        .properties(
            width=width,
            height=height,
            title=alt.Title(picture.title, subtitle=list(picture.subtitle), anchor="start", frame="group"),
        )
        .configure(font=FONT)
        .configure_view(strokeWidth=0)
        .configure_legend(
            orient="bottom", direction="vertical", labelLimit=500, titleColor=INK, labelColor=INK
        )
        .configure_title(color=INK, subtitleColor=QUIET)
        .resolve_scale(color="independent", strokeDash="independent")
    )


def _scale(alt: Any, values: Sequence[float], *, reverse: bool = False) -> Any:
    low, high = min(values), max(values)
    room = 0.6 if high > low else 1.0
    return alt.Scale(domain=[low - room, high + room], reverse=reverse, nice=False, zero=False)


def _arrows(alt: Any, picture: GraphPicture, x: Any, y: Any, size: tuple[int, int]) -> list[Any]:
    """A bent line for each arrow, and its head."""
    if not picture.arrows:
        return []
    place = {state.number: np.array([state.x, state.y]) for state in picture.states}
    spread = [np.ptp([each[axis] for each in place.values()]) + 1.2 for axis in range(2)]
    pixels = np.array([size[0] / spread[0], size[1] / spread[1]])
    lines, heads = [], []
    for index, arrow in enumerate(picture.arrows):
        path = _bent(place[arrow.source] * pixels, place[arrow.target] * pixels)
        ahead = path[-1] - path[-2]
        angle = float(np.degrees(np.arctan2(ahead[0], -ahead[1])))
        points = path / pixels
        lines += [
            {"arrow": index, "order": at, "x": float(px), "y": float(py), "mover": arrow.mover}
            for at, (px, py) in enumerate(points)
        ]
        heads.append(
            {
                "x": float(points[-1][0]),
                "y": float(points[-1][1]),
                "angle": angle,
                "mover": arrow.mover,
                "about": f"{arrow.mover} improves from state {arrow.source} to state {arrow.target}",
            }
        )
    colours = alt.Scale(
        domain=list(picture.movers), range=[COLOURS[n % len(COLOURS)] for n in range(len(picture.movers))]
    )
    dashes = alt.Scale(
        domain=list(picture.movers), range=[DASHES[n % len(DASHES)] for n in range(len(picture.movers))]
    )
    legend = alt.Legend(title="best improvement of", symbolType="stroke", symbolSize=900, symbolStrokeWidth=2)
    line = (
        alt.Chart(alt.Data(values=lines))
        .mark_line(strokeWidth=1.6, opacity=0.9, aria=False)
        .encode(
            x=alt.X("x:Q", scale=x, axis=None),
            y=alt.Y("y:Q", scale=y, axis=None),
            detail="arrow:N",
            order="order:Q",
            color=alt.Color("mover:N", scale=colours, legend=legend),
            strokeDash=alt.StrokeDash("mover:N", scale=dashes, legend=legend),
        )
    )
    head = (
        alt.Chart(alt.Data(values=heads))
        .mark_point(shape="triangle", filled=True, size=75, opacity=1)
        .encode(
            x=alt.X("x:Q", scale=x, axis=None),
            y=alt.Y("y:Q", scale=y, axis=None),
            angle=alt.Angle("angle:Q", scale=None),
            color=alt.Color("mover:N", scale=colours, legend=None),
            description="about:N",
        )
    )
    return [line, head]


def _bent(start: Any, end: Any, *, points: int = 16, clear: float = 19) -> Any:
    """A curve that leaves and meets the states' marks, bent so that there and back don't cover each other."""
    gap = end - start
    length = float(np.hypot(*gap)) or 1.0
    normal = np.array([-gap[1], gap[0]]) / length
    knee = (start + end) / 2 + normal * min(0.35 * length, 80)
    t = np.linspace(0, 1, 60)[:, None]
    curve = (1 - t) ** 2 * start + 2 * t * (1 - t) * knee + t**2 * end
    free = (np.hypot(*(curve - start).T) > clear - 4) & (np.hypot(*(curve - end).T) > clear)
    kept = curve[free] if free.sum() >= 2 else curve[[25, 35]]
    at = np.linspace(0, len(kept) - 1, min(points, len(kept))).round().astype(int)
    return kept[at]


def _states(alt: Any, picture: GraphPicture, x: Any, y: Any) -> list[Any]:
    marks = [
        {
            "x": state.x,
            "y": state.y,
            "number": state.number,
            "name": state.name,
            "kind": KINDS[state.kind][0],
            "about": f"state {state.number}, {state.name}, {KINDS[state.kind][0]}",
            "ink": KINDS[state.kind][3],
            "label": state.name if len(state.name) <= 34 else state.name[:33] + "…",
        }
        for state in picture.states
    ]
    used = [kind for index, kind in enumerate(KINDS) if any(state.kind == index for state in picture.states)]
    names = [kind[0] for kind in used]

    def by_kind(column: int) -> Any:
        return alt.Scale(domain=names, range=[kind[column] for kind in used])

    legend = alt.Legend(title="a state that", symbolSize=260, symbolType="circle")
    at = {"x": alt.X("x:Q", scale=x, axis=None), "y": alt.Y("y:Q", scale=y, axis=None)}
    data = alt.Data(values=marks)
    layers = []
    if picture.status_quo is not None:
        here = [mark for mark in marks if mark["number"] == picture.status_quo]
        ring = alt.Chart(alt.Data(values=here)).mark_point(
            shape="square", size=1500, stroke=INK, strokeWidth=1.2
        )
        words = alt.Chart(alt.Data(values=here)).mark_text(
            text="status quo", dx=-23, dy=-14, align="right", fontSize=10, color=INK, font=FONT
        )
        layers += [ring.encode(**at), words.encode(**at)]
    layers.append(
        alt.Chart(data)
        .mark_point(size=720, strokeWidth=1.8, opacity=1)
        .encode(
            **at,
            fill=alt.Fill("kind:N", scale=by_kind(1), legend=legend),
            stroke=alt.Stroke("kind:N", scale=by_kind(2), legend=legend),
            tooltip=[alt.Tooltip("number:Q", title="state"), "name:N", alt.Tooltip("kind:N", title="it")],
            description="about:N",
        )
    )
    layers.append(
        alt.Chart(data)
        .mark_text(fontSize=12, fontWeight="bold", font=FONT, aria=False)
        .encode(**at, text="number:N", color=alt.Color("ink:N", scale=None))
    )
    if not picture.columns and any(str(state.number) != state.name for state in picture.states):
        layers.append(
            alt.Chart(data).mark_text(fontSize=10, dy=25, font=FONT, color=INK).encode(**at, text="label:N")
        )
    return layers


def _headings(alt: Any, picture: GraphPicture, x: Any, y: Any) -> list[Any]:
    """The grid's headings: what the one does above each column, what the others do left of each row."""
    if not picture.columns:
        return []
    top = min(state.y for state in picture.states) - 0.6
    left = min(state.x for state in picture.states) - 0.6
    columns = [
        {"x": at, "y": top, "words": _wrapped(words, COLUMN)} for at, words in enumerate(picture.columns)
    ]
    rows = [{"x": left, "y": at, "words": _wrapped(words, ROW)} for at, words in enumerate(picture.rows)]
    style = {"fontSize": 11, "font": FONT, "color": INK, "lineHeight": 13}
    above = alt.Chart(alt.Data(values=columns)).mark_text(baseline="bottom", **style)
    beside = alt.Chart(alt.Data(values=rows)).mark_text(align="right", baseline="middle", **style)
    return [
        each.encode(x=alt.X("x:Q", scale=x, axis=None), y=alt.Y("y:Q", scale=y, axis=None), text="words:N")
        for each in (above, beside)
    ]


def _wrapped(words: str, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
