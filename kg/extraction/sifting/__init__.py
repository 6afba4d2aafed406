"""Leaves out what names, the words between them or the rest of the article speak against."""
