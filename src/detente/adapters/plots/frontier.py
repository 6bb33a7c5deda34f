"""Draw a bargaining frontier with the solutions on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.adapters.plots.palette import COLOURS, FONT, INK, QUIET, SHAPES
from detente.adapters.plots.saving import require_plots

_BARRED = {"shape": "M-1,-1L1,1M-1,1L1,-1", "size": 14, "stroke": "#b5b5b5", "strokeWidth": 1, "opacity": 1}
_OTHER = {"shape": "circle", "filled": True, "size": 16, "color": "#c4c4c4", "opacity": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMark:
    """A package: what it is worth to each party, in their order, and what is in it."""

    values: Sequence[float]
    words: str
    names: Sequence[str] = ()
    """The solutions that choose it ("Nash", "egalitarian"), if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPicture:
    """What to draw.

    Attributes:
        packages: the frontier's, and any solution that lies on it.
        others: values of further packages, drawn faintly, as many as the caller likes.
        barred: values of packages that cross a red line, drawn as faint crosses.
    """

    title: str
    subtitle: Sequence[str]
    parties: Sequence[str]
    packages: Sequence[PackageMark]
    disagreement: Sequence[float]
    others: Sequence[Sequence[float]] = ()
    barred: Sequence[Sequence[float]] = ()


def frontier_chart(picture: FrontierPicture) -> Any:
    """The picture as an Altair chart: a plane for two parties, one axis a party for more.

    Raises:
        MissingExtra: without the extra `plots`.
        ValueError: for a single party, which has nobody to bargain with.
    """
    alt = require_plots()
    if len(picture.parties) < 2:
        raise ValueError(f"a frontier needs two parties or more, not {len(picture.parties)}")
    chart = _plane(alt, picture) if len(picture.parties) == 2 else _axes(alt, picture)
    return (
        chart.properties(
            title=alt.Title(picture.title, subtitle=list(picture.subtitle), anchor="start", frame="group")
        )
        .configure(font=FONT)
        .configure_axis(grid=False, labelColor=INK, titleColor=INK)
        .configure_legend(orient="right", labelLimit=300, titleColor=INK, labelColor=INK)
        .configure_title(color=INK, subtitleColor=QUIET)
    )


def _solutions(picture: FrontierPicture) -> list[tuple[str, PackageMark]]:
    """Packages that solutions choose, one label each however many choose it."""
    return [(" = ".join(mark.names), mark) for mark in picture.packages if mark.names]


def _plane(alt: Any, picture: FrontierPicture) -> Any:
    first, second = picture.parties
    x = alt.X("x:Q", title=f"worth to {first}", scale=alt.Scale(zero=False, nice=True))
    y = alt.Y("y:Q", title=f"worth to {second}", scale=alt.Scale(zero=False, nice=True))

    def rows(marks: Sequence[PackageMark]) -> Any:
        return alt.Data(
            values=[{"x": mark.values[0], "y": mark.values[1], "package": mark.words} for mark in marks]
        )

    ordered = sorted(picture.packages, key=lambda mark: tuple(mark.values))
    tips = [alt.Tooltip("x:Q", title=first), alt.Tooltip("y:Q", title=second), "package:N"]
    layers = []
    for values, style in ((picture.barred, _BARRED), (picture.others, _OTHER)):
        if values:
            faint = alt.Data(values=[{"x": each[0], "y": each[1]} for each in values])
            layers.append(alt.Chart(faint).mark_point(**style).encode(x=x, y=y))
    line = alt.Chart(rows(ordered)).mark_line(
        interpolate="step-before", color="#999999", strokeWidth=1, strokeDash=[2, 2]
    )
    layers.append(line.encode(x=x, y=y))
    layers.append(
        alt.Chart(rows(ordered))
        .mark_point(filled=True, size=34, color=INK, opacity=1)
        .encode(x=x, y=y, tooltip=tips)
    )
    layers += _walk_away(alt, picture, x, y)
    named = _solutions(picture)
    if named:
        chosen = [
            {"x": mark.values[0], "y": mark.values[1], "solution": name, "package": mark.words}
            for name, mark in named
        ]
        names = [name for name, _ in named]
        legend = alt.Legend(title="solution", symbolSize=160)
        layers.append(
            alt.Chart(alt.Data(values=chosen))
            .mark_point(size=260, strokeWidth=2.4, opacity=1)
            .encode(
                x=x,
                y=y,
                shape=alt.Shape(
                    "solution:N", scale=alt.Scale(domain=names, range=SHAPES[: len(names)]), legend=legend
                ),
                color=alt.Color(
                    "solution:N", scale=alt.Scale(domain=names, range=COLOURS[: len(names)]), legend=legend
                ),
                tooltip=["solution:N", *tips],
            )
        )
    return alt.layer(*layers).properties(width=520, height=400)


def _walk_away(alt: Any, picture: FrontierPicture, x: Any, y: Any) -> list[Any]:
    """The disagreement point, and the lines below which a party walks away."""
    point = alt.Data(values=[{"x": picture.disagreement[0], "y": picture.disagreement[1]}])
    line = {"color": INK, "strokeDash": [5, 4], "strokeWidth": 0.8}
    return [
        alt.Chart(point).mark_rule(**line).encode(x=x),
        alt.Chart(point).mark_rule(**line).encode(y=y),
        alt.Chart(point).mark_text(
            text="no deal", align="left", baseline="bottom", dx=5, dy=-4, fontSize=11, color=INK, font=FONT
        ).encode(x=x, y=y),
    ]  # fmt: skip


def _axes(alt: Any, picture: FrontierPicture) -> Any:
    """Parallel axes, each from its party's least to its most on the frontier or without a deal."""
    low = [
        min([*(mark.values[p] for mark in picture.packages), picture.disagreement[p]])
        for p in range(len(picture.parties))
    ]
    high = [
        max([*(mark.values[p] for mark in picture.packages), picture.disagreement[p]])
        for p in range(len(picture.parties))
    ]

    def share(party: int, value: float) -> float:
        return (value - low[party]) / (high[party] - low[party]) if high[party] > low[party] else 0.5

    def rows(values: Sequence[float], **more: Any) -> list[dict[str, Any]]:
        return [
            {"party": name, "share": share(at, values[at]), "worth": values[at], **more}
            for at, name in enumerate(picture.parties)
        ]

    x = alt.X("party:N", sort=list(picture.parties), title=None, axis=alt.Axis(labelAngle=0, labelLimit=160))
    y = alt.Y("share:Q", title="worth, from the party's least (0) to its most (1)")
    plain = [
        row
        for at, mark in enumerate(picture.packages)
        for row in rows(mark.values, package=mark.words, line=at)
    ]
    named = _solutions(picture)
    solved = [row for name, mark in named for row in rows(mark.values, package=mark.words, solution=name)]
    names = [name for name, _ in named]
    layers = [
        alt.Chart(alt.Data(values=plain)).mark_line(color="#bbbbbb", strokeWidth=0.8, opacity=0.7).encode(
            x=x, y=y, detail="line:N", tooltip=["party:N", "worth:Q", "package:N"]
        ),
        alt.Chart(alt.Data(values=rows(picture.disagreement))).mark_tick(
            thickness=3, width=34, color=INK
        ).encode(x=x, y=y, tooltip=["party:N", "worth:Q"]),
    ]  # fmt: skip
    if named:
        legend = alt.Legend(title="solution (bars: no deal)")
        colour = alt.Color(
            "solution:N", scale=alt.Scale(domain=names, range=COLOURS[: len(names)]), legend=legend
        )
        shape = alt.Shape(
            "solution:N", scale=alt.Scale(domain=names, range=SHAPES[: len(names)]), legend=legend
        )
        bold = alt.Chart(alt.Data(values=solved))
        layers.append(bold.mark_line(strokeWidth=2.2).encode(x=x, y=y, color=colour, detail="solution:N"))
        layers.append(
            bold.mark_point(size=110, filled=True, opacity=1).encode(
                x=x, y=y, color=colour, shape=shape, tooltip=["solution:N", "party:N", "worth:Q", "package:N"]
            )
        )
    return alt.layer(*layers).properties(width=max(150 * len(picture.parties), 420), height=360)
