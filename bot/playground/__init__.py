"""A built-in Discord to try the bot on, and to test it against."""

from bot.playground.clock import Clock
from bot.playground.server import Playground

__all__ = ["Clock", "Playground"]
