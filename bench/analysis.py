"""Time the analyses beside their peers, in one run, and write the table.

Each part is a module beside this one with a function `section(shared)` that returns a `Section`.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from collections.abc import Callable
from pathlib import Path

import bargaining
import graph_model
from tables import Section

PARTS: dict[str, Callable[[Path], Section]] = {
    "graph_model": graph_model.section,
    "bargaining": bargaining.section,
}
WRITTEN = Path(__file__).parent.parent / "docs" / "benchmarks" / "analysis.md"


def machine() -> str:
    """Processor, cores, and how busy they were, as far as the system tells."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), name)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    cores = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{name}, {cores}; load average at the start {load}"


def main() -> None:
    """Run the parts asked for, print their tables, and write them down if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the evaluation data")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be repeated")
    parser.add_argument("--write", action="store_true", help=f"write {WRITTEN.name} under docs/benchmarks")
    chosen = parser.parse_args()
    text = [
        "# Analyses: time, memory, growth",
        "",
        f"{datetime.date.today().isoformat()}; {machine()}. `make bench-analysis` prints this table; all "
        "figures of one table come from one run. With other work on the same cores, go by processor time.",
    ]
    for name in chosen.part or PARTS:
        text += ["", PARTS[name](chosen.shared).as_markdown()]
    print("\n".join(text))
    if chosen.write:
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        WRITTEN.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
