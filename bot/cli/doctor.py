"""``detente doctor``: check everything the bot needs, and say how to fix what is wrong.

It asks Discord's HTTP API only and connects to no gateway, so it does no harm beside a running bot.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple, TextIO

import aiohttp
import discord

from bot.cli.connecting import explained, read_token
from bot.cli.output import counted, write_line
from bot.cli.state import look_at_state
from bot.delivery.requirements import DigestChannel, missing_for_plan
from bot.discord_patches import apply_patches, know_member, use_api
from bot.domain import Subscription
from bot.errors import BotError
from bot.installation import settings_file
from bot.loader import read_library
from bot.settings import Settings
from bot.store import (
    POSTGRES_SCHEMA,
    SCHEMA_VERSION,
    Database,
    ShardStore,
    StateDatabase,
    SubscriptionStore,
    find_damage,
    open_database,
)

Mark = Literal["ok", "warning", "fault"]
_SIGNS = {"ok": "✓", "warning": "!", "fault": "✗"}
_ROOM = 200_000_000  # bytes: about ten times what a database of a thousand servers and its pictures take
_SLOW_CLOCK = 30  # seconds; an interaction's token is short-lived, and digests go by the clock
_MOST_CHANNELS = 100  # checked; each costs requests that the running bot needs
_READERS = 0o077


class Finding(NamedTuple):
    """What was checked, its state, and what to do if something is wrong."""

    mark: Mark
    subject: str
    text: str


async def show_health(settings: Settings, out: TextIO) -> int:
    """Check everything and print it. Returns the exit code: 0, or 1 if something is wrong."""
    marks = set[Mark]()
    async for finding in _examine(settings):
        marks.add(finding.mark)
        write_line(out, f"{_SIGNS[finding.mark]} {finding.subject:<11} {finding.text}")
    return 1 if "fault" in marks else 0


async def _examine(settings: Settings) -> AsyncIterator[Finding]:
    yield _settings_file()
    yield _disk(settings)
    yield _library(settings)
    subscriptions: list[Subscription] = []
    try:
        database = await open_database(settings.database_path, alone=False)
    except BotError as error:
        yield Finding("fault", "database", error.user_message)
    else:
        try:
            yield await _database(database, settings)
            if settings.state_url is None:
                subscriptions = await _active(database)
        finally:
            await database.close()
    if settings.state_url is not None:
        try:
            async with look_at_state(settings) as state:
                yield await _state(state)
                subscriptions = await _active(state)
        except BotError as error:
            yield Finding("fault", "state", error.user_message)
    try:
        async for finding in _discord(settings, subscriptions):
            yield finding
    except BotError as error:
        yield Finding("fault", "Discord", " ".join(error.user_message.split()))


def _settings_file() -> Finding:
    file = settings_file()
    if not file.is_file():
        return Finding("ok", "settings", "from the environment; there is no .env")
    if file.stat().st_mode & _READERS:
        return Finding("warning", "settings", f"others can read {file} and the token in it; run chmod 600 {file}")
    return Finding("ok", "settings", f"{file}, readable only by you")


def _disk(settings: Settings) -> Finding:
    folder = settings.database_path.absolute().parent
    while not folder.is_dir():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    text = f"{free / 1_000_000_000:.1f} GB free in {folder}"
    return Finding("ok", "disk", text) if free > _ROOM else Finding("warning", "disk", f"{text}: free some space")


def _library(settings: Settings) -> Finding:
    reading = read_library(settings.content_dir, settings.seeds_dir)
    if reading.library is None:
        text = f"{counted(len(reading.problems), 'problem')}; the first: {reading.problems[0]}"
        return Finding("fault", "library", text)
    return Finding(
        "ok", "library", f"{len(reading.library.topics)} topics on {len(reading.library.claims)} claims, no problems"
    )


async def _database(database: Database, settings: Settings) -> Finding:
    path = settings.database_path
    if (found := find_damage(path)) is not None:
        return Finding("fault", "database", f"{path} is damaged ({found}); restore a backup")
    size = path.stat().st_size / 1_000_000
    return Finding("ok", "database", f"{path}, {size:.1f} MB, undamaged, migration {SCHEMA_VERSION}")


async def _state(state: StateDatabase) -> Finding:
    """PostgreSQL, and the processes that run on it."""
    version = (await state.rows("SELECT current_setting('server_version') AS version"))[0]["version"]
    held = await ShardStore(state).held()
    shares = "; ".join(f"{name} has {', '.join(map(str, shards)) or 'none'}" for name, shards in held.items())
    return Finding(
        "ok",
        "state",
        f"PostgreSQL {version}, migration {POSTGRES_SCHEMA}; "
        + (f"shards: {shares}" if held else "no bot is using it"),
    )


async def _active(database: StateDatabase) -> list[Subscription]:
    found = await SubscriptionStore(database).active(datetime.now(UTC), 0, _MOST_CHANNELS)
    return [subscription for subscription, _ in found if subscription.guild_id is not None]


async def _discord(settings: Settings, subscriptions: list[Subscription]) -> AsyncIterator[Finding]:
    token = read_token(settings)
    apply_patches()
    use_api(settings.discord_api_url)
    yield await _clock(settings)
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:  # it warns where these are left out
        with explained(settings):
            await client.login(token)
            yield Finding("ok", "token", f"belongs to {client.user}")
            yield _intents(await client.application_info())
            shards, url, starts = await client.http.get_bot_gateway()
        text = f"{url}, {counted(shards, 'shard')}, {starts['remaining']} of {starts['total']} starts left today"
        yield Finding("ok" if starts["remaining"] > shards else "warning", "gateway", text)
        for subscription in subscriptions:
            async for finding in _channel(client, subscription):
                yield finding
    if not subscriptions:
        yield Finding("ok", "digests", "none set up")


async def _clock(settings: Settings) -> Finding:
    with explained(settings):
        async with aiohttp.ClientSession() as session, session.get(f"{settings.discord_api_url}/gateway") as response:
            said = response.headers.get("Date")
    if said is None:
        return Finding("warning", "clock", "Discord didn't say what time it is")
    off = abs((datetime.now(UTC) - parsedate_to_datetime(said)).total_seconds())
    if off > _SLOW_CLOCK:
        return Finding("fault", "clock", f"{off:.0f} s off: turn on time synchronization (timedatectl set-ntp true)")
    return Finding("ok", "clock", "agrees with Discord's")


def _intents(application: discord.AppInfo) -> Finding:
    flags = application.flags
    given = (flags.gateway_message_content, flags.gateway_guild_members, flags.gateway_presence)
    if any(given):
        return Finding("ok", "intents", "privileged ones are on in the developer portal; none are needed")
    return Finding("ok", "intents", "none privileged, as it should be")


async def _channel(client: discord.Client, subscription: Subscription) -> AsyncIterator[Finding]:
    """A digest's channel, as far as it can be checked without a gateway connection."""
    name = f"digest {subscription.number}"  # as its server knows it
    channel_id = subscription.plan.channel_id
    try:
        guild = await client.fetch_guild(subscription.guild_id or 0, with_counts=False)
        know_member(guild, await guild.fetch_member(client.user.id if client.user else 0))
        channel = await guild.fetch_channel(channel_id)
    except discord.HTTPException as error:
        yield Finding(
            "fault",
            name,
            f"channel {channel_id} of server {subscription.guild_id} can't be reached ({error.text or error.status}):"
            " choose another with /digest edit",
        )
        return
    if isinstance(channel, discord.Thread) or not isinstance(channel, DigestChannel):
        yield Finding("ok", name, f"channel {channel_id} exists; a thread's permissions aren't checked")
        return
    missing = missing_for_plan(channel, subscription.plan)
    where = f"#{channel.name} in {guild.name}"
    if missing:
        yield Finding("fault", name, f"{where} lacks {', '.join(missing)}: grant that to the bot there")
    else:
        yield Finding("ok", name, f"{where} has all permissions")
