"""What is left of the old engine, for answering alone."""
