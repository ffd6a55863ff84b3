"""From what people type to a time zone: cities, abbreviations, Russian, offsets, and all of them with slips."""

from bot.zones.lookup import complete_zones, find_zones
from bot.zones.names import POPULAR

__all__ = ["POPULAR", "complete_zones", "find_zones"]
