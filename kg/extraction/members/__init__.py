"""Who belongs to which body without a title."""
