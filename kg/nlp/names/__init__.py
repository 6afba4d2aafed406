"""Which words are a name, and of what: people, bodies, places."""
