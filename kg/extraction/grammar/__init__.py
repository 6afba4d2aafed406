"""What the rules share: words as data, and what fills which slot of a sentence."""
