"""Draw who stands where: of each issue its options in order, and what each party does on which."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.adapters.plots.palette import FONT, INK, QUIET
from detente.adapters.plots.saving import require_plots

WIDTH = 460
_NAMES = 104
"""Pixels on the left in which parties are named."""
_ROW, _LINE, _GAP = 21, 14, 20
_TITLE_CHARS, _OPTION_CHARS = 62, 18
_CROSS = "M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8"
_SHAPES = {"asks": "circle", "holds": "square", "offers": "circle", "agrees": "diamond", "refuses": _CROSS}
_OPEN = frozenset({"offers"})
WORDS = {
    "asks": "asks for",
    "holds": "holds to",
    "offers": "offers",
    "agrees": "agrees to",
    "refuses": "refuses",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """What a party does, and on which options; none where its words name none."""

    party: str
    does: str
    options: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StripMark:
    """An issue's options in order, and the parties on it."""

    issue: str
    verdict: str
    options: Sequence[str]
    lanes: Sequence[LaneMark]


@dataclass(slots=True)
class _Rows:
    """What is drawn, in pixels from the top left."""

    texts: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    ticks: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    height: float = 0


def strips_chart(strips: Sequence[StripMark]) -> Any:
    """The issues below each other as an Altair chart: shape and fill tell what is done, words repeat it.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    alt = require_plots()
    rows = _Rows([], [], [], [])
    for strip in strips:
        _place(strip, rows)
    bare = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=bare)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[rows.height, 0], nice=False), axis=bare)
    layers = [
        alt.Chart(alt.Data(values=rows.lines)).mark_rule(color=QUIET, strokeWidth=0.8).encode(
            x=x, x2="x2:Q", y=y
        ),
        alt.Chart(alt.Data(values=rows.ticks)).mark_rule(color=QUIET, strokeWidth=0.8).encode(
            x=x, y=y, y2="y2:Q"
        ),
    ]  # fmt: skip
    for does, shape in _SHAPES.items():
        own = [each for each in rows.marks if each["does"] == does]
        if own:
            style = {"shape": shape, "size": 96, "stroke": INK, "strokeWidth": 1.6, "opacity": 1}
            fill = "white" if does in _OPEN else INK
            layers.append(alt.Chart(alt.Data(values=own)).mark_point(fill=fill, **style).encode(x=x, y=y))
    for align in ("left", "center", "right"):
        for weight in ("bold", "normal"):
            own = [each for each in rows.texts if (each["align"], each["weight"]) == (align, weight)]
            if own:
                style = {"align": align, "baseline": "middle", "fontSize": 12, "fontWeight": weight}
                halo = {"stroke": "white", "strokeWidth": 5, "strokeJoin": "round", "color": "white"}
                text = alt.Chart(alt.Data(values=own))
                layers += [
                    text.mark_text(font=FONT, **style, **more).encode(x=x, y=y, text="text:N")
                    for more in (halo, {"color": INK})
                ]
    return (
        alt.layer(*layers)
        .properties(width=WIDTH, height=rows.height)
        .configure(font=FONT)
        .configure_view(strokeWidth=0)
    )


def _place(strip: StripMark, rows: _Rows) -> None:
    at = rows.height + _GAP / 2
    for line in textwrap.wrap(f"{strip.issue} — {strip.verdict}", _TITLE_CHARS):
        rows.texts.append(_text(0, at, line, weight="bold"))
        at += _LINE + 2
    left, right = _NAMES + 44.0, WIDTH - 48.0
    step = (right - left) / (len(strip.options) - 1)
    places = {name: left + step * number for number, name in enumerate(strip.options)}
    at += 6
    top = at
    for lane in strip.lanes:
        rows.texts.append(_text(_NAMES - 8, at, lane.party, align="right"))
        rows.lines.append({"x": left - 40, "x2": right + 40, "y": at})
        for name in lane.options:
            rows.marks.append({"x": places[name], "y": at, "does": lane.does})
            beside = places[name] + 9
            if name == strip.options[-1]:
                rows.texts.append(_text(places[name] - 9, at - 1, WORDS[lane.does], align="right"))
            else:
                rows.texts.append(_text(beside, at - 1, WORDS[lane.does]))
        if not lane.options:
            rows.texts.append(_text(left - 34, at - 1, f"{lane.does}, naming no option"))
        at += _ROW
    for name, x in places.items():
        rows.ticks.append({"x": x, "y": top - 6, "y2": at - _ROW + 8})
        for number, line in enumerate(textwrap.wrap(name, _OPTION_CHARS)):
            rows.texts.append(_text(x, at + number * _LINE, line, align="center"))
    most = max(len(textwrap.wrap(name, _OPTION_CHARS)) for name in strip.options)
    rows.height = at + most * _LINE + _GAP / 2


def _text(x: float, y: float, text: str, *, align: str = "left", weight: str = "normal") -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "align": align, "weight": weight}
