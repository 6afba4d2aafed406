"""What tells namesakes apart: hints for resolution that stand beside names."""
