"""The align stage."""
