"""Time bargaining, forecasting and voting power, beside NegMAS where it is installed.

`python bench/bargaining.py [--negmas PYTHON] [--shared FOLDER] [--long]`

NegMAS (AGPL-3) is no dependency: name an interpreter that has it, and both run in this one run, each case
in a process of its own so that peak memory is its own. Without it the comparison is left out and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tables import Section

OURS = """
import json, random, resource, sys, time
parties, options, issues, top = map(int, sys.argv[1:5])
draw = random.Random(1)
table = [[[draw.randint(0, top) for _ in range(parties)] for _ in range(options)] for _ in range(issues)]
from detente.theory.bargaining import domain_of, guaranteed_package, pareto_frontier
names = [f"P{p}" for p in range(parties)]
domain = domain_of(
    parties=names,
    issues={
        f"i{i}": {f"o{o}": dict(zip(names, row)) for o, row in enumerate(rows)}
        for i, rows in enumerate(table)
    },
    disagreement=dict.fromkeys(names, 0),
)
start = time.perf_counter()
found = guaranteed_package(domain) if parties > 8 else pareto_frontier(domain)
seconds = time.perf_counter() - start
points = 1 if parties > 8 else len(found)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"points": points, "seconds": seconds, "peak_mb": peak}))
"""

THEIRS = """
import json, random, resource, sys, time
parties, options, issues, top = map(int, sys.argv[1:5])
draw = random.Random(1)
table = [[[draw.randint(0, top) for _ in range(parties)] for _ in range(options)] for _ in range(issues)]
from negmas import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction, pareto_frontier
from negmas.preferences.value_fun import TableFun
listed = [make_issue([f"o{o}" for o in range(options)], f"i{i}") for i in range(issues)]
space = make_os(listed)
utilities = [
    LinearAdditiveUtilityFunction(
        values={f"i{i}": TableFun({f"o{o}": table[i][o][p] for o in range(options)}) for i in range(issues)},
        weights={f"i{i}": 1.0 for i in range(issues)},
        outcome_space=space,
    )
    for p in range(parties)
]
start = time.perf_counter()
found, _ = pareto_frontier(utilities, issues=listed)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"points": len(found), "seconds": seconds, "peak_mb": peak}))
"""

SIZES = [
    # parties, options, issues, largest value, goal, whether NegMAS is asked too (long: only with --long)
    (2, 10, 6, 100, "≥ 1,000 × NegMAS", "yes"),
    (3, 10, 5, 100, "(10^5: NegMAS in seconds)", "yes"),
    (4, 10, 5, 100, "(10^5: NegMAS in seconds)", "yes"),
    (3, 10, 6, 100, "≥ 1,000 × NegMAS", "long"),
    (4, 10, 6, 100, "≥ 1,000 × NegMAS", "long"),
    (2, 10, 7, 100, "< 100 MB", "long"),
    (3, 10, 12, 100, "< 1 s", "no"),
    (3, 10, 12, 1_000_000, "< 1 s", "no"),
    (30, 5, 10, 100, "< 10 s (best guaranteed package)", "no"),
]


def measured(python: str, code: str, size: tuple[int, int, int, int]) -> dict[str, float] | None:
    """One case in a process of its own; None where that fails."""
    command = [python, "-c", code, *map(str, size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def has_negmas(python: str) -> bool:
    """Whether that interpreter has NegMAS."""
    return subprocess.run([python, "-c", "import negmas"], capture_output=True, check=False).returncode == 0


def section(shared: Path) -> Section:
    """The frontier's rows of the speed table, for `make bench-analysis`.

    NEGMAS_PYTHON names an interpreter that has NegMAS; NEGMAS_LONG=1 lets it take minutes, too.
    """
    negmas = os.environ.get("NEGMAS_PYTHON", sys.executable)
    return bargaining(negmas, long=os.environ.get("NEGMAS_LONG") == "1")


def bargaining(negmas: str, *, long: bool) -> Section:
    """Time every size, ours and theirs in one run."""
    beside = has_negmas(negmas)
    rows = []
    for *size, goal, compare in SIZES:
        parties, options, issues, top = size
        ours = measured(sys.executable, OURS, tuple(size))
        head = [f"{options**issues:.0e}", str(parties), f"{top:,}"]
        if ours is None:
            rows.append([*head, "failed", "", "", "", "", goal])
            continue
        asked = beside and (compare == "yes" or (compare == "long" and long))
        theirs = measured(negmas, THEIRS, tuple(size)) if asked else None
        told = ["", ""]
        if theirs is not None:
            told = [f"{theirs['seconds']:.1f} s", f"{theirs['seconds'] / ours['seconds']:,.0f}"]
            if theirs["points"] != ours["points"]:
                goal += f" (NegMAS has {theirs['points']:.0f} points)"
        rows.append(
            [
                *head,
                f"{ours['points']:,}",
                f"{ours['seconds']:.4f} s",
                f"{ours['peak_mb']:.0f} MB",
                *told,
                goal,
            ]
        )
    note = (
        "Every case in a process of its own; MB is the peak of the whole process."
        if beside
        else "NegMAS isn't installed: only Détente is timed (NEGMAS_PYTHON names an interpreter that has it)."
    )
    return Section(
        title="Bargaining: the efficient packages",
        header=("packages", "parties", "values to", "points", "time", "memory", "NegMAS", "ratio", "goal"),
        rows=rows,
        notes=(note,),
    )


def domains(shared: Path) -> None:
    """The competition's domains, where their files are at hand: our frontiers against the golden ones."""
    table, folder = shared / "golden" / "anac_domains.json", shared / "data" / "anac"
    if not (table.exists() and folder.exists()):
        print("No competition domains under --shared: not checked")
        return
    from detente.case import bargaining_domain
    from detente.theory.bargaining import pareto_frontier
    from detente.workflow.cases import load_case

    for golden in json.loads(table.read_text(encoding="utf-8"))["domains"]:
        name = golden["domain"].split("/")[-1]
        domain = bargaining_domain(load_case(folder / name))
        found = pareto_frontier(domain)
        expected = golden.get("frontier") or []
        rows = sorted([float(domain.value(p, u)) for p, u in enumerate(units)] for units in found.units)
        near = len(rows) == len(expected) and all(
            abs(a - b) < 1e-5
            for row, other in zip(rows, sorted(expected), strict=True)
            for a, b in zip(row, other, strict=True)
        )
        if not expected and len(found) == golden["dp_frontier"]:
            near = True  # only the number of points is recorded
        verdict = (
            "equal"
            if near
            else f"golden lists {golden['dp_frontier']} (floats), NegMAS {golden.get('negmas_frontier')}"
        )
        print(f"{name:>20}: {domain.size:>9,} packages, {len(found):>4} efficient; {verdict}")


def scoreboard(shared: Path) -> None:
    """The baselines on the decisions of the European Union."""
    import time

    path = shared / "golden" / "deu3_issues.json"
    if not path.exists():
        print("No DEU III decisions under --shared: no scoreboard")
        return
    from detente.adapters.decisions import load_decisions
    from detente.theory.forecast import BASELINES
    from detente.theory.forecast import scoreboard as score

    decisions = load_decisions(path)
    start = time.perf_counter()
    rows = score(decisions, BASELINES)
    print(f"{len(decisions)} decisions, all baselines: {time.perf_counter() - start:.2f} s (goal < 1 s)")
    for row in rows:
        print(f"  {row.method:<20} {row.mean_error:6.2f}")


def main() -> None:
    """Everything, in one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--negmas", default=sys.executable, help="an interpreter that has NegMAS")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--long", action="store_true", help="let NegMAS do the cases that take it minutes, too"
    )
    given = parser.parse_args()
    print(bargaining(given.negmas, long=given.long).as_markdown())
    domains(given.shared)
    scoreboard(given.shared)


if __name__ == "__main__":
    main()
