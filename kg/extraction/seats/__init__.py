"""Where an institution is, and whose part it is."""
