"""Why a state is stable or not: the improvement, and the sanction that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.reachability import Path, Reach, explore, targets
from detente.theory.graph_model.stability import Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """An improvement that doesn't pay, and the opponents' shortest answer to it.

    Attributes:
        improvement: the better state that the decision maker could move to.
        answer: the opponents' legal sequence from there to a state that isn't better than the first.
    """

    improvement: int
    answer: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One state's stability for one decision maker, with what shows it.

    Attributes:
        unanswered: an improvement that nothing deters (None where the state is stable); the best one.
        sanctions: of each improvement the answer, where the state is stable; empty if nothing is better.
    """

    decision_maker: int
    state: int
    concept: Concept
    unanswered: int | None
    sanctions: tuple[Sanction, ...]

    @property
    def stable(self) -> bool:
        """Whether the decision maker stays."""
        return self.unanswered is None


def verdict(model: GraphModel, concept: Concept, decision_maker: int, state: int) -> Verdict:
    """Judge one state for one decision maker by its definition, and keep the evidence.

    >>> dilemma = GraphModel.from_arcs(
    ...     states=4,
    ...     moves={"I": [(0, 1), (1, 0), (2, 3), (3, 2)], "II": [(0, 2), (2, 0), (1, 3), (3, 1)]},
    ...     payoffs={"I": [2, 1, 4, 3], "II": [2, 4, 1, 3]},
    ... )
    >>> verdict(dilemma, Concept.SEQ, 0, 3).sanctions
    (Sanction(improvement=2, answer=(Step(mover=1, state=0),)),)
    >>> verdict(dilemma, Concept.NASH, 0, 3).unanswered
    2
    """
    worth = model.payoffs[decision_maker]
    better = sorted(targets(model, decision_maker, state, improving=True), key=lambda t: (-worth[t], t))
    sanctions: list[Sanction] = []
    unanswered = None
    for improvement in better:
        answer = (
            None if concept is Concept.NASH else _answer(model, concept, decision_maker, state, improvement)
        )
        if answer is None:
            unanswered = improvement
            sanctions.clear()
            break
        sanctions.append(Sanction(improvement=improvement, answer=answer))
    return Verdict(
        decision_maker=decision_maker,
        state=state,
        concept=concept,
        unanswered=unanswered,
        sanctions=tuple(sanctions),
    )


def _answer(model: GraphModel, concept: Concept, player: int, state: int, improvement: int) -> Path | None:
    """The opponents' shortest sanction, or None."""
    if concept is Concept.NASH:
        return None
    worth = model.payoffs[player]
    opponents = [other for other in range(len(model.decision_makers)) if other != player]
    reached = Reach(start=improvement, came_from={})
    for outcome in explore(model, opponents, reached, improving=concept.credible):
        if worth[outcome] > worth[state]:
            continue
        if concept.symmetric and any(worth[t] > worth[state] for t in targets(model, player, outcome)):
            continue
        return reached.path_to(outcome)
    return None
