"""The record in formats of others and of our own, each of which reads again."""

from detente.adapters.export.formats import FORMATS, format_for, format_of, read_as, write_as
from detente.adapters.export.parts import Found, Refused

__all__ = [
    "FORMATS",
    "Found",
    "Refused",
    "format_for",
    "format_of",
    "read_as",
    "write_as",
]
