"""Memory while many articles are added to a project: its peak, and whether it grows."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import linear_regression, median

import synthetic
from tables import Section

ARTICLES = 1_000
SETTLED = 200
"""Documents after which caches are full and tables loaded: growth is measured beyond."""


def section(shared: Path) -> Section:
    """`detente add` on so many articles, its resident memory read as each is acknowledged."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "talks"
        texts = Path(name) / "texts"
        texts.mkdir()
        for number in range(ARTICLES):
            (texts / f"{number:04d}.txt").write_text(synthetic.article(number), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "detente", "init", str(folder)], check=True, capture_output=True
        )
        resident, peak = _added(folder, texts)
    late = resident[SETTLED:]
    slope = linear_regression(range(len(late)), late).slope
    first, last = median(late[:100]), median(late[-100:])
    return Section(
        title="Memory while adding",
        header=(
            "articles of 400 words",
            "peak",
            "bound",
            "slope beyond the 200th",
            "median 201–300",
            "median of the last 100",
        ),
        rows=[
            [
                f"{len(resident):,}",
                f"{peak / 2**20:,.0f} MiB",
                "1,500 MB",
                f"{slope / 2**10:+.1f} KiB an article",
                f"{first / 2**20:,.0f} MiB",
                f"{last / 2**20:,.0f} MiB",
            ]
        ],
        notes=("Resident memory of the whole process of `detente add`, read at each acknowledgement.",),
    )


def _added(folder: Path, texts: Path) -> tuple[list[int], int]:
    command = [sys.executable, "-m", "detente", "add", str(texts)]
    resident = []
    peak = 0
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as adding:
        assert adding.stdout is not None
        for _ in adding.stdout:
            # Gone when the last line is read late; then it has been read often enough.
            try:
                status = Path(f"/proc/{adding.pid}/status").read_text(encoding="ascii")
            except OSError:
                break
            kilobytes = {
                line.split()[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith("Vm")
            }
            if "VmRSS:" in kilobytes:
                resident.append(kilobytes["VmRSS:"] * 1024)
                peak = max(peak, kilobytes["VmHWM:"] * 1024)
    if adding.returncode:
        raise SystemExit(f"`detente add` ended with {adding.returncode}")
    return resident, peak
