"""Who bans, fines, arrests or otherwise restricts whom."""
