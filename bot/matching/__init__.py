"""From typed words to topics and actors. Pure: built once from what can be found, no files, no clock."""

from bot.matching.actors import ActorMatcher
from bot.matching.matcher import Match, Matcher, Verdict

__all__ = ["ActorMatcher", "Match", "Matcher", "Verdict"]
