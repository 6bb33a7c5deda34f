"""From files to documents: one module a format, one result for every input that was named."""

from detente.adapters.documents.formats import EXTENSIONS
from detente.adapters.documents.loading import files_under, load, sizes
from detente.adapters.documents.sources import STANDARD_INPUT

__all__ = ["EXTENSIONS", "STANDARD_INPUT", "files_under", "load", "sizes"]
