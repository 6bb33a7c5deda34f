"""The five stability concepts: Détente beside the matrix method, and its growth to a million states.

The peer is the matrix representation (Xu, Hipel and Kilgour 2009; Xu, Hipel, Kilgour and Fang 2018, ch. 4),
the algorithm that the published tools build on: dense 0-1 matrices of moves, improvements and joint moves,
and their products. It is written here from those papers, with the fastest means that they allow (single
precision products by BLAS, elementwise sums where the papers form a product for its diagonal only).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from detente.theory.graph_model import Concept, GraphModel, Reversal, analyse, moves_by_options
from tables import Section

SIZES = (12, 14, 16, 17, 18, 19, 20)
PEER_SIZES = (10, 12)
PEER_IN_FULL = 10
"""Beyond this the matrix method is timed on Nash, GMR and SMR alone: its other two take as long again."""


def option_model(bits: int, makers: int, *, irreversible: int = 0, seed: int = 1) -> GraphModel:
    """Every set of options feasible, options dealt out evenly, random strict rankings.

    Args:
        irreversible: how many of each decision maker's options can't be dropped once taken.
    """
    chance = np.random.default_rng(seed)
    codes = np.arange(1 << bits, dtype=np.int64)
    moves = []
    for share in np.array_split(np.arange(bits), makers):
        ways = [Reversal.TAKEN_FOR_GOOD if n < irreversible else Reversal.BOTH for n in range(len(share))]
        moves.append(moves_by_options(codes, share.tolist(), ways))
    payoffs = np.stack([chance.permutation(1 << bits).astype(np.int32) for _ in range(makers)])
    names = tuple(f"DM {number + 1}" for number in range(makers))
    return GraphModel(decision_makers=names, moves=tuple(moves), payoffs=payoffs)


def matrix_method(model: GraphModel, player: int, *, credible_too: bool) -> dict[Concept, np.ndarray]:
    """One decision maker's stable states by dense matrices: Nash, GMR, SMR, and SEQ and SSEQ if asked."""
    states = model.states
    others = [other for other in range(len(model.decision_makers)) if other != player]
    moves = [_adjacency(each, states) for each in model.moves]
    worth = model.payoffs.astype(np.float32)
    better = [(row[None, :] > row[:, None]).astype(np.float32) for row in worth]
    mine = moves[player] * better[player]
    no_better = 1 - better[player]
    closed = no_better * (1 - np.minimum(moves[player] @ better[player].T, 1).T)
    verdicts = {Concept.NASH: mine.sum(axis=1) == 0}
    for credible in (False, True) if credible_too else (False,):
        steps = [moves[other] * better[other] if credible else moves[other] for other in others]
        joint = _joint_moves(steps)
        for concept, answers in (
            (Concept.SEQ if credible else Concept.GMR, no_better),
            (Concept.SSEQ if credible else Concept.SMR, closed),
        ):
            sanctioned = joint @ answers.T > 0
            verdicts[concept] = (mine * ~sanctioned.T).sum(axis=1) == 0
    return verdicts


def _adjacency(moves: object, states: int) -> np.ndarray:
    sources, targets = moves.arcs()  # type: ignore[attr-defined]
    matrix = np.zeros((states, states), dtype=np.float32)
    matrix[sources, targets] = 1
    return matrix


def _joint_moves(steps: list[np.ndarray]) -> np.ndarray:
    """Legal sequences, by the papers' induction on their length: who moves first must not have just moved."""
    first = [step.copy() for step in steps]
    while True:
        longer = []
        for number, step in enumerate(steps):
            rest = np.zeros_like(step)
            for other, reached in enumerate(first):
                if other != number:
                    np.maximum(rest, reached, out=rest)
            longer.append(np.maximum(step, np.minimum(step @ rest, 1)))
        if all(np.array_equal(one, other) for one, other in zip(first, longer, strict=True)):
            break
        first = longer
    joint = first[0]
    for reached in first[1:]:
        joint = np.maximum(joint, reached)
    return joint


def measure(task: str, bits: int, makers: int, irreversible: int) -> dict[str, float]:
    """Seconds and peak memory of one task, in this process."""
    model = option_model(bits, makers, irreversible=irreversible)
    if task == "peer":
        begin = time.perf_counter()
        found = matrix_method(model, 0, credible_too=bits <= PEER_IN_FULL)
        seconds = (time.perf_counter() - begin) * makers
        processor = time.process_time() * makers
        ours = analyse(model)
        assert all((ours.stable[concept][0] == found[concept]).all() for concept in found)
    else:
        analyse(option_model(14, makers))  # compiled, or loaded from the disk's cache
        times = []
        for _ in range(3 if bits < 18 else 1):
            begin, began = time.perf_counter(), time.process_time()
            analyse(model)
            times.append((time.perf_counter() - begin, time.process_time() - began))
        seconds, processor = min(times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "processor": processor, "bytes": peak}


def _alone(task: str, bits: int, makers: int, irreversible: int = 0) -> dict[str, float]:
    """The same in a process of its own, so that the peak is this task's."""
    call = [sys.executable, __file__, task, str(bits), str(makers), str(irreversible)]
    answer = subprocess.run(call, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def section(shared: Path) -> Section:
    """All rows. The evaluation data is not needed."""
    rows = []
    peers = {bits: _alone("peer", bits, 4) for bits in PEER_SIZES}
    before = None
    for bits in (PEER_SIZES[0], *SIZES):
        ours = _alone("ours", bits, 4)
        peer = peers.get(bits)
        growth = "" if before is None or before[0] != bits - 1 else f"{ours['processor'] / before[1]:.2f}"
        rows.append(_row(f"2^{bits}, 4 decision makers", ours, peer, growth))
        before = (bits, ours["processor"])
    rows.append(_row("2^20, 2 decision makers", _alone("ours", 20, 2), None, ""))
    some = _alone("ours", 16, 4, 2)
    rows.append(_row("2^16, 4 decision makers, 2 of 4 options each irreversible", some, None, ""))
    return Section(
        title="Stability: Nash, GMR, SMR, SEQ and SSEQ of every state for every decision maker",
        header=(
            "states",
            "matrix method",
            "its peak",
            "Détente",
            "processor time",
            "its peak",
            "ratio",
            "growth per doubling",
        ),
        rows=rows,
        notes=(
            "The matrix method (Xu, Hipel and Kilgour 2009) is reimplemented from the papers, in single "
            "precision with BLAS. It is timed for one decision maker of four and multiplied by four; at 2^12 "
            "states for Nash, GMR and SMR alone, so that its time there is a lower bound. Its verdicts are "
            "compared with Détente's in the same run. At 2^16 states one of its matrices takes 16 GiB, and "
            "it needs a dozen.",
            "Peaks are of the whole process, Python and the libraries included. Growth is of processor time. "
            "Compilation, once for each installation, is not counted.",
        ),
    )


def _row(states: str, ours: dict[str, float], peer: dict[str, float] | None, growth: str) -> list[str]:
    return [
        states,
        f"{peer['seconds']:.1f} s" if peer else "–",
        f"{peer['bytes'] / 2**20:,.0f} MiB" if peer else "–",
        f"{ours['seconds']:.3f} s",
        f"{ours['processor']:.3f} s",
        f"{ours['bytes'] / 2**20:,.0f} MiB",
        f"{peer['seconds'] / ours['seconds']:,.0f} ×" if peer else "–",
        growth or "–",
    ]


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], *map(int, sys.argv[2:]))))
