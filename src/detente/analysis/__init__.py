"""The analyst's questions: from a case to findings, each with its witness and its grounds."""
