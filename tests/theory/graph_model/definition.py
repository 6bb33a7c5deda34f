"""The solution concepts, slowly, straight from the definitions; nothing is shared with the package.

Fang, Hipel and Kilgour, Interactive Decision Making (1993), chapter 3; Rêgo and Vieira (2017) for SSEQ.
A conflict here is (states, arcs by player as sets of pairs, payoffs by player as lists).
"""

from __future__ import annotations

from dataclasses import dataclass

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True)
class Conflict:
    states: int
    arcs: tuple[frozenset[tuple[int, int]], ...]
    payoffs: tuple[tuple[int, ...], ...]

    @property
    def players(self):
        return range(len(self.arcs))

    def moves(self, i, s):
        """R_i(s)."""
        return {b for a, b in self.arcs[i] if a == s}

    def improvements(self, i, s):
        """R_i⁺(s)."""
        return {t for t in self.moves(i, s) if self.payoffs[i][t] > self.payoffs[i][s]}


def joint(conflict, coalition, s, step):
    """R_H(s): what the coalition reaches by legal sequences, nobody moving twice in a row.

    `step(j, t)` gives the states that j may move to from t.
    """
    reached = {(t, j) for j in coalition for t in step(j, s)}
    while True:
        more = {(u, k) for t, j in reached for k in coalition if k != j for u in step(k, t)}
        if more <= reached:
            return {t for t, _ in reached}
        reached |= more


def is_stable(conflict, concept, i, s):
    worth = conflict.payoffs[i]
    opponents = [j for j in conflict.players if j != i]
    step = conflict.improvements if concept in ("seq", "sseq") else conflict.moves
    for s1 in conflict.improvements(i, s):
        if concept == "nash":
            return False
        sanctions = [s2 for s2 in joint(conflict, opponents, s1, step) if worth[s2] <= worth[s]]
        if concept in ("smr", "sseq"):
            sanctions = [s2 for s2 in sanctions if all(worth[s3] <= worth[s] for s3 in conflict.moves(i, s2))]
        if not sanctions:
            return False
    return True


def stable(conflict, concept):
    """The stable states of each player."""
    return [
        {s for s in range(conflict.states) if is_stable(conflict, concept, i, s)} for i in conflict.players
    ]


def equilibria(conflict, concept):
    return set.intersection(*stable(conflict, concept))


def coalition_improvements(conflict, coalition, s):
    """States that the coalition reaches together and each member prefers to s."""
    return {
        t
        for t in joint(conflict, coalition, s, conflict.moves)
        if all(conflict.payoffs[i][t] > conflict.payoffs[i][s] for i in coalition)
    }


def is_stable_for_coalition(conflict, concept, coalition, s):
    """Kilgour, Hipel, Fang and Peng (2001); sanctions by single opponents' moves or improvements."""
    opponents = [j for j in conflict.players if j not in coalition]
    step = conflict.improvements if concept in ("seq", "sseq") else conflict.moves

    def harmless(t):
        return any(conflict.payoffs[i][t] <= conflict.payoffs[i][s] for i in coalition)

    for s1 in coalition_improvements(conflict, coalition, s):
        if concept == "nash":
            return False
        sanctions = [s2 for s2 in joint(conflict, opponents, s1, step) if harmless(s2)]
        if concept in ("smr", "sseq"):
            sanctions = [
                s2
                for s2 in sanctions
                if all(harmless(s3) for s3 in joint(conflict, coalition, s2, conflict.moves))
            ]
        if not sanctions:
            return False
    return True
