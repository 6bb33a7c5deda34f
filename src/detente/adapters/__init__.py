"""The edge: files, the parser, the terminal, pages. Only the workflow joins them to the core."""
