"""When a digest is due and what goes in it: pure functions."""
