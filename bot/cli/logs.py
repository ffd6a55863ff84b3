"""Logging to standard error, without the token, and without tracebacks for network errors."""

from __future__ import annotations

import json
import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_HIDDEN = "[token hidden]"
_LARGEST_EXACT = 2**53 - 1

# Their exceptions say what the network or Discord did; a traceback of our code wouldn't help.
_OUTSIDE = {"aiohttp", "discord"}

_log = logging.getLogger("bot")


class RedactingFormatter(logging.Formatter):
    """Formats a record, including its traceback, and hides secrets in the result.

    Args:
        secrets: What is hidden.
        as_json: Make each record one JSON object on one line, for programs.
    """

    def __init__(self, *secrets: str, as_json: bool = False) -> None:
        super().__init__(_FORMAT)
        self._secrets = [secret for secret in secrets if secret]
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of text, or several with a traceback; as JSON always one."""
        record = _shortened(record)
        text = self._json(record) if self._as_json else super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text

    def _json(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry: dict[str, object] = {"time": at, "level": record.levelname, "logger": record.name}
        if event := getattr(record, "event", None):
            entry |= {"event": event, **{name: _exact(value) for name, value in record.__dict__["fields"].items()}}
        else:
            entry["message"] = record.getMessage()
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def _exact(value: object) -> object:
    """A number that most readers of JSON would round, such as one of Discord's IDs, as a string."""
    return str(value) if isinstance(value, int) and abs(value) > _LARGEST_EXACT else value


def _shortened(record: logging.LogRecord) -> logging.LogRecord:
    """The record, with a traceback of discord.py's reduced to its last line where a failed connection is behind it."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None or not record.name.startswith("discord") or not _came_from_outside(error):
        return record
    short = logging.makeLogRecord(record.__dict__)
    short.msg, short.args = f"{record.getMessage()} ({type(error).__name__}: {' '.join(str(error).split())})", None
    short.exc_info = short.exc_text = None
    return short


def _came_from_outside(error: BaseException) -> bool:
    if error.__cause__ is not None and not _came_from_outside(error.__cause__):  # discord.py wraps the bot's own errors
        return False
    return isinstance(error, OSError) or type(error).__module__.partition(".")[0] in _OUTSIDE


def set_up_logging(level: str, *secrets: str, as_json: bool = False) -> None:
    """Send the log to standard error; uncaught exceptions go the same way, so that no traceback holds a secret."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(*secrets, as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        logging.getLogger("discord").setLevel(logging.WARNING)
        logging.getLogger("aiohttp.access").setLevel(logging.WARNING)

    def log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        _log.critical("Stopped by an unexpected error", exc_info=(kind, error, traceback))

    sys.excepthook = log_uncaught
    threading.excepthook = lambda args: log_uncaught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
