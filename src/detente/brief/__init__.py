"""The brief: findings and record in sentences, each with its grounds. Rendering is an adapter's."""

from detente.brief.compose import compose
from detente.brief.evidence import Evidence
from detente.brief.model import (
    Brief,
    Entry,
    Grid,
    Lane,
    Met,
    Picture,
    Piece,
    Row,
    Section,
    Sentence,
    Source,
    Strip,
    Week,
)
from detente.brief.passages import passage_of

__all__ = [
    "Brief",
    "Entry",
    "Evidence",
    "Grid",
    "Lane",
    "Met",
    "Picture",
    "Piece",
    "Row",
    "Section",
    "Sentence",
    "Source",
    "Strip",
    "Week",
    "compose",
    "passage_of",
]
