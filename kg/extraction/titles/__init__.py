"""The words of a title: where they start, how far they go, which body they name."""
