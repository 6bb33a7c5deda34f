"""Pictures, where people would rather look: the graph model, the frontier, the scale of positions.

Needs the extra `plots` (Altair and vl-convert). Every picture can be read without colour: what colour
tells is told by shape, dash or fill as well.
"""

from detente.adapters.plots.frontier import FrontierPicture, PackageMark, frontier_chart
from detente.adapters.plots.graph import Arrow, GraphPicture, StateMark, graph_chart
from detente.adapters.plots.layout import grid_places, stress_places
from detente.adapters.plots.meetings import meetings_chart
from detente.adapters.plots.saving import ENDINGS, require_plots, save_chart, svg_of
from detente.adapters.plots.scale import ForecastMark, PositionMark, ScalePicture, scale_chart
from detente.adapters.plots.strip import LaneMark, StripMark, strips_chart
from detente.adapters.plots.timeline import TalksMark, TimelinePicture, WeekMark, timeline_chart

__all__ = [
    "ENDINGS",
    "Arrow",
    "ForecastMark",
    "FrontierPicture",
    "GraphPicture",
    "LaneMark",
    "PackageMark",
    "PositionMark",
    "ScalePicture",
    "StateMark",
    "StripMark",
    "TalksMark",
    "TimelinePicture",
    "WeekMark",
    "frontier_chart",
    "graph_chart",
    "grid_places",
    "meetings_chart",
    "require_plots",
    "save_chart",
    "scale_chart",
    "stress_places",
    "strips_chart",
    "svg_of",
    "timeline_chart",
]
