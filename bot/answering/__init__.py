"""From questions to passages of the library. Pure: built once from the library, no files, no clock."""

from bot.answering.answerer import Answer, Answerer, Passage

__all__ = ["Answer", "Answerer", "Passage"]
