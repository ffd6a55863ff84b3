"""Threads to be opened, and channels to be changed."""

from __future__ import annotations

from bot.playground.validation.forms import Required, array, boolean, choice, form, integer, snowflake, text
from bot.playground.validation.messages import new_message
from bot.playground.validation.problems import Check

_COMMON: dict[str, Check | Required] = {
    "name": Required(text(1, 100)),
    "auto_archive_duration": choice(60, 1440, 4320, 10080),
    "rate_limit_per_user": integer(0, 21600),
}
THREAD_ON_MESSAGE: Check = form(_COMMON)
THREAD: Check = form(_COMMON | {"type": choice(10, 11, 12), "invitable": boolean})
POST: Check = form(_COMMON | {"applied_tags": array(snowflake, longest=5), "message": Required(new_message)})
THREAD_EDIT: Check = form(
    {
        "name": text(1, 100),
        "archived": boolean,
        "locked": boolean,
        "invitable": boolean,
        "auto_archive_duration": choice(60, 1440, 4320, 10080),
        "rate_limit_per_user": integer(0, 21600),
        "applied_tags": array(snowflake, longest=5),
    }
)
CHANNEL_EDIT: Check = form(
    {"name": text(1, 100), "topic": text(0, 1024), "position": integer(0), "rate_limit_per_user": integer(0, 21600)}
)
