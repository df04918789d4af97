"""Define the values that pass between the stages."""
