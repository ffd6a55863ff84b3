"""What need not be sent or read: answers sent back, and messages that are none of the bot's business.

Both reach into discord.py where it offers nothing; ``tests/end_to_end/test_e2e_traffic.py`` holds it to what is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord.ext import commands
from discord.http import MultipartParameters, Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context


class TerseAdapter(AsyncWebhookAdapter):
    """Answers interactions without having the answer sent back.

    discord.py asks for each message it answers with and makes objects of it, which nothing here looks at: for a card,
    some kilobytes to send, read and take apart. Whoever does need the message can fetch it.
    """

    async def create_interaction_response(  # type: ignore[override]  # it awaits what the original returns unawaited
        self, interaction_id: int, token: str, *, params: MultipartParameters, **session: Any
    ) -> dict[str, Any]:
        """Answer, and give what discord.py has to know to go on."""
        route = Route(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            webhook_id=interaction_id,
            webhook_token=token,
        )
        content = (
            {"files": params.files, "multipart": params.multipart} if params.files else {"payload": params.payload}
        )
        await self.request(route, **content, **session)
        return {"interaction": {"id": str(interaction_id)}}


def spare_traffic(client: commands.AutoShardedBot) -> None:
    """Neither send nor read what nobody looks at: in this task, in all that it starts, and for this client."""
    async_context.set(TerseAdapter())  # type: ignore[no-untyped-call]
    parse = client._connection.parsers["MESSAGE_CREATE"]

    def parse_if_concerned(payload: Mapping[str, Any]) -> None:
        if client.user is None or concerns(payload, client.user.id):
            parse(payload)

    client._connection.parsers["MESSAGE_CREATE"] = parse_if_concerned


def concerns(payload: Mapping[str, Any], user_id: int) -> bool:
    """Whether a message, as the gateway sends it, can be for the bot with this id.

    Discord sends whatever is written in the bot's servers, its own answers included. Nearly all of it can be let go
    before anything is made of it.
    """
    if payload["author"].get("bot") or "webhook_id" in payload:
        return False
    return "guild_id" not in payload or any(user["id"] == str(user_id) for user in payload["mentions"])
