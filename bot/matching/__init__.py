"""From typed words to topics. Pure: built once from the topics, no files, no clock."""

from bot.matching.matcher import Match, Matcher, Verdict

__all__ = ["Match", "Matcher", "Verdict"]
