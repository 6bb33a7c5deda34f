"""Draw the meetings by day: a row each, filled where it was held."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Sequence
from typing import Any

from detente.adapters.plots.palette import FONT, INK, QUIET
from detente.adapters.plots.saving import require_plots
from detente.adapters.plots.timeline import TalksMark

WIDTH = 460
_CHARS = 44
_TICKS = 4
_STATUS = {"held": ("diamond", INK), "planned": ("circle", "white"), "cancelled": ("cross", "white")}


def meetings_chart(talks: Sequence[TalksMark]) -> Any:
    """The meetings as an Altair chart, with their names beside them so that no legend has to be matched.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    alt = require_plots()
    days = [datetime.date.fromisoformat(each.day).toordinal() for each in talks]
    first, last = min(days), max(max(days), min(days) + _TICKS - 1)
    rows, height = _rows(talks, days, first, last)
    bare = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=bare)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height + 26, 0], nice=False), axis=bare)
    ticks = [first + round((last - first) * number / (_TICKS - 1)) for number in range(_TICKS)]
    axis = [{"x": _x(day, first, last), "y": 0, "y2": height + 4, "text": _named(day)} for day in ticks]
    base = alt.Chart(alt.Data(values=axis))
    layers = [
        base.mark_rule(color=QUIET, strokeWidth=0.6, strokeDash=[2, 3]).encode(x=x, y=y, y2="y2:Q"),
        alt.Chart(alt.Data(values=[each | {"y": height + 16} for each in axis]))
        .mark_text(fontSize=12, color=INK, font=FONT)
        .encode(x=x, y=y, text="text:N"),
    ]  # fmt: skip
    for status, (shape, fill) in _STATUS.items():
        own = [each for each in rows if each["status"] == status]
        if own:
            style = {"shape": shape, "size": 90, "stroke": INK, "strokeWidth": 1.5, "opacity": 1}
            layers.append(alt.Chart(alt.Data(values=own)).mark_point(fill=fill, **style).encode(x=x, y=y))
    for late, align, dx in ((False, "left", 10), (True, "right", -10)):
        words = [
            {"x": each["x"], "y": each["y"] + (number - (len(each["lines"]) - 1) / 2) * 14, "text": line}
            for each in rows
            if each["late"] is late
            for number, line in enumerate(each["lines"])
        ]
        if words:
            style = {"align": align, "dx": dx, "fontSize": 12, "font": FONT, "baseline": "middle"}
            halo = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round", "color": "white"}
            text = alt.Chart(alt.Data(values=words))
            layers += [
                text.mark_text(**style, **more).encode(x=x, y=y, text="text:N")
                for more in (halo, {"color": INK})
            ]
    return (
        alt.layer(*layers)
        .properties(width=WIDTH, height=height + 26)
        .configure(font=FONT)
        .configure_view(strokeWidth=0)
    )


def _rows(
    talks: Sequence[TalksMark], days: Sequence[int], first: int, last: int
) -> tuple[list[dict[str, Any]], float]:
    rows: list[dict[str, Any]] = []
    top = 6.0
    for each, day in zip(talks, days, strict=True):
        lines = textwrap.wrap(each.words, _CHARS)
        height = 14 * len(lines) + 8
        x = _x(day, first, last)
        rows.append(
            {"x": x, "y": top + height / 2, "late": x > WIDTH / 2, "lines": lines, "status": each.status}
        )
        top += height
    return rows, top


def _x(day: int, first: int, last: int) -> float:
    return 34 + (WIDTH - 68) * (day - first) / (last - first)


def _named(day: int) -> str:
    date = datetime.date.fromordinal(day)
    return f"{date.day} {date:%b}"
