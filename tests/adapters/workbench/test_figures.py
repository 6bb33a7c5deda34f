"""Where marks and labels stand in the pictures of the pages."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.plots.frontier import FrontierPicture, PackageMark
from detente.adapters.plots.graph import Arrow, GraphPicture, StateMark
from detente.adapters.workbench.told import frontier_figure, graph_figure

NAMES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
worths = st.integers(min_value=0, max_value=100)
spots = st.lists(st.tuples(worths, worths), min_size=4, max_size=4, unique=True)


@given(places=spots, others=st.lists(st.tuples(worths, worths), max_size=8))
def test_every_mark_stands_in_the_frame_and_in_order(
    places: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    packages = [
        PackageMark(values=place, words="", names=(name,)) for place, name in zip(places, NAMES, strict=True)
    ]
    picture = FrontierPicture(
        title="", subtitle=(), parties=("A", "B"), packages=packages, disagreement=(0, 0), others=others
    )
    figure = frontier_figure.figure_of(picture, 0, 1, NAMES)
    left, top, right, bottom = figure.frame
    marks = {mark.label: mark for mark in figure.solutions}
    for mark in marks.values():
        assert left <= mark.x <= right
        assert top <= mark.y <= bottom
    for (one, a), (other, b) in combinations(zip(NAMES.values(), places, strict=True), 2):
        if a[0] < b[0]:
            assert marks[one].x < marks[other].x
        if a[1] < b[1]:
            assert marks[one].y > marks[other].y
    assert {mark.shape for mark in marks.values()} == set(frontier_figure.SHAPES.values())


def labels(places: list[tuple[int, int]]) -> list[tuple[float, float, float, float]]:
    """The room kept for each label of four solutions: left, top, right and bottom."""
    packages = [
        PackageMark(values=place, words="", names=(name,)) for place, name in zip(places, NAMES, strict=True)
    ]
    picture = FrontierPicture(
        title="", subtitle=(), parties=("A", "B"), packages=packages, disagreement=(0, 0)
    )
    boxes = []
    for mark in frontier_figure.figure_of(picture, 0, 1, NAMES).solutions:
        long = max(len(line) for line in mark.lines) * frontier_figure.LETTER
        start = mark.label_x if mark.anchor == "start" else mark.label_x - long
        first = mark.label_y - frontier_figure.BASELINE
        boxes.append((start, first, start + long, first + len(mark.lines) * frontier_figure.LINE))
    return boxes


@pytest.mark.parametrize(
    "places",
    [
        [(0, 9), (9, 0), (5, 5), (6, 4)],
        [(5, 5), (5, 6), (6, 5), (6, 6)],
        [(0, 0), (0, 1), (100, 0), (100, 1)],
        [(0, 100), (1, 100), (99, 100), (100, 100)],
    ],
)
def test_no_label_covers_another(places: list[tuple[int, int]]) -> None:
    for one, other in combinations(labels(places), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(places=spots)
def test_no_label_leaves_the_picture(places: list[tuple[int, int]]) -> None:
    for left, top, right, bottom in labels(places):
        assert left >= 0
        assert right <= frontier_figure.WIDTH
        assert top >= frontier_figure.TOP
        assert bottom <= frontier_figure.HEIGHT - frontier_figure.BOTTOM


def test_the_axes_are_the_two_parties_most_opposed() -> None:
    rows = [(1, 9, 5), (5, 5, 5), (9, 1, 6)]
    picture = FrontierPicture(
        title="",
        subtitle=(),
        parties=("A", "B", "C"),
        packages=[PackageMark(values=row, words="") for row in rows],
        disagreement=(0, 0, 0),
    )
    assert frontier_figure.most_opposed(picture) == (0, 1)


def test_a_way_and_the_way_back_are_two_lines() -> None:
    states = [StateMark(number=n, name=str(n), x=n, y=0, kind=3) for n in (1, 2)]
    arrows = [Arrow(mover="A", source=1, target=2), Arrow(mover="B", source=2, target=1)]
    figure = graph_figure.figure_of(
        GraphPicture(title="", subtitle=(), movers=("A", "B"), states=states, arrows=arrows)
    )
    there, back = figure.edges
    assert there.path != back.path
    assert there.look != back.look
    assert all(0 < node.x < figure.width and 0 < node.y < figure.height for node in figure.nodes)
