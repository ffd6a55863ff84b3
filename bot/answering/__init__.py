"""From questions to passages of the library. Pure: built once from the library, no files, no clock."""

from bot.answering.answerer import Answerer

__all__ = ["Answerer"]
