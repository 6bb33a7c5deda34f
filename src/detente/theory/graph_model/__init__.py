"""The graph model for conflict resolution: what holds, why, and what would change it."""

from detente.theory.graph_model.coalitions import CoalitionAnalysis, CoalitionMove, analyse_coalitions
from detente.theory.graph_model.inverse import (
    Change,
    Lever,
    lever_to_hold,
    levers_to_unsettle,
    pairs_compared_differently,
)
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.moves import Moves
from detente.theory.graph_model.options import Reversal, moves_by_options
from detente.theory.graph_model.partial import Certainty, PartialRanking, analyse_partial
from detente.theory.graph_model.reachability import Path, Reach, Step, reach
from detente.theory.graph_model.robustness import (
    Robustness,
    Swap,
    SwapEffect,
    adjacent_swaps,
    perturbed,
    swap_robustness,
)
from detente.theory.graph_model.stability import Concept, Stability, analyse
from detente.theory.graph_model.witness import Sanction, Verdict, verdict

__all__ = [
    "Certainty",
    "Change",
    "CoalitionAnalysis",
    "CoalitionMove",
    "Concept",
    "GraphModel",
    "Lever",
    "Moves",
    "PartialRanking",
    "Path",
    "Reach",
    "Reversal",
    "Robustness",
    "Sanction",
    "Stability",
    "Step",
    "Swap",
    "SwapEffect",
    "Verdict",
    "adjacent_swaps",
    "analyse",
    "analyse_coalitions",
    "analyse_partial",
    "lever_to_hold",
    "levers_to_unsettle",
    "moves_by_options",
    "pairs_compared_differently",
    "perturbed",
    "reach",
    "swap_robustness",
    "verdict",
]
