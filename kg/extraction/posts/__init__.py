"""Who holds which post of which body or place."""
