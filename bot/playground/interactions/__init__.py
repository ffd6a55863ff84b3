"""Interactions: what people do with the bot, from the first click to the last follow-up."""
