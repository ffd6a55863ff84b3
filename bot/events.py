"""Log lines for what happens while the bot runs, readable by people and programs."""

from __future__ import annotations

import logging

_log = logging.getLogger("bot.events")


def log_event(event: str, **fields: object) -> None:
    """Log that something happened.

    Args:
        event: What, in one word.
        fields: IDs and figures, never what somebody typed. None is left out.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    text = " ".join((event, *(f"{name}={_quoted(value)}" for name, value in given.items())))
    _log.info("%s", text, extra={"event": event, "fields": given})


def _quoted(value: object) -> str:
    text = str(value)
    return f'"{text}"' if " " in text else text
