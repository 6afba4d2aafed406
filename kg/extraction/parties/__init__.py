"""Of which party somebody is, and whether still."""
