"""What holds if they don't agree? The graph model's verdicts on a case, each with its witness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.analysis.finding import Finding, Method
from detente.case import Case, Conflict, conflict_grounds, conflict_of, graph_model, unknown_pairs
from detente.theory.graph_model import (
    Certainty,
    CoalitionAnalysis,
    Concept,
    GraphModel,
    PartialRanking,
    Path,
    Reach,
    Stability,
    Verdict,
    analyse,
    analyse_coalitions,
    analyse_partial,
    reach,
    verdict,
)

MOST_STATES_IN_FULL = 600
"""Up to this many states coalitions and paths are worked out unasked."""

METHOD = Method(
    name="graph model for conflict resolution: Nash, GMR, SMR, SEQ, SSEQ",
    citation="Fang, Hipel and Kilgour 1993, ch. 3; Rêgo and Vieira 2017 for SSEQ",
    parameters={"sanctions": "all legal sequences of the opponents' moves, nobody twice in a row"},
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcomes:
    """Every verdict on a conflict. States are numbered from 1 here, as in the case.

    Attributes:
        names: what to call each state, in order.
        stability: the five concepts.
        coalitions: None where the conflict is too large to do unasked.
        certainty: by concept, decision maker and state, where preferences are partly unknown.
        from_status_quo, improving: what all the moves, and all the improvements, lead to from there.
    """

    model: GraphModel
    names: tuple[str, ...]
    status_quo: int | None
    stability: Stability
    coalitions: CoalitionAnalysis | None
    certainty: Mapping[Concept, tuple[tuple[Certainty, ...], ...]] | None
    from_status_quo: Reach | None
    improving: Reach | None

    def equilibria(self, concept: Concept) -> tuple[int, ...]:
        """The states in which everyone would stay."""
        return tuple((np.flatnonzero(self.stability.equilibria(concept)) + 1).tolist())

    def stable_for(self, concept: Concept, decision_maker: int) -> tuple[int, ...]:
        """The states in which one decision maker would stay."""
        return tuple((np.flatnonzero(self.stability.stable[concept][decision_maker]) + 1).tolist())

    @property
    def is_small(self) -> bool:
        """Whether everything is worked out unasked: coalitions, paths, every equilibrium's witnesses."""
        return self.model.states <= MOST_STATES_IN_FULL

    @property
    def any_equilibria(self) -> tuple[int, ...]:
        """The states that are an equilibrium under some concept; GMR admits all that others do."""
        return self.equilibria(Concept.GMR)

    def why(self, concept: Concept, decision_maker: int, state: int) -> Verdict:
        """One verdict's witness. Its states are numbered from 0."""
        return verdict(self.model, concept, decision_maker, state - 1)

    def path_to(self, state: int) -> tuple[Path, bool] | None:
        """A shortest way from the status quo, and whether each move on it betters its mover."""
        if self.from_status_quo is None or self.improving is None:
            return None
        if state - 1 in self.improving.states:
            return self.improving.path_to(state - 1), True
        if state - 1 in self.from_status_quo.states:
            return self.from_status_quo.path_to(state - 1), False
        return None


def outcomes(case: Case) -> Finding[Outcomes]:
    """Judge every state of a case's conflict for every decision maker.

    Raises:
        InvalidCase: the case has no decision makers.
    """
    conflict = conflict_of(case)
    model = graph_model(case)
    small = model.states <= MOST_STATES_IN_FULL
    rankings = partial_rankings(conflict, model)
    start = None if conflict.status_quo is None or not small else conflict.status_quo - 1
    everyone = range(len(model.decision_makers))
    value = Outcomes(
        model=model,
        names=tuple(conflict.states.name(state) for state in range(1, model.states + 1)) if small else (),
        status_quo=conflict.status_quo,
        stability=analyse(model),
        coalitions=analyse_coalitions(model) if small and 1 < len(everyone) <= 6 else None,
        certainty=None if rankings is None else analyse_partial(model, rankings),
        from_status_quo=None if start is None else reach(model, everyone, start),
        improving=None if start is None else reach(model, everyone, start, improving=True),
    )
    return Finding(
        question="outcomes",
        value=value,
        method=METHOD,
        grounds=conflict_grounds(case),
        as_of=case.as_of,
    )


def partial_rankings(conflict: Conflict, model: GraphModel) -> tuple[PartialRanking, ...] | None:
    """What is known of each decision maker's preferences; None where all of it is."""
    if not any(maker.unknown for maker in conflict.decision_makers):
        return None
    unknown = unknown_pairs(conflict)
    return tuple(
        PartialRanking.forgetting(payoffs, [(int(one), int(other)) for one, other in unknown[maker]])
        for maker, payoffs in zip(model.decision_makers, model.payoffs, strict=True)
    )
