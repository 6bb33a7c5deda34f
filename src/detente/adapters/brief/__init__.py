"""The brief as files: one HTML page, Markdown, PDF; and its charts."""

from detente.adapters.brief.charts import charts_of
from detente.adapters.brief.markdown import to_markdown
from detente.adapters.brief.portable import to_pdf, to_typst
from detente.adapters.brief.rendering import policy, to_html

__all__ = ["charts_of", "policy", "to_html", "to_markdown", "to_pdf", "to_typst"]
