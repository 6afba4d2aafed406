"""Where people are from, their families, whom they meet, what they founded."""
