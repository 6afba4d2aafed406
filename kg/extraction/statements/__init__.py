"""Who says what, in direct and in reported speech."""
