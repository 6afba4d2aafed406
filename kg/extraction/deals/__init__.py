"""What bodies do with each other: purchases, rounds, supplies; frames of verbs and nouns."""
