"""From text to grounded claims: layout, parse, attributions, speakers, acts, and the facts of the talks."""

from detente.reading.ports import Parser
from detente.reading.reader import Reader

__all__ = ["Parser", "Reader"]
