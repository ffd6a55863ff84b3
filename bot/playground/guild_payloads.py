"""The server as Discord's JSON objects."""

from __future__ import annotations

from bot.playground.payloads import channel_payload, member_payload, moment, role_payload
from bot.playground.permissions import channel_permissions
from bot.playground.world import Json, World

# What the playground's server has no use for.
_UNUSED: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "banner": None,
    "description": None,
    "emojis": [],
    "stickers": [],
    "verification_level": 0,
    "default_message_notifications": 1,
    "explicit_content_filter": 0,
    "mfa_level": 0,
    "nsfw_level": 0,
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "public_updates_channel_id": None,
    "safety_alerts_channel_id": None,
    "application_id": None,
    "vanity_url_code": None,
    "home_header": None,
    "region": "deprecated",
    "nsfw": False,
    "max_video_channel_users": 25,
    "max_stage_video_channel_users": 50,
    "hub_type": None,
    "latest_onboarding_question_id": None,
    "incidents_data": None,
    "widget_channel_id": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "premium_progress_bar_enabled": False,
    "max_members": 500_000,
    "max_presences": None,
    "widget_enabled": False,
}


def guild_payload(world: World) -> Json:
    """A guild object."""
    guild = world.guild
    return {
        **_UNUSED,
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "roles": [role_payload(role) for role in guild.roles.values()],
        "features": list(guild.features),
        "preferred_locale": guild.preferred_locale,
    }


def guild_create_event(world: World) -> Json:
    """GUILD_CREATE as a bot without the members intent gets it: itself and nobody else."""
    bot_id = world.bot.id
    bot_member = world.guild.members[bot_id]
    return guild_payload(world) | {
        "joined_at": moment(bot_member.joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(world.guild.members),
        "members": [member_payload(bot_member)],
        "channels": [channel_payload(world, channel, bot_id) for channel in world.guild_channels()],
        "threads": [
            channel_payload(world, thread, bot_id)
            for thread in world.threads()
            if thread.thread and not thread.thread.archived and channel_permissions(world, bot_id, thread)
        ],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
