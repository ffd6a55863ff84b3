"""Interactions as the gateway sends them, and as messages remember them."""

from __future__ import annotations

from bot.playground.attachments import MAX_FILE_BYTES
from bot.playground.interactions.model import Interaction, InteractionType
from bot.playground.message_payloads import message_payload
from bot.playground.payloads import channel_payload, member_payload, user_payload
from bot.playground.permissions import channel_permissions
from bot.playground.world import Channel, Json, User, World

IN_GUILD, IN_BOT_DM = 0, 1


def interaction_event(world: World, interaction: Interaction) -> Json:
    """INTERACTION_CREATE."""
    channel, user = interaction.channel, interaction.user
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(world.application.id),
        "type": int(interaction.type),
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": channel_with_permissions(world, channel, user),
        "app_permissions": str(channel_permissions(world, world.bot.id, channel)),
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": integration_owners(world, channel),
        "context": IN_BOT_DM if channel.is_direct else IN_GUILD,
        "attachment_size_limit": MAX_FILE_BYTES,
    }
    if interaction.message is not None:
        payload["message"] = message_payload(world, interaction.message, world.bot.id)
    if channel.is_direct:
        return payload | {"user": user_payload(user)}
    guild = world.guild
    return payload | {
        "guild_id": str(guild.id),
        "guild_locale": guild.preferred_locale,
        "guild": {"id": str(guild.id), "locale": guild.preferred_locale, "features": list(guild.features)},
        "member": member_payload(guild.members[user.id])
        | {"permissions": str(channel_permissions(world, user.id, channel))},
    }


def channel_with_permissions(world: World, channel: Channel, user: User) -> Json:
    """A channel object with what a user may do in it."""
    # To the bot, a direct conversation's recipient is the person.
    viewer_id = world.bot.id if channel.is_direct else user.id
    payload = channel_payload(world, channel, viewer_id)
    return payload | {"permissions": str(channel_permissions(world, user.id, channel))}


def integration_owners(world: World, channel: Channel) -> Json:
    """By what right the application is there: added to the server, or written to directly."""
    return {"0": "0" if channel.is_direct else str(world.guild.id)}


def metadata(world: World, interaction: Interaction) -> Json:
    """The interaction metadata of a message that answers it."""
    payload: Json = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": user_payload(interaction.user),
        "authorizing_integration_owners": integration_owners(world, interaction.channel),
    }
    if interaction.command is not None:
        payload["name"] = _qualified_name(interaction)
        payload["command_type"] = interaction.data["type"]
    target = interaction.data.get("target_id")
    if interaction.data.get("type") == 3 and target:
        payload["target_message_id"] = target
    elif interaction.data.get("type") == 2 and target:
        payload["target_user"] = user_payload(world.users[int(target)])
    if interaction.type is InteractionType.COMPONENT and interaction.message is not None:
        payload["interacted_message_id"] = str(interaction.message.id)
    if interaction.opener is not None:
        payload["triggering_interaction_metadata"] = metadata(world, interaction.opener)
    return payload


def legacy_interaction(interaction: Interaction) -> Json | None:
    """The older ``interaction`` field, which only answers to commands have."""
    if interaction.command is None:
        return None
    return {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "name": _qualified_name(interaction),
        "user": user_payload(interaction.user),
    }


def _qualified_name(interaction: Interaction) -> str:
    names = [interaction.data["name"]]
    options = interaction.data.get("options") or []
    while options and options[0]["type"] in {1, 2}:
        names.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(names)
