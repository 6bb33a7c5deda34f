"""The workbench: the record and the analyses in a browser."""

from detente.adapters.workbench.admission import Door
from detente.adapters.workbench.app import create_app
from detente.adapters.workbench.ports import Record, Workbench

__all__ = ["Door", "Record", "Workbench", "create_app"]
