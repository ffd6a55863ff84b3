"""Errors whose message a person is meant to read."""

from __future__ import annotations


class BotError(Exception):
    """A failure that can be explained to the person who met it.

    Args:
        user_message: One sentence, fit to be shown as it stands: what is wrong and what to do.
    """

    def __init__(self, user_message: str) -> None:
        super().__init__(user_message)
        self.user_message = user_message


class ConfigurationError(BotError):
    """A setting is missing or cannot be used."""


class LibraryError(BotError):
    """There is no library that could be served."""


class StoreError(BotError):
    """The database file cannot be used."""


class UnknownTopicError(BotError):
    """A slug names no topic of the library being served."""


class UnknownActorError(BotError):
    """A slug names no actor of the library being served."""
