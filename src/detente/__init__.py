"""Détente: a workbench for negotiations under threat."""

__version__ = "0.1.0"
