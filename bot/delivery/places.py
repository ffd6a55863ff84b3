"""Where digests go, as Discord currently has it."""

from __future__ import annotations

import discord

from bot.delivery.outcomes import FAILURES, PassingError, PermanentError, read_failure
from bot.delivery.requirements import DigestChannel
from bot.domain import Reason, Subscription
from bot.locales import text

Place = DigestChannel | discord.DMChannel


class Places:
    """Finds the channels of deliveries.

    Args:
        client: The connected bot.
    """

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def takes_nonce(self, subscription: Subscription, channel_id: int) -> bool:
        """Whether messages to a channel are known to have a nonce: a forum's posts have none.

        Right after the start, or after a new session, a server's channels may not be known yet.
        """
        if subscription.guild_id is None:
            return True
        guild = self._guild(subscription)
        channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
        return channel is not None and not isinstance(channel, discord.ForumChannel)

    def server_name(self, subscription: Subscription) -> str:
        """The name of the subscription's server."""
        guild = self._guild(subscription)
        return guild.name if guild is not None else text("warning-your-server")

    def lacks_role(self, subscription: Subscription) -> bool:
        """Whether the role to mention was deleted."""
        guild, role_id = self._guild(subscription), subscription.plan.posting.mention_role_id
        return guild is not None and not guild.unavailable and role_id is not None and guild.get_role(role_id) is None

    async def find(self, subscription: Subscription, channel_id: int) -> Place:
        """A subscription's channel. An archived thread is fetched; posting in it reopens it.

        Raises:
            DeliveryError: It is gone, or can't be fetched now.
        """
        try:
            if subscription.guild_id is None:
                return await self.open_direct(subscription.created_by)
            guild = self._guild(subscription)
            if guild is None or guild.unavailable:
                raise PassingError("server unavailable", is_doubtful=False)
            channel = guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)
        except discord.InvalidData as error:  # a channel of another server
            raise PermanentError(Reason.CHANNEL_GONE) from error
        except FAILURES as error:
            raise read_failure(error) from error
        if not isinstance(channel, DigestChannel):
            raise PermanentError(Reason.CHANNEL_GONE)
        return channel

    async def open_direct(self, user_id: int) -> discord.DMChannel:
        """Somebody's direct message channel; raises Discord's errors."""
        return await self._client.create_dm(discord.Object(user_id))

    def _guild(self, subscription: Subscription) -> discord.Guild | None:
        return self._client.get_guild(subscription.guild_id) if subscription.guild_id is not None else None
