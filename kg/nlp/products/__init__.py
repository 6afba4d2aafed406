"""Which words name a technology: concepts of the scheme, named products."""
