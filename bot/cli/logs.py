"""Logging to standard error, with the token taken out of every line."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_HIDDEN = "[token hidden]"

_log = logging.getLogger("bot")


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback and all, and hides the secrets in what comes of it."""

    def __init__(self, *secrets: str) -> None:
        super().__init__(_FORMAT)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of text, or several with a traceback."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text


def set_up_logging(level: str, *secrets: str) -> None:
    """Send the log to standard error; uncaught exceptions go the same way, so that no traceback holds a secret."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        logging.getLogger("discord").setLevel(logging.WARNING)
        logging.getLogger("aiohttp.access").setLevel(logging.WARNING)

    def log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        _log.critical("Stopped by an error nobody handled", exc_info=(kind, error, traceback))

    sys.excepthook = log_uncaught
    threading.excepthook = lambda args: log_uncaught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
