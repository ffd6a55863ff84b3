"""Checks of embeds that Discord's description can't express."""

from __future__ import annotations

from bot.playground.errors import Json
from bot.playground.validation.components import check_scheme
from bot.playground.validation.problems import Path, Problems

MAX_SIZE = 6000


def check_embeds(embeds: list[Json], path: Path, problems: Problems) -> None:
    """Note what is wrong with a message's embeds."""
    for index, embed in enumerate(embeds):
        place = (*path, index)
        check_scheme(embed, place, problems, "http", "https")
        check_scheme(embed.get("author") or {}, (*place, "author"), problems, "http", "https")
        for name, field in (("image", "url"), ("thumbnail", "url"), ("footer", "icon_url"), ("author", "icon_url")):
            check_scheme(embed.get(name) or {}, (*place, name), problems, "http", "https", "attachment", name=field)
        for number, field_ in enumerate(embed.get("fields") or ()):
            for name in ("name", "value"):
                if not field_[name].strip():
                    problems.add((*place, "fields", number, name), "BASE_TYPE_REQUIRED", "This field is required")
    if sum(map(_size_of, embeds)) > MAX_SIZE:
        problems.add((*path, 0), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MAX_SIZE}")


def _size_of(embed: Json) -> int:
    fields = [field[name] for field in embed.get("fields") or () for name in ("name", "value")]
    inside = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    return sum(len(part or "") for part in (embed.get("title"), embed.get("description"), *inside, *fields))


def complete_embed(embed: Json) -> Json:
    """An embed as Discord sends it back."""
    kept = {name: value for name, value in embed.items() if value is not None}
    for field in kept.get("fields", ()):
        field["inline"] = bool(field.get("inline"))
    return {**kept, "type": "rich"}
