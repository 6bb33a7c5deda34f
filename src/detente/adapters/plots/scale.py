"""Draw an issue's scale: who stands where, how much it matters to them, and what is forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.adapters.plots.palette import COLOURS, DASHES, FONT, INK, QUIET
from detente.adapters.plots.saving import require_plots


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMark:
    """A party's position on the scale, and its weight there (salience times power)."""

    party: str
    position: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastMark:
    """A point on the scale that a method forecasts, or what came of it."""

    name: str
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePicture:
    """What to draw.

    Attributes:
        scale: what the scale measures.
        options: named points of the scale.
    """

    title: str
    subtitle: Sequence[str]
    scale: str
    positions: Sequence[PositionMark]
    forecasts: Sequence[ForecastMark]
    options: Sequence[ForecastMark] = ()


def scale_chart(picture: ScalePicture) -> Any:
    """The picture as an Altair chart: a row a party, lines for the forecasts.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    alt = require_plots()
    points = [mark.position for mark in picture.positions]
    points += [mark.position for mark in (*picture.forecasts, *picture.options)]
    low, high = min(points), max(points)
    room = (high - low) * 0.04 or 1
    x = alt.X(
        "position:Q",
        title=picture.scale or "position",
        scale=alt.Scale(domain=[low - room, high + room], nice=False, zero=False),
        axis=alt.Axis(grid=False, titleLimit=600),
    )
    ordered = sorted(picture.positions, key=lambda mark: (mark.position, -mark.weight, mark.party))
    parties = [mark.party for mark in ordered]
    y = alt.Y(
        "party:N", sort=parties, title=None, axis=alt.Axis(grid=True, gridColor="#eeeeee", labelLimit=220)
    )
    rows = [
        {"party": mark.party, "position": mark.position, "weight": mark.weight, "low": low}
        for mark in ordered
    ]
    layers = []
    if picture.options:
        options = alt.Data(
            values=[{"position": each.position, "name": each.name} for each in picture.options]
        )
        named = alt.Chart(options)
        layers.append(named.mark_rule(color="#d5d5d5").encode(x=x))
        layers.append(
            named.mark_text(baseline="bottom", fontSize=10, color=QUIET, font=FONT, limit=130, dy=-3).encode(
                x=x, y=alt.value(0), text="name:N"
            )
        )
    size = alt.Size(
        "weight:Q",
        scale=alt.Scale(domain=[0, max(mark.weight for mark in ordered) or 1], range=[12, 420]),
        legend=alt.Legend(title="weight", tickCount=3, symbolFillColor="#bbbbbb", symbolStrokeColor=INK),
    )
    layers.append(
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, fill="#bbbbbb", stroke=INK, strokeWidth=1, opacity=1)
        .encode(x=x, y=y, size=size, tooltip=["party:N", "position:Q", "weight:Q"])
    )
    if picture.forecasts:
        names = [each.name for each in picture.forecasts]
        legend = alt.Legend(title="forecast", symbolType="stroke", symbolSize=600, symbolStrokeWidth=2.5)
        colours = alt.Scale(domain=names, range=[COLOURS[n % len(COLOURS)] for n in range(len(names))])
        dashes = alt.Scale(domain=names, range=[DASHES[n % len(DASHES)] for n in range(len(names))])
        layers.append(
            alt.Chart(
                alt.Data(
                    values=[{"position": each.position, "name": each.name} for each in picture.forecasts]
                )
            )
            .mark_rule(strokeWidth=2.2)
            .encode(
                x=x,
                color=alt.Color("name:N", scale=colours, legend=legend),
                strokeDash=alt.StrokeDash("name:N", scale=dashes, legend=legend),
                tooltip=[alt.Tooltip("name:N", title="forecast"), "position:Q"],
            )
        )
    return (
        alt.layer(*layers)
        .properties(
            width=520,
            height=max(24 * len(parties), 90),
            title=alt.Title(
                picture.title, subtitle=list(picture.subtitle), anchor="start", frame="group", offset=24
            ),
        )
        .configure(font=FONT)
        .configure_axis(labelColor=INK, titleColor=INK)
        .configure_view(strokeWidth=0)
        .configure_legend(labelLimit=300, titleColor=INK, labelColor=INK)
        .configure_title(color=INK, subtitleColor=QUIET)
    )
