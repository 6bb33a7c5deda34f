"""The page that shows a reading: one file, every claim beside its words."""

from detente.adapters.page.rendering import render

__all__ = ["render"]
