"""Détente: a Discord bot that briefs a server on the US-Russia relationship."""

__version__ = "0.2.0"
