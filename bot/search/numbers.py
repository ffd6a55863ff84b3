"""Every number of the engine that is set by hand, with its reason. All others are fitted: see weights.toml."""

from __future__ import annotations

# Words
ORDINARY_WORDS = 5_000  # words of a language that are on everybody's lips; rarer ones tell as much as names
COMMONEST_WORD = 0.25  # what the commonest of them tell, beside a name; between the two, by their rank's logarithm
