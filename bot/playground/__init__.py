"""An embedded Discord to try the bot on, and to test it against."""

from bot.playground.answer import Answer, PlaygroundError
from bot.playground.clock import Clock
from bot.playground.member import Member
from bot.playground.server import Playground

__all__ = ["Answer", "Clock", "Member", "Playground", "PlaygroundError"]
