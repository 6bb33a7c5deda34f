"""From files to documents."""

from detente.adapters.documents.paths import load

__all__ = ["load"]
