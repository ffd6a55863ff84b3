"""Process a message's components: IDs, defaults, the addresses of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.playground.errors import Json
from bot.playground.validation.components import all_components, walk
from bot.playground.validation.problems import Path, Problems

_FILE = 13
_SELECT: Json = {"min_values": 1, "max_values": 1}
_DEFAULTS: dict[int, Json] = {
    **dict.fromkeys((3, 5, 6, 7, 8), _SELECT),
    11: {"description": None, "spoiler": False},
    _FILE: {"name": None, "size": None, "spoiler": False},
    14: {"divider": True, "spacing": 1},
    17: {"accent_color": None, "spoiler": False},
}
_MEDIA = ("media", "file", "items")
_ITEM: Json = {"description": None, "spoiler": False}


def complete(components: list[Json]) -> None:
    """Turn valid components into what Discord sends back: numbered, without nulls but with every default."""
    everything = all_components(components)
    _drop_nulls(everything)
    _number(everything)
    for component in everything:
        for name, value in _DEFAULTS.get(component["type"], {}).items():
            component.setdefault(name, value)
        for preset in component.get("default_values") or ():
            preset["id"] = str(preset["id"])
        for item in component.get("items", ()):
            item.update({**_ITEM, **{name: value for name, value in item.items() if value is not None}})


def complete_modal(components: list[Json]) -> None:
    """As ``complete``, for a modal, whose defaults are left to the client."""
    everything = all_components(components)
    _drop_nulls(everything)
    _number(everything)


def _number(everything: list[Json]) -> None:
    """Give every component an id, as Discord does, leaving alone those the bot gave."""
    taken = {component["id"] for component in everything if component.get("id")}
    next_id = 1
    for component in everything:
        if not component.get("id"):
            while next_id in taken:
                next_id += 1
            component["id"] = next_id
            taken.add(next_id)


def media_of(components: list[Json]) -> Iterator[tuple[Path, Json]]:
    """Every media object with its path."""
    for path, component in walk(components):
        for name in ("media", "file"):
            if name in component:
                yield (*path, name), component[name]
        for index, item in enumerate(component.get("items", ())):
            yield (*path, "items", index, "media"), item["media"]


def attach_media(
    components: list[Json],
    find: Callable[[str], Json | None],
    new_id: Callable[[], int],
    path: Path,
    problems: Problems,
) -> None:
    """Turn ``attachment://name`` into the address of the attachment ``find`` knows by that name."""
    everything = all_components(components)
    if not any(name in component for component in everything for name in _MEDIA):
        return
    found: dict[str, Json] = {}
    for place, media in media_of(components):
        media.setdefault("id", str(new_id()))
        address = str(media["url"])
        if not address.startswith("attachment://"):
            media.setdefault("proxy_url", address)
            continue
        attachment = find(address.removeprefix("attachment://"))
        if attachment is None:
            problems.add(
                (*path, *place, "url"),
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                "The referenced attachment was not found",
            )
            continue
        names = ("url", "proxy_url", "width", "height", "content_type")
        media |= {name: attachment[name] for name in names if attachment.get(name) is not None}
        media["attachment_id"] = attachment["id"]
        found[attachment["id"]] = attachment
    for component in everything:
        if component["type"] == _FILE and (attachment := found.get(component["file"].get("attachment_id"))):
            component |= {"name": attachment["filename"], "size": attachment["size"]}


def _drop_nulls(everything: list[Json]) -> None:
    """Take out what was given as null: Discord does not keep it."""
    for component in everything:
        if None in component.values():
            for name in [name for name, value in component.items() if value is None]:
                del component[name]
