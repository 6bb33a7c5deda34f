"""The command line: thin commands, data on standard output, messages on standard error."""

from detente.cli.app import main

__all__ = ["main"]
