"""Who makes, runs, orders and uses what."""
