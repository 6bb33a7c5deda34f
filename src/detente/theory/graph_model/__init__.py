"""The graph model for conflict resolution: what holds, why, and what would change it."""

from detente.theory.graph_model.coalitions import CoalitionAnalysis, CoalitionMove, analyse_coalitions
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.moves import Moves
from detente.theory.graph_model.options import Reversal, moves_by_options
from detente.theory.graph_model.partial import Certainty, PartialRanking, analyse_partial
from detente.theory.graph_model.reachability import Path, Reach, Step, reach
from detente.theory.graph_model.stability import Concept, Stability, analyse
from detente.theory.graph_model.witness import Sanction, Verdict, verdict

__all__ = [
    "Certainty",
    "CoalitionAnalysis",
    "CoalitionMove",
    "Concept",
    "GraphModel",
    "Moves",
    "PartialRanking",
    "Path",
    "Reach",
    "Reversal",
    "Sanction",
    "Stability",
    "Step",
    "Verdict",
    "analyse",
    "analyse_coalitions",
    "analyse_partial",
    "moves_by_options",
    "reach",
    "verdict",
]
