"""What people see in a terminal."""

from detente.adapters.terminal.account import Account
from detente.adapters.terminal.progress import counting, progress, stages

__all__ = ["Account", "counting", "progress", "stages"]
