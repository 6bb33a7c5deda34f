"""Whether the record holds and is fast: kills, a full disk, size, memory, order; and write the tables.

Each part is a module beside this one with a function `section(shared)` that returns a `Section`.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable
from pathlib import Path

import kills
import memory
import order
import postgres
import reviewing
import size
from analysis import machine
from tables import Section

PARTS: dict[str, Callable[[Path], Section]] = {
    "size": size.section,
    "review": reviewing.section,
    "memory": memory.section,
    "kills": kills.section,
    "order": order.section,
    "postgres": postgres.section,
}
WRITTEN = Path(__file__).parent.parent / "docs" / "benchmarks" / "record.md"


def main() -> None:
    """Run the parts asked for, print their tables, and write them down if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the evaluation data")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be repeated")
    parser.add_argument("--write", action="store_true", help=f"write {WRITTEN.name} under docs/benchmarks")
    chosen = parser.parse_args()
    text = [
        "# The record: kept whole, found fast",
        "",
        f"{datetime.date.today().isoformat()}; {machine()}. `make bench-record` prints these tables; all "
        "figures of one table come from one run. With other work on the same cores, go by processor time.",
    ]
    print("\n".join(text))
    for name in chosen.part or PARTS:
        text += ["", PARTS[name](chosen.shared).as_markdown()]
        print("\n".join(text[-2:]), flush=True)
    if chosen.write:
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        WRITTEN.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
