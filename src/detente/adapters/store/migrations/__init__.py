"""One module a release of the schema, applied in order."""
