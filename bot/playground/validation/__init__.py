"""What the API takes: every form with its limits."""
