"""The graph model for conflict resolution: what holds, why, and what would change it."""

from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.moves import Moves
from detente.theory.graph_model.options import Reversal, moves_by_options
from detente.theory.graph_model.stability import Concept, Stability, analyse

__all__ = ["Concept", "GraphModel", "Moves", "Reversal", "Stability", "analyse", "moves_by_options"]
