"""From text to parse, and what a parsed text and the word lists are asked again and again."""
