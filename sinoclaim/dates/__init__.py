"""Read dates."""
