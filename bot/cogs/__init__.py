"""One cog a capability: parse, ask, render, answer."""
