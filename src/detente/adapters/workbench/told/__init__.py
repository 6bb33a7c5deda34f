"""Findings as pages tell them: plain data, in words where words are needed."""
