"""Read quantities."""
