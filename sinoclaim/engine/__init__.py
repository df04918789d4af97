"""The engine: where documents are read, and what is kept of it for the next run."""
