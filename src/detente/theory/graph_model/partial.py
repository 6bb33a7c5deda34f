"""Stability when preferences are only partly known: stable, unstable, or undetermined.

Names:
    preference uncertainty: Li, Hipel, Kilgour and Fang 2004; Xu, Hipel, Kilgour and Fang 2018, ch. 5.
    Those give four extensions (a to d) of each concept; what is asked here is which verdicts hold
    whatever the missing preferences are.

A partial ranking says of some pairs of states which is better, or at least as good. A completion is a full
ranking (ties allowed) that keeps to all of it. "Stable" here means stable under every completion,
"unstable" unstable under every one. Whether state s is Nash, GMR or SMR stable for i depends on nothing but
the set of states that i prefers to s: the more states there are in it, the less stable is s. The largest
and the smallest such set each occur in a completion, so the two bounds are exact. For SEQ and SSEQ the
opponents' improvements count as well; they are bounded by those that are certain and those that are
possible. The verdicts remain true, but some that are determined may be called undetermined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from detente.theory.graph_model.arrays import Ints
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.sets import (
    States,
    escapes,
    improvements,
    joint,
    members,
    require_small,
    steps,
)
from detente.theory.graph_model.stability import Concept


class Certainty(StrEnum):
    """What can be said of a state's stability."""

    STABLE = "stable"
    UNSTABLE = "unstable"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialRanking:
    """What is known of one decision maker's preferences.

    Attributes:
        better: for each state the states certainly preferred to it.
        as_good: for each state the states certainly at least as good, itself included.
    """

    better: tuple[States, ...]
    as_good: tuple[States, ...]

    @property
    def possibly_better(self) -> tuple[States, ...]:
        """For each state the states that are preferred to it in some completion."""
        worse = [0] * len(self.as_good)
        for state, best in enumerate(self.as_good):
            for other in members(best):
                worse[other] |= 1 << state
        everything = (1 << len(self.as_good)) - 1
        return tuple(everything & ~each for each in worse)

    @classmethod
    def from_intervals(cls, lowest: Sequence[int] | Ints, highest: Sequence[int] | Ints) -> PartialRanking:
        """Each state's payoff lies somewhere between two integers, both included.

        Raises:
            ValueError: an interval that ends before it begins.

        >>> known = PartialRanking.from_intervals([1, 2, 5], [3, 4, 5])
        >>> list(members(known.better[0])), list(members(known.possibly_better[0]))
        ([2], [1, 2])
        """
        for state, (low, high) in enumerate(zip(lowest, highest, strict=True)):
            if low > high:
                raise ValueError(f"state {state}: a payoff between {low} and {high} is none")
        states = range(len(lowest))
        return cls(
            better=tuple(sum(1 << t for t in states if lowest[t] > highest[s]) for s in states),
            as_good=tuple(sum(1 << t for t in states if t == s or lowest[t] >= highest[s]) for s in states),
        )

    @classmethod
    def from_comparisons(
        cls,
        states: int,
        preferred: Iterable[tuple[int, int]],
        indifferent: Iterable[tuple[int, int]] = (),
    ) -> PartialRanking:
        """Pairs (better, worse) and pairs of equals; whatever follows from them is drawn.

        Raises:
            ValueError: the pairs contradict each other.

        >>> known = PartialRanking.from_comparisons(3, [(2, 1), (1, 0)])
        >>> list(members(known.better[0]))
        [1, 2]
        """
        as_good = [1 << state for state in range(states)]
        strict = list(preferred)
        for better, worse in strict:
            as_good[worse] |= 1 << better
        for one, other in indifferent:
            as_good[one] |= 1 << other
            as_good[other] |= 1 << one
        _close(as_good)
        certain = [0] * states
        for better, worse in strict:
            # Whatever is as good as the better one beats whatever the worse one is as good as.
            for state in range(states):
                if as_good[state] >> worse & 1:
                    certain[state] |= as_good[better]
        for state in range(states):
            if certain[state] >> state & 1:
                raise ValueError(f"the comparisons are circular: state {state} is better than itself")
        return cls(better=tuple(certain), as_good=tuple(as_good))

    @classmethod
    def forgetting(cls, payoff: Sequence[int] | Ints, unknown: Iterable[tuple[int, int]]) -> PartialRanking:
        """A full ranking of which some pairs are not known after all; the rest stands, drawn out."""
        hidden = {frozenset(pair) for pair in unknown}
        states = range(len(payoff))
        preferred = [(a, b) for a in states for b in states if payoff[a] > payoff[b] and {a, b} not in hidden]
        equal = [(a, b) for a in states for b in range(a) if payoff[a] == payoff[b] and {a, b} not in hidden]
        return cls.from_comparisons(len(payoff), preferred, equal)


def _close(as_good: list[States]) -> None:
    """Draw what follows by transitivity (Warshall)."""
    for middle, best in enumerate(as_good):
        for state, known in enumerate(as_good):
            if known >> middle & 1:
                as_good[state] = known | best


def analyse_partial(
    model: GraphModel, rankings: Sequence[PartialRanking]
) -> dict[Concept, tuple[tuple[Certainty, ...], ...]]:
    """For each concept, decision maker and state: stable, unstable or undetermined.

    Args:
        model: the graph; its payoffs are not looked at.
        rankings: what is known of each decision maker's preferences.

    Raises:
        TooLarge: more than 5,000 states.
        ValueError: rankings for another number of decision makers or states.
    """
    require_small(model, "The analysis with unknown preferences")
    players = range(len(model.decision_makers))
    if len(rankings) != len(players) or any(len(each.better) != model.states for each in rankings):
        raise ValueError(f"{len(players)} rankings of {model.states} states are needed, one a decision maker")
    own = [steps(model, player) for player in players]
    certain = [improvements(own[player], rankings[player].better) for player in players]
    possible = [improvements(own[player], rankings[player].possibly_better) for player in players]
    judged: dict[Concept, list[tuple[Certainty, ...]]] = {concept: [] for concept in Concept}
    for player in players:
        others = [other for other in players if other != player]
        everything = joint([own[other] for other in others], model.states)
        few = joint([certain[other] for other in others], model.states)
        many = joint([possible[other] for other in others], model.states)
        nothing = [0] * model.states
        possibly_better = rankings[player].possibly_better
        for concept in Concept:
            if concept is Concept.NASH:
                least_answers = most_answers = nothing
            else:
                least_answers, most_answers = (few, many) if concept.credible else (everything, everything)
            row = []
            for state in range(model.states):
                pessimist = escapes(
                    own[player],
                    least_answers.__getitem__,
                    possibly_better[state],
                    state,
                    symmetric=concept.symmetric,
                )
                optimist = escapes(
                    own[player],
                    most_answers.__getitem__,
                    rankings[player].better[state],
                    state,
                    symmetric=concept.symmetric,
                )
                row.append(_certainty(pessimist is None, optimist is None))
            judged[concept].append(tuple(row))
    return {concept: tuple(rows) for concept, rows in judged.items()}


def _certainty(at_worst: bool, at_best: bool) -> Certainty:
    if at_worst:
        return Certainty.STABLE
    return Certainty.UNDETERMINED if at_best else Certainty.UNSTABLE
