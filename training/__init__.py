"""Corpus and training of the learned reader. Not part of the installed package."""
