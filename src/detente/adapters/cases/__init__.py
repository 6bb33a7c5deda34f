"""From files to cases: YAML, JSON, Genius XML, and the cases that ship."""

from detente.adapters.cases.load import case_from_text, load_case

__all__ = ["case_from_text", "load_case"]
