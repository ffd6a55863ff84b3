"""``python -m bot resolve --kind zone``: show which time zone words set, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from bot.cli.output import can_write, write_line
from bot.search.zones import ZoneMatch, find_zone

_QUERY_WIDTH, _ZONE_WIDTH = 40, 30
_NONE = "–"


def resolve_zones(queries: Iterable[str], *, as_json: bool, out: TextIO) -> int:
    """Find the zone of each query and write one line for it; ``resolve`` tells the arguments."""
    if not as_json:
        write_line(out, _row("query", "zone", "choices"))
    for line in queries:
        match = find_zone(line.removesuffix("\n").removesuffix("\r"))
        write_line(out, _as_json(match, ascii_only=not can_write(out, match.query)) if as_json else _as_row(match))
    return 0


def _as_json(match: ZoneMatch, *, ascii_only: bool) -> str:
    answer = {"query": match.query, "zone": match.zone, "choices": list(match.choices)}
    return json.dumps(answer, ensure_ascii=ascii_only)


def _as_row(match: ZoneMatch) -> str:
    shown = "".join(character if character.isprintable() else " " for character in match.query)
    return _row(shown[:_QUERY_WIDTH], match.zone or _NONE, ", ".join(match.choices) or _NONE)


def _row(query: str, zone: str, choices: str) -> str:
    return f"{query:<{_QUERY_WIDTH}}  {zone:<{_ZONE_WIDTH}}  {choices}"
