"""One cog per feature: each parses, searches, renders and answers."""
