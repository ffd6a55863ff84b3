"""Embeds and their limits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.playground.validation.forms import Required, array, boolean, form, integer, refine, text, url
from bot.playground.validation.problems import Check, Path, Problems

MAX_SIZE = 6000


def _timestamp(value: Any, path: Path, problems: Problems) -> Any:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        problems.add(path, "DATETIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")
    return value


_LINK = url("http", "https")
_IMAGE = form({"url": Required(url("http", "https", "attachment"))})
_EMBED = form(
    {
        "title": text(0, 256),
        "description": text(0, 4096),
        "url": _LINK,
        "timestamp": _timestamp,
        "color": integer(0, 0xFFFFFF),
        "footer": form({"text": Required(text(0, 2048)), "icon_url": url("http", "https", "attachment")}),
        "image": _IMAGE,
        "thumbnail": _IMAGE,
        "author": form({"name": Required(text(0, 256)), "url": _LINK, "icon_url": url("http", "https", "attachment")}),
        "fields": array(
            form({"name": Required(text(1, 256)), "value": Required(text(1, 1024)), "inline": boolean}), longest=25
        ),
    }
)


def _size_of(embed: Any) -> int:
    fields = [field[name] for field in embed.get("fields") or () for name in ("name", "value")]
    inside = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    return sum(len(part or "") for part in (embed.get("title"), embed.get("description"), *inside, *fields))


def _size_rule(embeds: Any, path: Path, problems: Problems) -> None:
    if sum(map(_size_of, embeds)) > MAX_SIZE:
        problems.add((*path, 0), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MAX_SIZE}")


def _kind(embed: Any, path: Path, problems: Problems) -> Any:
    cleaned = _EMBED(embed, path, problems)
    present = {name: value for name, value in cleaned.items() if value is not None}
    for field in present.get("fields", ()):
        field["inline"] = bool(field.get("inline"))
    return {"type": "rich", **present}


EMBEDS: Check = refine(array(_kind, longest=10), _size_rule)
