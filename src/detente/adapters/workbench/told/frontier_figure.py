"""Where the marks of the frontier's picture stand: two parties at a time, drawn in the page's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.adapters.plots.frontier import FrontierPicture, PackageMark
from detente.adapters.workbench.told.numbers import amount

WIDTH, HEIGHT = 680, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 20, 18, 52
TICKS = 5
LINE, LETTER = 23, 14
"""Height of a label's line, and about the width of a letter, where both are largest: on a phone."""
BASELINE = 16
"""From the top of a label to the foot of its first line, in the middle between a phone's and a desk's."""
FARTHEST = 12
"""Lines above or below its mark to which a label may be pushed."""
JOINT = " = "
SHAPES = {
    "nash": "circle",
    "kalai_smorodinsky": "square",
    "egalitarian": "triangle",
    "utilitarian": "diamond",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A package in the picture: where, what it is, and in what shape."""

    x: float
    y: float
    words: str
    shape: str = "point"
    label: str = ""
    lines: tuple[str, ...] = ()
    label_x: float = 0
    label_y: float = 0
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The picture in the units of its own plane.

    Attributes:
        ticks_x, ticks_y: places and numbers along the axes. stairs: the frontier's line, as a path.
        floor: where both have what they have without a deal.
    """

    width: int
    height: int
    across: str
    up: str
    ticks_x: tuple[tuple[float, str], ...]
    ticks_y: tuple[tuple[float, str], ...]
    others: tuple[tuple[float, float], ...]
    barred: tuple[tuple[float, float], ...]
    packages: tuple[Mark, ...]
    solutions: tuple[Mark, ...]
    before: tuple[Mark, ...]
    floor: tuple[float, float]
    frame: tuple[float, float, float, float] = (LEFT, TOP, WIDTH - RIGHT, HEIGHT - BOTTOM)


def most_opposed(picture: FrontierPicture) -> tuple[int, int]:
    """The two parties of whom one has least where the other has most."""
    values = np.array([mark.values for mark in picture.packages], float).reshape(-1, len(picture.parties))
    if len(values) < 2 or len(picture.parties) < 2:
        return 0, min(1, len(picture.parties) - 1)
    apart = np.cov(values, rowvar=False)
    pairs = [(a, b) for b in range(len(apart)) for a in range(b)]
    return min(pairs, key=lambda pair: (float(apart[pair]), pair))


def figure_of(
    picture: FrontierPicture,
    across: int,
    up: int,
    names: dict[str, str],
    before: FrontierPicture | None = None,
) -> Figure:
    """The picture of two of the parties.

    Args:
        names: what solutions are called, by the keys that the picture has for them.
        before: the same before something was supposed otherwise, of which the solutions are shown.
    """
    old = [] if before is None else _solved(before, picture.parties)
    seen = [
        *[mark.values for mark in picture.packages],
        *picture.others,
        *picture.barred,
        *[mark.values for mark in old],
        picture.disagreement,
    ]
    x, y = (
        _Scale.over([v[across] for v in seen], LEFT, WIDTH - RIGHT),
        _Scale.over([v[up] for v in seen], HEIGHT - BOTTOM, TOP),
    )

    def placed(values: Sequence[float]) -> tuple[float, float]:
        return x(values[across]), y(values[up])

    chosen = [mark for mark in picture.packages if mark.names]
    solutions = _labelled(
        [
            _mark(
                mark,
                placed(mark.values),
                JOINT.join(names[name] for name in mark.names),
                SHAPES[mark.names[0]],
            )
            for mark in chosen
        ]
    )
    now = {tuple(mark.values): mark.names for mark in chosen}
    return Figure(
        width=WIDTH,
        height=HEIGHT,
        across=picture.parties[across],
        up=picture.parties[up],
        ticks_x=tuple((x(value), amount(value)) for value in x.ticks),
        ticks_y=tuple((y(value), amount(value)) for value in y.ticks),
        others=tuple(dict.fromkeys(placed(each) for each in picture.others)),
        barred=tuple(dict.fromkeys(placed(each) for each in picture.barred)),
        packages=tuple(_mark(mark, placed(mark.values)) for mark in picture.packages if not mark.names),
        solutions=tuple(solutions),
        before=tuple(
            _mark(mark, placed(mark.values), JOINT.join(names[name] for name in mark.names))
            for mark in old
            if now.get(tuple(mark.values)) != mark.names
        ),
        floor=placed(picture.disagreement),
    )


def _solved(picture: FrontierPicture, parties: Sequence[str]) -> list[PackageMark]:
    return [mark for mark in picture.packages if mark.names] if list(picture.parties) == list(parties) else []


def _mark(mark: PackageMark, place: tuple[float, float], label: str = "", shape: str = "point") -> Mark:
    return Mark(x=place[0], y=place[1], words=mark.words, shape=shape, label=label)


Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def _labelled(marks: list[Mark]) -> list[Mark]:
    """Labels beside their marks, on the side and the line where they cover neither mark nor label."""
    found: list[Mark] = []
    taken: list[Box] = [(mark.x - 10, mark.y - 10, mark.x + 10, mark.y + 10) for mark in marks]
    for mark in sorted(marks, key=lambda each: (each.y, each.x)):
        lines = tuple(mark.label.split(JOINT))
        long, tall = max(len(line) for line in lines) * LETTER, len(lines) * LINE
        places = [
            (anchor, (start, top, start + long, top + tall))
            for down in sorted(range(-FARTHEST, FARTHEST + 1), key=lambda each: (abs(each), -each))
            for anchor, start in (("start", mark.x + 14), ("end", mark.x - 14 - long))
            for top in (max(mark.y - LINE / 2, TOP) + down * LINE,)
            if start > LEFT and start + long < WIDTH and top >= TOP and top + tall <= HEIGHT - BOTTOM
        ]
        free = [each for each in places if not any(_overlap(each[1], other) for other in taken)]
        anchor, box = (
            free or places or [("start", (mark.x + 14, mark.y, mark.x + 14 + long, mark.y + tall))]
        )[0]
        taken.append(box)
        found.append(
            replace(
                mark,
                lines=lines,
                label_x=box[0] if anchor == "start" else box[2],
                label_y=box[1] + BASELINE,
                anchor=anchor,
            )
        )
    return found


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places along an axis."""

    low: float
    high: float
    start: float
    end: float
    step: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> _Scale:
        low, high = min(values), max(values)
        if high == low:
            low, high = low - 1, high + 1
        step = _round_step((high - low) / TICKS)
        room = (high - low) * 0.06
        return cls(low - room, high + room, start, end, step)

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> list[float]:
        first = int(np.ceil(self.low / self.step))
        last = int(np.floor(self.high / self.step))
        return [number * self.step for number in range(first, last + 1)]


def _round_step(rough: float) -> float:
    """The next step that people count in: 1, 2 or 5 times a power of ten.

    >>> _round_step(0.7), _round_step(23)
    (1.0, 50.0)
    """
    power = float(10 ** np.floor(np.log10(rough)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
