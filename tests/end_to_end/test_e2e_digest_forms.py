"""The card on which digests are set up and changed, and people's own digests, as they are lived."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.playground.kinds import ChannelType
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import come_due, deliveries, posts, query, set_up
from tests.support.answer import Answer, text_of
from tests.support.playground import Playground
from tests.support.waiting import eventually

OTHER = "other"


async def form(playground: Playground) -> Answer:
    """Open an empty card as Ada."""
    return await playground.member("Ada").command("digest setup", channel="briefings")


def custom_id(answer: Answer, action: str) -> str:
    """The custom id of the select for one thing."""
    text = str(answer.message["components"])
    start = text.index(f"s:form_{action}:")
    return text[start : text.index("'", start)]


def channels_of(playground: Playground, settings: Settings) -> list[str]:
    rows = query(settings, "SELECT channel_id FROM subscription WHERE state = 'active'")
    return [playground.world.channels[row["channel_id"]].name for row in rows]


@pytest.mark.usefixtures("bot")
async def test_a_weekly_digest_of_two_topics_from_the_card_alone(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    card = await form(playground)
    assert card.is_ephemeral
    assert "## Set up a digest" in card.text
    assert "daily at 08:00 (UTC)" in card.text
    assert "PREVIEW OF THE NEXT DIGEST" in card.text
    general = str(ada.channel("general").id)
    card = await ada.select(card, custom_id(card, "channel"), general)
    card = await ada.select(card, custom_id(card, "often"), "mon")
    card = await ada.select(card, custom_id(card, "topics"), ["syria", "iran"])
    assert "**About:** Iran, Syria" in card.text or "**About:** Syria, Iran" in card.text
    assert "every Monday at 08:00 (UTC)" in card.text
    assert "### Syria" in card.text or "### Iran" in card.text, "the preview follows"
    assert query(settings, "SELECT state FROM subscription")[0]["state"] == "draft"
    done = await ada.press(card, "Start the digest")
    assert "Digest 1 is set up" in done.text
    assert channels_of(playground, settings) == ["general"]
    await come_due(playground, settings)
    [post] = posts(playground, "general")
    assert {"syria", "iran"} == set(deliveries(settings)[0]["topics"].split(","))
    assert "Monday" in text_of(post)


@pytest.mark.usefixtures("bot")
async def test_what_is_not_offered_is_written(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    card = await form(playground)
    for kind, written, said in (
        ("time", "quarter past 7 and 6pm", "at 07:15 and 18:00"),
        ("zone", "Lisbon", "(Europe/Lisbon)"),
        ("time", "7:15pm ET", "at 19:15 (America/New York)"),
        ("time", "quarter past 7 and 6pm Lisbon", "at 07:15 and 18:00 (Europe/Lisbon)"),
        ("often", "first monday", "on the first Monday of each month"),
    ):
        asked = await ada.select(card, custom_id(card, kind), OTHER)
        await ada.submit(asked, **{kind: written})
        assert said in text_of(ada.seen[card.message["id"]])
    asked = await ada.press(card, "Enter topics or people")
    await ada.submit(asked, about="securty, siria, haley")
    assert "**About:** Security, Syria, Nikki Haley" in text_of(ada.seen[card.message["id"]])
    asked = await ada.select(card, custom_id(card, "time"), OTHER)
    refused = await ada.submit(asked, time="pizza")
    assert "isn't a time of day" in refused.text
    plan = query(settings, "SELECT times, zone, rhythm, topics, people FROM subscription")[0]
    assert tuple(plan) == ("435,1080", "Europe/Lisbon", "monthly 0 1", "syria", "haley")


@pytest.mark.usefixtures("bot")
async def test_every_later_change_works_on_the_same_card(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    card = await ada.command("digest edit")
    assert "## Digest 1 for" in card.text
    card = await ada.press(card, "More options")
    card = await ada.select(card, custom_id(card, "when"), "news")
    card = await ada.select(card, custom_id(card, "extras"), ["publish", "pin", "keeps_latest"])
    readers = next(str(role.id) for role in playground.world.guild.roles.values() if role.name == "Readers")
    card = await ada.select(card, custom_id(card, "mention"), readers)
    assert "**Mentions:**" in card.text
    assert "only the latest, the latest pinned" in card.text
    refused = await ada.select(card, custom_id(card, "extras"), ["thread", "keeps_latest"])
    assert "removes each digest but not its thread" in refused.text
    card = await ada.press(card, "Back")
    done = await ada.press(card, "Done")
    assert "was saved" in done.text
    row = query(settings, "SELECT * FROM subscription")[0]
    assert (row["occasion"], row["pin"], row["keeps_latest"], row["thread"], row["number"]) == ("news", 1, 1, 0, 1)
    assert row["state"] == "active"


@pytest.mark.usefixtures("bot")
async def test_a_mention_and_an_announcement_channel_make_it_plain(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    readers = next(str(role.id) for role in playground.world.guild.roles.values() if role.name == "Readers")

    def form_of() -> str:
        return str(query(settings, "SELECT form FROM subscription")[0]["form"])

    card = await ada.press(await form(playground), "More options")
    assert form_of() == "card"
    card = await ada.select(card, custom_id(card, "mention"), readers)
    assert form_of() == "plain"
    card = await ada.select(card, custom_id(card, "mention"), [])
    assert form_of() == "card"
    card = await ada.press(card, "Back")
    card = await ada.select(card, custom_id(card, "channel"), str(ada.channel("announcements").id))
    assert form_of() == "plain"
    card = await ada.select(card, custom_id(card, "channel"), str(ada.channel("forum").id))
    assert form_of() == "card"


@pytest.mark.usefixtures("bot")
async def test_a_forum_s_tag_is_chosen_on_the_card(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    forum = ada.channel("forum")
    forum.tags = [
        {"id": str(number), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for number, name in ((5, "Talk"), (6, "News"))
    ]
    playground.owner.set_overwrite(forum, "Détente", allow=Permission.MANAGE_THREADS)  # tells the bot of the tags
    card = await form(playground)
    card = await ada.select(card, custom_id(card, "channel"), str(forum.id))
    card = await ada.press(card, "More options")
    card = await ada.select(card, custom_id(card, "tag"), "6")
    await ada.press(card, "Start the digest")
    await come_due(playground, settings)
    [post] = playground.world.threads(forum.id)
    assert post.thread_state.tag_ids == [6]


@pytest.mark.usefixtures("bot")
async def test_only_who_manages_the_server_uses_the_card(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    card = await form(playground)
    playground.owner.set_roles("Ada", "Readers")
    refused = await ada.press(card, "Start the digest")
    assert "need the Manage Server permission" in refused.text
    assert query(settings, "SELECT state FROM subscription")[0]["state"] == "draft"


async def test_a_draft_outlives_a_restart_and_is_forgotten_after_a_day(
    playground: Playground, settings: Settings, run: Run
) -> None:
    ada = playground.member("Ada")
    async with run():
        card, left = await form(playground), await form(playground)
        assert "No digest was set up" in (await ada.press(left, "Cancel")).text
        left = await form(playground)
    async with run():
        assert "is set up" in (await ada.press(card, "Start the digest")).text
        playground.clock.advance(timedelta(days=1, hours=2))
        await eventually(
            lambda: [row["state"] for row in query(settings, "SELECT state FROM subscription")] == ["active"]
        )
        assert "no longer has that digest" in (await ada.press(left, "Start the digest")).text


@pytest.mark.usefixtures("bot")
async def test_the_card_says_what_is_missing(playground: Playground) -> None:
    playground.owner.add_channel("lounge", ChannelType.VOICE)
    ada = playground.member("Ada")
    card = await form(playground)
    card = await ada.select(card, custom_id(card, "channel"), str(ada.channel("lounge").id))
    assert "lacks" not in card.text
    playground.owner.set_overwrite(ada.channel("lounge"), "@everyone", deny=1 << 10)
    assert "can't see the channel" in (await ada.press(card, "More options")).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("channel", ["general", "dm"])
async def test_ones_own_digest_comes_directly_and_stops_at_a_press(
    playground: Playground, settings: Settings, channel: str
) -> None:
    boris = playground.member("Boris")
    card = await boris.command("digest-me", channel=channel)
    assert "your direct messages" in card.text
    card = await boris.select(card, custom_id(card, "topics"), ["syria"])
    started = await boris.press(card, "Start the digest")
    assert "Your digest is set up" in started.text
    await come_due(playground, settings)
    [own] = posts(playground, "dm") or [m for m in boris.messages("dm") if "DIGEST" in text_of(m)]
    stopped = await boris.press(own, "Stop this digest")
    assert "Your digest is stopped" in stopped.text
    assert query(settings, "SELECT state FROM subscription")[0]["state"] == "paused"
    shown = await boris.command("digest-me", channel="dm")
    assert "**Stopped.**" in shown.text
    await boris.press(shown, "Resume")
    await come_due(playground, settings)
    assert sum("DIGEST" in text_of(m) for m in boris.messages("dm")) == 2
    assert "has no digests yet" in (await playground.member("Ada").command("digest status")).text
    await boris.press(await boris.command("digest-me"), "Remove")
    assert query(settings, "SELECT * FROM subscription") == []


async def test_closed_direct_messages_pause_ones_own_digest_after_three_days(
    playground: Playground, settings: Settings, run: Run
) -> None:
    boris = playground.member("Boris")
    async with run():
        await boris.press(await boris.command("digest-me"), "Start the digest")
        playground.owner.close_direct("Boris")
        for _ in range(3):
            await come_due(playground, settings, state="failed")
        await eventually(lambda: query(settings, "SELECT state FROM subscription")[0]["state"] == "suspended")
        shown = await boris.command("digest-me")
        assert "Paused automatically" in shown.text
        assert "allow direct messages" in shown.text
        playground.owner.close_direct("Boris", is_closed=False)
        await boris.press(shown, "Resume")
    async with run():
        await come_due(playground, settings)
        assert sum("DIGEST" in text_of(m) for m in boris.messages("dm")) == 1
