"""Parse what admins enter for a digest into a plan, or refuse it in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time

import discord

from bot.cogs.digest_about import read_about
from bot.cogs.digest_options import Keeping, Wishes
from bot.cogs.lookups import Lookups
from bot.delivery.requirements import DigestChannel, usable_tags
from bot.digest.dates import parse_date
from bot.digest.rhythms import parse_rhythm
from bot.digest.times import are_apart, parse_times
from bot.domain import DigestForm, Plan, Posting, Rhythm, Schedule
from bot.domain.zones import get_zone, have_same_clock
from bot.errors import BotError
from bot.locales import language_for, text
from bot.render.wording import entered
from bot.render.zones import zone_name, zones_in_doubt
from bot.search.zones import ZoneMatch, find_zone

_OCCASION = re.compile(r"\bnews\b|anniversar|новост|годовщин")


def part_zone_from_time(wishes: Wishes) -> Wishes:
    """The wishes with a zone written after the time, as in "08:00 EST", moved to the time zone.

    Raises:
        BotError: The zone after the time is ambiguous, or differs from the time zone option.
    """
    if wishes.time is None or parse_times(wishes.time) is not None:
        return wishes
    words = wishes.time.split()
    for cut in range(len(words) - 1, 0, -1):
        at, behind = " ".join(words[:cut]), " ".join(words[cut:])
        if parse_times(at) is not None:
            zone = _zone_behind(wishes, find_zone(behind.removeprefix("in "), is_behind_time=True))
            return replace(wishes, time=at, timezone=zone) if zone else wishes
    return wishes


def _zone_behind(wishes: Wishes, match: ZoneMatch) -> str | None:
    if match.zone is None:
        if match.choices:
            offered = zones_in_doubt(match.choices)
            raise BotError(text("digest-time-zone-in-doubt", typed=entered(match.query), zones=offered))
        return None
    if wishes.timezone is not None and not have_same_clock(match.zone, wishes.timezone):
        one, other = zone_name(match.zone), zone_name(wishes.timezone)
        raise BotError(text("digest-two-zones", one=one, other=other))
    return wishes.timezone or match.zone


def new_plan(wishes: Wishes, here: DigestChannel | None, zone: str, lookups: Lookups, now: datetime) -> Plan:
    """The plan of a new subscription.

    Args:
        wishes: What was filled in.
        here: The channel to use if none was given.
        zone: The time zone to use if none was given.
        lookups: Finds topics and people.
        now: An aware moment.

    Raises:
        BotError: Something that was filled in can't be understood.
    """
    channel = wishes.channel or here
    if channel is None:
        raise BotError(text("digest-no-channel"))
    form = default_form(channel, is_mentioning=wishes.mention is not None)
    language = language_for(channel.guild.preferred_locale)
    plan = Plan(channel.id, Schedule((time(8),), zone), posting=Posting(form=form), language=language)
    return changed_plan(plan, wishes, channel, lookups, now)


def default_form(channel: DigestChannel | None, *, is_mentioning: bool) -> DigestForm:
    """Plain if notifications or followers should show the text; neither shows a card."""
    is_news = isinstance(channel, discord.TextChannel) and channel.is_news()
    return DigestForm.PLAIN if is_news or is_mentioning else DigestForm.CARD


def with_form_of(
    posting: Posting, channel: DigestChannel | None, before: Posting, channel_before: DigestChannel | None
) -> Posting:
    """A draft's posting in the form that suits its new channel or mention, unless another was chosen."""
    if before.form is not default_form(channel_before, is_mentioning=before.mention_role_id is not None):
        return posting
    return replace(posting, form=default_form(channel, is_mentioning=posting.mention_role_id is not None))


def changed_plan(plan: Plan, wishes: Wishes, channel: DigestChannel | None, lookups: Lookups, now: datetime) -> Plan:
    """A plan with what was filled in, for its ``channel`` if it exists; raises like ``new_plan``."""
    schedule = plan.schedule
    if wishes.time is not None:
        schedule = replace(schedule, times=read_times(wishes.time))
    if wishes.timezone is not None:
        schedule = replace(schedule, zone=wishes.timezone)
    if wishes.often is not None:
        today = now.astimezone(get_zone(schedule.zone)).date()
        schedule = replace(schedule, rhythm=read_rhythm(wishes.often, today))
    plan = replace(plan, schedule=schedule, posting=_changed_posting(plan.posting, wishes, channel))
    if wishes.channel is not None:
        plan = replace(plan, channel_id=wishes.channel.id)
    if wishes.when is not None:
        plan = replace(plan, occasion=wishes.when)
    if wishes.about is not None:
        plan = replace(plan, about=read_about(lookups, wishes.about))
    return replace(plan, length=wishes.length or plan.length, language=wishes.language or plan.language)


def _changed_posting(posting: Posting, wishes: Wishes, channel: DigestChannel | None) -> Posting:
    given = {
        "form": wishes.form,
        "keeps_latest": wishes.keep is Keeping.LATEST if wishes.keep is not None else None,
        "pin": wishes.pin,
        "thread": wishes.thread,
        "publish": wishes.publish,
        "mention_role_id": _mentionable(wishes.mention) if wishes.mention is not None else None,
        "tag_id": _read_tag(wishes.tag, channel) if wishes.tag is not None else None,
    }
    posting = replace(posting, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    check_posting(posting, channel)
    return posting


def mentioning_nobody(plan: Plan) -> Plan:
    """The plan without a role to mention."""
    return replace(plan, posting=replace(plan.posting, mention_role_id=None))


def check_posting(posting: Posting, channel: DigestChannel | None) -> None:
    """Check that the choices are compatible.

    Raises:
        BotError: They aren't.
    """
    if posting.keeps_latest and posting.thread:
        raise BotError(text("digest-latest-with-thread"))
    if posting.pin and isinstance(channel, discord.ForumChannel):
        raise BotError(text("digest-pin-in-forum"))


def _read_tag(words: str, channel: DigestChannel | None) -> int:
    if not isinstance(channel, discord.ForumChannel):
        raise BotError(text("digest-tag-without-forum"))
    tags = usable_tags(channel)
    for tag in tags:
        if words.casefold().strip() in {str(tag.id), tag.name.casefold()}:
            return tag.id
    if not tags:
        raise BotError(text("digest-no-usable-tag"))
    raise BotError(text("digest-no-such-tag", typed=entered(words), tags=", ".join(tag.name for tag in tags)))


def read_date(words: str, today: date) -> date:
    """The date that a text means.

    Raises:
        BotError: It isn't one.
    """
    found = parse_date(words, today)
    if found is None:
        raise BotError(text("digest-no-date", typed=entered(words)))
    return found


def read_times(words: str) -> tuple[time, ...]:
    """The times that a text means; raises like ``read_date``."""
    found = parse_times(words)
    if found is None:
        today = date.today()
        is_often = parse_rhythm(words, today) is not None or _are_both(words, today)
        raise BotError(text("digest-often-in-time" if is_often else "digest-no-time", typed=entered(words)))
    if not are_apart(found):
        raise BotError(text("digest-times-too-many"))
    return found


def read_rhythm(words: str, today: date) -> Rhythm:
    """How often, as a text says it; raises like ``read_date``."""
    found = parse_rhythm(words, today)
    if found is None:
        raise BotError(text(_why_no_rhythm(words, today), typed=entered(words)))
    return found


def _why_no_rhythm(words: str, today: date) -> str:
    if parse_times(words) is not None or "a day" in words.casefold():
        return "digest-time-in-often"
    if _are_both(words, today):
        return "digest-often-in-time"
    return "digest-when-in-often" if _OCCASION.search(words.casefold()) else "digest-no-rhythm"


def _are_both(words: str, today: date) -> bool:
    """Whether they say how often and at what time: "weekdays at 8", "8 am daily"."""
    parts = words.split()
    splits = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
    return any(
        parse_times(at) is not None and parse_rhythm(often, today) is not None
        for one, other in splits
        for at, often in ((one, other), (other, one))
    )


def _mentionable(role: discord.Role) -> int:
    if role.is_default():
        raise BotError(text("digest-everyone"))
    return role.id
