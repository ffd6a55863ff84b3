"""Errors whose message is written for people."""

from __future__ import annotations


class BotError(Exception):
    """A failure that can be explained to the person who met it.

    Args:
        user_message: One sentence to be shown as it is: what is wrong and what to do.

    Attributes:
        exit_code: The program's exit code; 1 if another try may help.
    """

    exit_code = 1

    def __init__(self, user_message: str) -> None:
        super().__init__(user_message)
        self.user_message = user_message


class OperatorError(BotError):
    """A failure that only the bot's host can fix, with the text for the log."""


class ConfigurationError(OperatorError):
    """A setting is missing or invalid: starting again doesn't help until somebody fixes it."""

    exit_code = 78  # EX_CONFIG of sysexits.h, which supervisors are told not to restart after


class UnreachableError(OperatorError):
    """Discord can't be reached, or asks for patience."""


class LibraryError(OperatorError):
    """There is no usable library.

    Args:
        user_message: As in ``BotError``.
        problems: What is wrong with its files, one line each.
    """

    def __init__(self, user_message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(user_message)
        self.problems = problems

    exit_code = 78


class StoreError(OperatorError):
    """The database cannot be used."""


class TakenOverError(Exception):
    """Somebody else has changed or removed this meanwhile: leave it to them."""


class UnknownTopicError(BotError):
    """A slug names no topic of the library being served."""


class UnknownActorError(BotError):
    """A slug names no actor of the library being served."""
