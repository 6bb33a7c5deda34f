"""Draw a timeline: events by week and class, their balance, and the talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.adapters.plots.palette import COLOURS, DASHES, FONT, INK, QUIET, SHAPES
from detente.adapters.plots.saving import require_plots

WIDTH = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMark:
    """A week's counts by class, and its balance, None where nothing happened."""

    start: str
    counts: Mapping[str, int]
    balance: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksMark:
    """Talks on a day."""

    day: str
    words: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePicture:
    """What to draw."""

    title: str
    subtitle: Sequence[str]
    classes: Sequence[str]
    weeks: Sequence[WeekMark]
    talks: Sequence[TalksMark] = ()
    width: int = WIDTH


def timeline_chart(picture: TimelinePicture) -> Any:
    """The picture as an Altair chart: talks, a line a class with its name at its end, and the balance.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    alt = require_plots()
    panels = [_counts(alt, picture), _balances(alt, picture)]
    if picture.talks:
        panels.insert(0, _talks(alt, picture))
    return (
        alt.vconcat(*panels, spacing=14)
        .resolve_scale(x="shared", color="independent", shape="independent", strokeDash="independent")
        .properties(title=alt.Title(picture.title, subtitle=list(picture.subtitle), anchor="start"))
        .configure(font=FONT)
        .configure_axis(labelColor=INK, titleColor=INK, grid=False)
        .configure_view(strokeWidth=0)
        .configure_title(color=INK, subtitleColor=QUIET)
    )


def _x(alt: Any, picture: TimelinePicture, **axis: Any) -> Any:
    weeks = [_date(week.start) for week in picture.weeks]
    return alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[weeks[0], weeks[-1]], padding=16),
        axis=alt.Axis(format="%-d %b", values=weeks, labelOverlap=True, **axis),
    )


def _date(day: str) -> dict[str, int]:
    return {"year": int(day[:4]), "month": int(day[5:7]), "date": int(day[8:10])}


def _at(day: str) -> str:
    """A day as a time of the reader's own, so that no time zone moves it to the day before."""
    return f"{day}T00:00:00"


def _talks(alt: Any, picture: TimelinePicture) -> Any:
    """One row each, so that no name covers another."""
    middle = picture.weeks[len(picture.weeks) * 2 // 3].start
    rows = [
        {
            "day": _at(each.day),
            "late": each.day >= middle,
            "words": each.words,
            "status": each.status,
            "row": at,
        }
        for at, each in enumerate(picture.talks)
    ]
    y = alt.Y("row:O", axis=None)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=_x(alt, picture, labels=False, ticks=False, domain=False), y=y
    )
    held = alt.Scale(domain=["held", "planned", "cancelled"], range=["diamond", "circle", "cross"])
    filled = alt.condition("datum.status == 'held'", alt.value(INK), alt.value("white"))
    points = base.mark_point(size=70, stroke=INK, strokeWidth=1.4, opacity=1).encode(
        shape=alt.Shape("status:N", scale=held, legend=None), fill=filled
    )
    before = base.transform_filter("!datum.late").mark_text(align="left", dx=9, fontSize=11)
    after = base.transform_filter("datum.late").mark_text(align="right", dx=-9, fontSize=11)
    words = [each.encode(text="words:N", color=alt.value(INK)) for each in (before, after)]
    title = alt.Title(
        "Talks with two or more independent reports (filled: held)",
        fontSize=12,
        font=FONT,
        fontWeight="normal",
        anchor="start",
    )
    return alt.layer(points, *words).properties(width=picture.width, height=18 * len(rows) + 6, title=title)


def _counts(alt: Any, picture: TimelinePicture) -> Any:
    rows = [
        {"day": _at(week.start), "class": name, "count": week.counts[name]}
        for week in picture.weeks
        for name in picture.classes
    ]
    names, size = list(picture.classes), len(picture.classes)
    colour = alt.Color("class:N", scale=alt.Scale(domain=names, range=list(COLOURS[:size])), legend=None)
    lines = (
        alt.Chart(alt.Data(values=rows))
        .encode(
            x=_x(alt, picture, labels=False, ticks=False),
            y=alt.Y("count:Q", title="events a week", axis=alt.Axis(tickMinStep=1, tickCount=5)),
            color=colour,
        )
        .properties(width=picture.width, height=190)
    )
    drawn = lines.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash(
            "class:N", scale=alt.Scale(domain=names, range=list(DASHES[:size])), legend=None
        )
    )
    points = lines.mark_point(filled=True, size=46, opacity=1).encode(
        shape=alt.Shape("class:N", scale=alt.Scale(domain=names, range=list(SHAPES[:size])), legend=None),
        tooltip=["day:T", "class:N", "count:Q"],
    )
    return alt.layer(drawn, points, *_names(alt, picture))


def _names(alt: Any, picture: TimelinePicture) -> list[Any]:
    """Each line's name where it is highest, so that no legend has to be matched."""
    rows = []
    for name in picture.classes:
        peak = max(picture.weeks, key=lambda week: (week.counts[name], week.start))
        late = peak.start >= picture.weeks[len(picture.weeks) // 2].start
        rows.append({"day": _at(peak.start), "count": peak.counts[name], "class": name, "late": late})
    colour = alt.Color(
        "class:N",
        scale=alt.Scale(domain=list(picture.classes), range=list(COLOURS[: len(picture.classes)])),
        legend=None,
    )
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=_x(alt, picture), y="count:Q", text="class:N", color=colour
    )
    style = {"fontSize": 11, "fontWeight": "bold", "baseline": "bottom", "dy": -5}
    halo = {**style, "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    return [
        base.transform_filter("!datum.late").mark_text(align="left", dx=4, **halo),
        base.transform_filter("datum.late").mark_text(align="right", dx=-6, **halo),
        base.transform_filter("!datum.late").mark_text(align="left", dx=4, **style),
        base.transform_filter("datum.late").mark_text(align="right", dx=-6, **style),
    ]


def _balances(alt: Any, picture: TimelinePicture) -> Any:
    rows = [
        {"day": _at(week.start), "balance": week.balance, "words": f"{week.balance:+.2f}"}
        for week in picture.weeks
        if week.balance is not None
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=_x(alt, picture),
        y=alt.Y(
            "balance:Q",
            title=["conflict (−)", "cooperation (+)"],
            scale=alt.Scale(domain=[-1.2, 1.2]),
            axis=alt.Axis(values=[-1, 0, 1]),
        ),
    )
    bars = base.mark_bar(size=14, stroke=INK, strokeWidth=1).encode(
        fill=alt.condition("datum.balance < 0", alt.value("#888888"), alt.value("white"))
    )
    up = base.transform_filter("datum.balance >= 0").mark_text(dy=-7, fontSize=10, color=INK)
    down = base.transform_filter("datum.balance < 0").mark_text(dy=8, fontSize=10, color=INK)
    zero = alt.Chart(alt.Data(values=[{"y": 0}])).mark_rule(color=INK, strokeWidth=0.8).encode(y="y:Q")
    words = [each.encode(text="words:N") for each in (up, down)]
    return alt.layer(bars, zero, *words).properties(width=picture.width, height=120)
