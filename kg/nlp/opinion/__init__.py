"""A second opinion on names, from a small network."""
