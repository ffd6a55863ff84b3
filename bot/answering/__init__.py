"""From questions to passages of the library. Pure: built once from the library, no files, no clock."""

from bot.answering.answerer import MOST_NEAREST, Answerer

__all__ = ["MOST_NEAREST", "Answerer"]
