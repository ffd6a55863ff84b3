"""The direct message to whoever set up a digest that can't be delivered."""

from __future__ import annotations

from discord import ui

from bot.domain import Reason, Subscription
from bot.locales import text
from bot.render.deliveries import because
from bot.render.layouts import new_layout
from bot.render.wording import NOTICE_COLOUR, plain


def render_warning(
    subscription: Subscription, server: str, reason: Reason, detail: str | None, *, is_suspended: bool = False
) -> ui.LayoutView:
    """Says what is wrong with a digest, in which server, and what to do about it; or that it has paused itself."""
    said, outcome = because(reason, detail), "suspended" if is_suspended else "failed"
    if subscription.guild_id is None:
        return _notice(text(f"warning-own-{outcome}"), text("warning-own-account", reason=said))
    lines = [text(f"warning-{outcome}"), text("warning-account", reason=said, **_place(subscription, server))]
    if reason is Reason.MISSING_PERMISSIONS:
        if "View Channel" in (detail or ""):
            lines.append(text("warning-hidden"))
        lines.append(text("why-where-to-grant"))
    elif reason is Reason.CHANNEL_GONE:
        lines.append(text("warning-channel-gone"))
    lines.append(text("warning-resume") if is_suspended else text("warning-will-pause"))
    return _notice(*lines)


def render_role_gone(subscription: Subscription, server: str) -> ui.LayoutView:
    """Says that the role a digest mentioned was deleted, and what became of that."""
    return _notice(text("warning-role-gone"), text("warning-role-account", **_place(subscription, server)))


def _place(subscription: Subscription, server: str) -> dict[str, object]:
    """Which digest it is, for text."""
    return {
        "number": str(subscription.number),
        "channel": f"<#{subscription.plan.channel_id}>",
        "server": plain(server),
    }


def _notice(*lines: str) -> ui.LayoutView:
    view = new_layout()
    view.add_item(ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=NOTICE_COLOUR))
    return view
