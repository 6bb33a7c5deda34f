"""The brief as files: one HTML page, Markdown."""

from detente.adapters.brief.markdown import to_markdown
from detente.adapters.brief.rendering import to_html

__all__ = ["to_html", "to_markdown"]
