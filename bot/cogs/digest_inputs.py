"""What admins fill in for a digest, read into a plan or refused in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

import discord

from bot.delivery.requirements import DigestChannel
from bot.digest.dates import parse_date
from bot.digest.plans import parse_areas, parse_days, parse_time
from bot.digest.schedule import EVERY_DAY
from bot.domain import Area, DigestLength, Plan
from bot.domain.zones import have_same_clock
from bot.errors import BotError
from bot.render.wording import AREA_NAMES, typed
from bot.render.zones import zone_name, zones_in_doubt
from bot.search.zones import ZoneMatch, find_zone


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of /digest setup and edit as they were filled in; None where one was left out."""

    channel: DigestChannel | None = None
    time: str | None = None
    timezone: str | None = None
    days: str | None = None
    length: DigestLength | None = None
    areas: str | None = None
    thread: bool | None = None
    mention: discord.Role | None = None
    no_mention: bool = False


def part_zone_from_time(wishes: Wishes) -> Wishes:
    """The wishes with a zone that was written behind the time, "08:00 EST", taken for the time zone.

    Raises:
        BotError: What stands behind the time could be several zones, or is another than the time zone filled in.
    """
    if wishes.time is None or parse_time(wishes.time) is not None:
        return wishes
    words = wishes.time.split()
    for cut in range(len(words) - 1, 0, -1):
        at, behind = " ".join(words[:cut]), " ".join(words[cut:])
        if parse_time(at) is not None:
            zone = _zone_behind(wishes, find_zone(behind.removeprefix("in ")))
            return replace(wishes, time=at, timezone=zone) if zone else wishes
    return wishes


def _zone_behind(wishes: Wishes, match: ZoneMatch) -> str | None:
    if match.zone is None:
        if match.choices:
            offered = zones_in_doubt(match.choices)
            raise BotError(f"{_quoted(match.query)} could be {offered}; write only the time here, that in `timezone:`.")
        return None
    if wishes.timezone is not None and not have_same_clock(match.zone, wishes.timezone):
        named = f"`time:` names {zone_name(match.zone)} and `timezone:` names {zone_name(wishes.timezone)}"
        raise BotError(f"{named}; name only one of them.")
    return wishes.timezone or match.zone


def new_plan(wishes: Wishes, zone: str) -> Plan:
    """The plan of a new subscription.

    Args:
        wishes: What was filled in, the channel and time among it.
        zone: The time zone where none was given.

    Raises:
        BotError: Something that was filled in can't be understood.
    """
    if wishes.channel is None:
        raise BotError("Choose the channel that is to get the digest.")
    plan = Plan(
        channel_id=wishes.channel.id,
        at=time(8),
        zone=zone,
        weekdays=EVERY_DAY,
        length=DigestLength.STANDARD,
        areas=frozenset(),
        thread=False,
        mention_role_id=None,
    )
    return changed_plan(plan, wishes)


def changed_plan(plan: Plan, wishes: Wishes) -> Plan:
    """A plan with what was filled in; raises as ``new_plan`` does."""
    if wishes.channel is not None:
        plan = replace(plan, channel_id=wishes.channel.id)
    if wishes.time is not None:
        plan = replace(plan, at=_read_time(wishes.time))
    if wishes.timezone is not None:
        plan = replace(plan, zone=wishes.timezone)
    if wishes.days is not None:
        plan = replace(plan, weekdays=_read_days(wishes.days))
    if wishes.length is not None:
        plan = replace(plan, length=wishes.length)
    if wishes.areas is not None:
        plan = replace(plan, areas=_read_areas(wishes.areas))
    if wishes.thread is not None:
        plan = replace(plan, thread=wishes.thread)
    if wishes.mention is not None:
        plan = replace(plan, mention_role_id=_mentionable(wishes.mention))
    elif wishes.no_mention:
        plan = replace(plan, mention_role_id=None)
    return plan


def read_date(text: str, today: date) -> date:
    """The date that a text means.

    Raises:
        BotError: It is none.
    """
    found = parse_date(text, today)
    if found is None:
        raise BotError(f"{_quoted(text)} is not a date; write it as 2026-02-14, 14 February or yesterday.")
    return found


def _quoted(text: str) -> str:
    return typed(text, empty="An empty text")


def _read_time(text: str) -> time:
    found = parse_time(text)
    if found is None:
        raise BotError(f"{_quoted(text)} is not a time of day; write it as 08:00, 20:30 or 8 pm.")
    return found


def _read_days(text: str) -> frozenset[int]:
    found = parse_days(text)
    if found is None:
        raise BotError(f"{_quoted(text)} names no days; write daily, weekdays, or days such as mon, wed, fri.")
    return found


def _read_areas(text: str) -> frozenset[Area]:
    found = parse_areas(text)
    if found is None:
        names = ", ".join(AREA_NAMES.values())
        raise BotError(f"{_quoted(text)} names no areas; write all, or some of these with commas between: {names}.")
    return found


def _mentionable(role: discord.Role) -> int:
    if role.is_default():
        raise BotError("@everyone can't be mentioned by a digest; choose a role, or leave the option out.")
    return role.id
