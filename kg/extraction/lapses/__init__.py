"""Posts that the rest of the article tells to be over, or yet to come."""
