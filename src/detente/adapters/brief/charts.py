"""A brief's charts as SVG: drawn from its pictures, and made to stand in a page by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from detente.adapters import plots
from detente.brief import Brief, Met, Picture, Strip, Week
from detente.errors import MissingExtra

SVG = "http://www.w3.org/2000/svg"
_INKS = {"#222222": "currentColor", "#222": "currentColor", "black": "currentColor", "#000": "currentColor"}
_PAPERS = ("white", "#ffffff", "#fff")
WEEKS_WIDTH = 400


def charts_of(brief: Brief) -> Mapping[str, str]:
    """Each of the brief's pictures as SVG, by key; none where the extra `plots` is not installed."""
    try:
        plots.require_plots()
    except MissingExtra:
        return {}
    return {picture.key: plots.svg_of(_chart(picture)) for picture in brief.pictures}


def _chart(picture: Picture) -> Any:
    drawing = picture.drawing
    strips = [each for each in drawing if isinstance(each, Strip)]
    if strips:
        return plots.strips_chart(
            [
                plots.StripMark(
                    issue=each.issue,
                    verdict=each.verdict,
                    options=each.options,
                    lanes=[
                        plots.LaneMark(party=lane.party, does=lane.does, options=lane.options)
                        for lane in each.lanes
                    ],
                )
                for each in strips
            ]
        )
    met = [each for each in drawing if isinstance(each, Met)]
    if met:
        marks = [plots.TalksMark(day=each.day, words=each.words, status=each.status) for each in met]
        return plots.meetings_chart(marks)
    weeks = [each for each in drawing if isinstance(each, Week)]
    return plots.timeline_chart(
        plots.TimelinePicture(
            title="",
            subtitle=(),
            classes=[name for name, _ in weeks[0].counts],
            weeks=[
                plots.WeekMark(start=each.start, counts=dict(each.counts), balance=each.balance)
                for each in weeks
            ],
            width=WEEKS_WIDTH,
        )
    )


def inline(svg: str, picture: Picture) -> str:
    """A chart as it stands in a page: named and described, in the page's own ink and paper.

    What the drawing library says of roles and parts is left out, since the title and the sentence say it
    better; its ids are renamed, since it numbers them through a whole process.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    ids: dict[str, str] = {}
    for element in root.iter():
        for name in list(element.attrib):
            if name.startswith("aria-") or name in ("role", "class", "style"):
                del element.attrib[name]
        if "id" in element.attrib:
            ids[element.attrib["id"]] = f"{picture.key}-{len(ids) + 1}"
            element.set("id", ids[element.attrib["id"]])
        for name in ("fill", "stroke"):
            value = element.get(name)
            if value is None:
                continue
            if value in _PAPERS:
                element.set(name, "var(--paper, white)")
            element.set(name, _INKS.get(value, element.attrib[name]))
    for element in root.iter():
        for name, value in element.attrib.items():
            if value.startswith("url(#"):
                element.set(name, f"url(#{ids[value[5:-1]]})")
    background = root.find(f"{{{SVG}}}rect")
    if background is not None:  # the page is the background
        root.remove(background)
    title, described = f"{picture.key}-title", f"{picture.key}-words"
    root.set("role", "img")
    root.set("aria-labelledby", title)
    root.set("aria-describedby", described)
    for number, (tag, name, words) in enumerate(
        (("title", title, picture.title), ("desc", described, picture.caption.text))
    ):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": name})
        element.text = words
        root.insert(number, element)
    return ElementTree.tostring(root, encoding="unicode")
