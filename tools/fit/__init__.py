"""Fitting the engine's weights to labelled rows: ``python -m tools.fit``, or ``make fit``."""
