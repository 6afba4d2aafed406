"""Measures what kg reads, resolves and writes, and what that costs; README.md lists how."""
