"""Discord's limits on a Components V2 message, and the text that must keep to them."""

from __future__ import annotations

MESSAGE_CHARACTERS = 4_000  # all text displays of a message together; discord.py does not enforce it
BRIEF_CHARACTERS = 3_500  # the house's own limit for a brief, which leaves room for what a message adds
CHOICE_CHARACTERS = 100  # an autocomplete choice, a select's label, value or description
CHOICES = 25  # autocomplete choices offered at once
LABEL_CHARACTERS = 80  # a button's label
SELECT_OPTIONS = 25

_ELLIPSIS = "…"


def clip(text: str, limit: int) -> str:
    """The text, cut with an ellipsis at a word where it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    cut = text[: limit - 1]
    word_end = cut.rfind(" ")
    return (cut[:word_end] if word_end > limit // 2 else cut).rstrip() + _ELLIPSIS


class TextBudget:
    """Hands out what a message may still hold, so that no text, however long, makes Discord refuse it."""

    def __init__(self, characters: int = MESSAGE_CHARACTERS) -> None:
        self.left = characters

    def take(self, text: str, *, keep: int = 0) -> str:
        """As much of the text as fits, leaving ``keep`` characters for what follows."""
        fitting = clip(text, max(self.left - keep, 0))
        self.left -= len(fitting)
        return fitting
