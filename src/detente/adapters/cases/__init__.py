"""From files to cases: YAML, JSON, Genius XML, and the cases that ship."""

from detente.adapters.cases.load import case_from_text, load_case
from detente.adapters.cases.shipped import shipped_case, shipped_names, shipped_text

__all__ = ["case_from_text", "load_case", "shipped_case", "shipped_names", "shipped_text"]
