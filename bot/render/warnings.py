"""The message to whoever set a digest up, when it can't be delivered."""

from __future__ import annotations

from discord import ui

from bot.domain import Reason, Subscription
from bot.render.deliveries import WHERE_TO_GRANT, because
from bot.render.layouts import new_layout
from bot.render.wording import NOTICE_COLOUR, plain


def render_warning(
    subscription: Subscription, server: str, reason: Reason, detail: str | None, *, is_suspended: bool = False
) -> ui.LayoutView:
    """Says what is wrong with a digest, in which server, and what to do about it; or that it has paused itself."""
    if subscription.guild_id is None:
        return _notice(
            "## Your digest has paused itself" if is_suspended else "## Your digest could not be delivered",
            f"It did not go out because {because(reason, detail)}. `/digest-me` shows it and brings it back.",
        )
    lines = [
        "## A digest has paused itself" if is_suspended else "## A digest could not be delivered",
        f"Digest {subscription.number}, which you set up for <#{subscription.plan.channel_id}> in **{plain(server)}**, "
        f"did not go out because {because(reason, detail)}.",
    ]
    if reason is Reason.MISSING_PERMISSIONS:
        if "View Channel" in (detail or ""):
            lines.append("The channel was made private, or moved to a category that is.")
        lines.append(WHERE_TO_GRANT)
    elif reason is Reason.CHANNEL_GONE:
        lines.append("Choose another channel there with `/digest edit`, or take the digest away with `/digest remove`.")
    lines.append(
        "It failed for three days. `/digest resume` there brings it back."
        if is_suspended
        else "-# After three failed days it pauses itself, which you will be told."
    )
    return _notice(*lines)


def render_role_gone(subscription: Subscription, server: str) -> ui.LayoutView:
    """Says that the role a digest mentioned was deleted, and what became of that."""
    return _notice(
        "## A digest mentions nobody any more",
        f"The role it mentioned in **{plain(server)}** was deleted; digest {subscription.number} goes to "
        f"<#{subscription.plan.channel_id}> without one. `/digest edit mention:` there names another.",
    )


def _notice(*lines: str) -> ui.LayoutView:
    view = new_layout()
    view.add_item(ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=NOTICE_COLOUR))
    return view
