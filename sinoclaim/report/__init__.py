"""Render reports: one renderer a format. Importing the package loads none of them; ``formats`` lists them."""
