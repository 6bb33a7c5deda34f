"""Build one record from the seed article and 60 government texts, and say what its timeline tells.

The January talks, once each, with their reports; events by week; and whether the record added in another
order gives the same timeline. With `--write` the tables are kept under docs/benchmarks.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from analysis import machine
from detente.analysis.quad import CLASSES
from detente.analysis.talks import Talks
from detente.analysis.timeline import Timeline
from detente.workflow import adding, project, reading, timeline
from tables import Section

WRITTEN = Path(__file__).parent.parent / "docs" / "benchmarks" / "timeline.md"
FIRST, LAST = "2022-01-09", "2022-01-13"
EXPECTED = (
    ("Geneva", "2022-01-09", "2022-01-10"),
    ("Brussels", "2022-01-12", "2022-01-12"),
    ("Vienna", "2022-01-13", "2022-01-13"),
)
"""Place, first and last day of the talks of that week, from the public record."""
ORDERS = 3


def built(paths: list[Path], folder: Path) -> tuple[Timeline, float]:
    """The timeline of a project to which the paths were added in this order, and the seconds that it took."""
    project.init(folder)
    adding.add(paths, start=folder, on_kept=lambda kept: None, on_unreadable=reading.refuse)
    started = time.perf_counter()
    return timeline.timeline([], start=folder), time.perf_counter() - started


def talks_of_january(drawn: Timeline) -> Section:
    """Each meeting of the week, expected or not."""
    week = [each for each in drawn.talks if each.start is not None and FIRST <= str(each.start) <= LAST]
    rows = [[*_row(each), _verdict(each)] for each in week]
    once = sum(len([each for each in week if _is(each, *expected)]) == 1 for expected in EXPECTED)
    return Section(
        title=f"The talks of 9 to 13 January 2022: {once} of {len(EXPECTED)} once each",
        header=("start", "end", "forum", "place", "status", "reports", "independent", "expected"),
        rows=rows,
        notes=("Reports are documents. What is only planned is told of in one document, before its day.",),
    )


def _row(talks: Talks) -> list[str]:
    cover = talks.coverage
    who = talks.forum or ", ".join((*talks.parties, *talks.named)) or "–"
    cells = [str(talks.start), str(talks.end), who, talks.place or "–", talks.status]
    return [*cells, str(cover.documents), str(cover.independent)]


def _is(talks: Talks, place: str, start: str, end: str) -> bool:
    return (talks.place, str(talks.start), str(talks.end)) == (place, start, end)


def _verdict(talks: Talks) -> str:
    return "yes" if any(_is(talks, *expected) for expected in EXPECTED) else ""


def weeks(drawn: Timeline) -> Section:
    """Distinct events by week, and what the tests say of them."""
    found = drawn.escalation
    assert found is not None
    trend = found.trend
    rows = [
        [
            str(week.start),
            str(week.documents),
            *(str(week.counts[name]) for name in CLASSES),
            "–" if week.balance is None else f"{week.balance:+.2f}",
        ]
        for week in found.weeks
    ]
    notes = []
    if trend is not None:
        notes.append(
            f"Balance: {found.verdict}; Mann–Kendall S = {trend.score}, p = {trend.p:.3f} over {trend.count} "
            f"weeks, Sen's slope {trend.slope:+.3f} a week."
        )
    shares = [
        f"{name} p = {share.p:.3f} ({'up' if share.score > 0 else 'down'})"
        for name, share in found.shares.items()
        if share is not None
    ]
    notes.append(f"Share of each class: {'; '.join(shares)}.")
    drivers = "; ".join(
        f"{', '.join(each.actors)} {each.type} {each.change:+.2f}" for each in found.drivers[:6]
    )
    notes.append(f"From the week of {found.split} on against before, events a week: {drivers}.")
    notes.append(f"{found.uncounted} further events are not between known parties or have no day.")
    return Section(
        title="Distinct events by week", header=("week of", "documents", *CLASSES, "balance"), rows=rows,
        notes=notes,
    )  # fmt: skip


def main() -> int:
    """Print the tables; exit status 1 where an expected meeting isn't there once, or order matters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the evaluation data")
    parser.add_argument("--write", action="store_true", help=f"write {WRITTEN.name} under docs/benchmarks")
    chosen = parser.parse_args()
    paths = [chosen.shared / "gold" / "seed.txt", *sorted((chosen.shared / "data" / "wh").glob("*.md"))]
    seconds, told = [], []
    with tempfile.TemporaryDirectory() as folder:
        for order in range(ORDERS):
            if order:
                random.Random(order).shuffle(paths)
            drawn, took = built(paths, Path(folder, f"order{order}"))
            seconds.append(took)
            told.append(json.dumps(timeline.as_json(drawn), sort_keys=True))
    same = len(set(told)) == 1
    january = talks_of_january(drawn)
    text = [
        "# Timeline, measured",
        "",
        f"{datetime.date.today().isoformat()}; {machine()}. `make bench-timeline` prints this. One record "
        f"of {drawn.documents} documents ({drawn.independent} independent): the seed article and 60 texts of "
        "the United States government, December 2021 to February 2022.",
        "",
        f"Added in {ORDERS} orders, the timeline is {'the same' if same else 'NOT THE SAME'}, byte for "
        f"byte in JSON; drawing it from the store takes {max(seconds):.1f} s at most.",
        "",
        january.as_markdown(),
        "",
        weeks(drawn).as_markdown(),
    ]
    print("\n".join(text))
    if chosen.write:
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        WRITTEN.write_text("\n".join(text) + "\n", encoding="utf-8")
    found = sum(row[-1] == "yes" for row in january.rows)
    return 0 if same and found == len(EXPECTED) else 1


if __name__ == "__main__":
    sys.exit(main())
