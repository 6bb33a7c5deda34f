"""The brief: findings and record in sentences, each with its grounds. Rendering is an adapter's."""

from detente.brief.compose import compose
from detente.brief.evidence import Evidence
from detente.brief.model import Brief, Entry, Grid, Piece, Row, Section, Sentence, Source
from detente.brief.passages import passage_of

__all__ = [
    "Brief",
    "Entry",
    "Evidence",
    "Grid",
    "Piece",
    "Row",
    "Section",
    "Sentence",
    "Source",
    "compose",
    "passage_of",
]
