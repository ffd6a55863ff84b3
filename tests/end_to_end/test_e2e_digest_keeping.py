"""How digests are kept in their channels: the latest only, the newest pinned, plainly, in every kind of place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.kinds import ChannelType
from bot.playground.permissions import Permission
from bot.playground.world import Channel
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import (
    caught_up,
    come_due,
    deliveries,
    everywhere,
    follow_ups_due,
    next_of,
    posts,
    query,
    set_up,
)
from tests.support.answer import text_of
from tests.support.faults import Drop, Fault, no_faults
from tests.support.playground import Playground
from tests.support.waiting import eventually

MESSAGE = "/channels/{channel_id}/messages/{message_id}"
PIN = "/channels/{channel_id}/messages/pins/{message_id}"


def pinned(playground: Playground, channel: str = "briefings") -> list[int]:
    place = playground.member("Ada").channel(channel)
    return [message.id for message in place.messages.values() if message.pinned]


@pytest.mark.usefixtures("bot")
async def test_the_latest_only_and_pinned(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    answer = await set_up(playground, keep="latest", pin=True)
    assert "only the latest, the latest pinned" in answer.text
    for _ in range(3):
        await come_due(playground, settings)
        [post] = everywhere(playground)
        assert pinned(playground) == [int(post["id"])]
    assert len([row for row in deliveries(settings) if row["state"] == "sent"]) == 3
    history = (await ada.command("digest history")).text
    assert history.count("replaced since") == 2
    assert history.count("open it") == 1
    assert (
        "replaced by a newer one" in (await ada.command("digest why", date=deliveries(settings)[0]["local_date"])).text
    )


@pytest.mark.usefixtures("bot")
async def test_the_newest_is_pinned_until_nobody_wants_that(playground: Playground, settings: Settings) -> None:
    await set_up(playground, pin=True)
    for number in range(1, 4):
        await come_due(playground, settings)
        assert len(posts(playground)) == number
        assert pinned(playground) == [int(posts(playground)[-1]["id"])]
    await playground.member("Ada").command("digest edit", pin=False)
    await eventually(lambda: pinned(playground) == [])


@pytest.mark.fault(
    "The bot is stopped after posting a digest and before removing the previous one, and Discord answers with 500s",
    "Once both are back, the previous one is removed and the new one pinned: one digest, one pin",
)
@pytest.mark.parametrize("drop", [Fault(status=500), Fault(drop=Drop.AFTER)])
async def test_what_was_to_be_removed_is_removed_after_a_restart(
    playground: Playground, settings: Settings, run: Run, drop: Fault
) -> None:
    async with run():
        await set_up(playground, keep="latest", pin=True)
        await come_due(playground, settings)
        playground.fault_plan = lambda method, route: (
            drop if (method == "DELETE" and route == MESSAGE) or route == PIN else None
        )
        due, _ = next_of(settings)
        playground.clock.advance(due - playground.clock.now().timestamp())
        await eventually(lambda: len([row for row in deliveries(settings) if row["state"] == "sent"]) == 2)
    assert query(settings, "SELECT * FROM follow_up") != []
    playground.fault_plan = no_faults
    playground.clock.advance(timedelta(minutes=3))
    async with run():
        await eventually(lambda: query(settings, "SELECT * FROM follow_up") == [])
        [post] = everywhere(playground)
        assert pinned(playground) == [int(post["id"])]


@pytest.mark.usefixtures("bot")
async def test_a_pin_that_may_not_be_is_named(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    playground.owner.set_overwrite(ada.channel("briefings"), "Détente", deny=Permission.PIN_MESSAGES)
    set_it_up = await set_up(playground, pin=True)
    assert "The bot lacks these permissions in the channel: **Pin Messages**" in set_it_up.text
    await come_due(playground, settings)
    assert len(posts(playground)) == 1
    assert "It couldn't be pinned" in (await ada.command("digest why", date="today")).text


def thread_in(playground: Playground, parent: str) -> Channel:
    backend = playground.backend
    return backend.threads.open(
        playground.member("Ada").channel(parent), playground.world.people[0], {"name": "talk", "type": 11}
    )


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("kind", ["thread", "archived", "voice", "stage"])
async def test_threads_and_the_chats_of_voice_channels_get_digests(
    playground: Playground, settings: Settings, kind: str
) -> None:
    if kind in {"thread", "archived"}:
        place = thread_in(playground, "briefings")
    else:
        place = playground.owner.add_channel(kind, ChannelType.VOICE if kind == "voice" else ChannelType.STAGE)
    answer = await set_up(playground, channel=str(place.id), keep="latest", pin=True)
    assert "is set up" in answer.text
    await come_due(playground, settings)
    if kind == "archived":
        playground.backend.threads.change(place, {"archived": True})
    await come_due(playground, settings)
    assert len(posts(playground, str(place.id))) == 1
    assert pinned(playground, str(place.id)) == [int(posts(playground, str(place.id))[0]["id"])]
    assert "no longer exists" not in (await playground.member("Ada").command("digest status")).text


@pytest.mark.usefixtures("bot")
async def test_a_forum_keeps_the_latest_post_with_its_tag(playground: Playground, settings: Settings) -> None:
    forum = playground.member("Ada").channel("forum")
    forum.tags = [
        {"id": str(number), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for number, name in ((5, "Talk"), (6, "News"))
    ]
    playground.owner.set_overwrite(forum, "Détente", allow=Permission.MANAGE_THREADS)
    choices = await playground.member("Ada").autocomplete(
        "digest setup", "tag", "", options={"channel": "forum", "time": "8"}
    )
    assert [choice["name"] for choice in choices] == ["Talk", "News"]
    await set_up(playground, channel="forum", keep="latest", tag="News")
    for _ in range(2):
        await come_due(playground, settings)
    [post] = playground.world.threads(forum.id)
    assert post.thread_state.tag_ids == [6]
    assert len(everywhere(playground)) == 1


@pytest.mark.usefixtures("bot")
async def test_announcements_are_plain_and_unpublished_where_wanted(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    answer = await set_up(playground, channel="announcements", publish=False)
    assert "not published to followers" in answer.text
    assert "**Form:** plain text" in answer.text
    preview = await ada.press(answer, "Preview")
    await come_due(playground, settings)
    [post] = posts(playground, "announcements")
    assert not post["flags"] & 1
    assert post["content"] == preview.message["content"]
    assert post["embeds"] == preview.message["embeds"]
    button = post["components"][0]["components"][0]
    assert f"## {button['label']}" in (await playground.member("Boris").press(post, button["custom_id"])).text


@pytest.mark.usefixtures("bot")
async def test_a_deleted_role_leaves_posts_at_once_and_the_admin_is_told(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    await set_up(playground, mention="Readers")
    playground.owner.remove_role("Readers")
    await eventually(lambda: any("no longer mentions anyone" in str(m["components"]) for m in ada.messages("dm")))
    await come_due(playground, settings)
    assert "<@&" not in text_of(posts(playground)[0])
    assert "Mentions" not in (await ada.command("digest status")).text


async def test_a_role_deleted_meanwhile_is_left_out_too(playground: Playground, settings: Settings, run: Run) -> None:
    async with run():
        await set_up(playground, mention="Readers")
    playground.owner.remove_role("Readers")
    async with run():
        await come_due(playground, settings)
        assert "<@&" not in text_of(posts(playground)[0])
        ada = playground.member("Ada")
        assert sum("no longer mentions anyone" in str(m["components"]) for m in ada.messages("dm")) == 1


@pytest.mark.usefixtures("bot")
async def test_two_in_one_channel_tell_no_topic_twice_a_day_and_are_told_apart(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    for about in ("regions", "syria, ukraine", "syria"):
        await set_up(playground, about=about, often="daily")
    choices = await ada.autocomplete("digest status", "digest", "")
    assert [choice["name"][:4] for choice in choices] == ["1 · ", "2 · ", "3 · "]
    assert "Syria" in choices[1]["name"]
    listed = (await ada.command("digest status")).text
    assert "Digest 2 for" in listed
    assert ", about Syria" in listed
    for _ in range(4):
        due, _ = next_of(settings)
        playground.clock.advance(due - playground.clock.now().timestamp())
        await caught_up(playground, settings)
        await eventually(lambda: not follow_ups_due(playground, settings))
    for day in {row["local_date"] for row in deliveries(settings)}:
        told = [
            slug
            for row in deliveries(settings)
            if row["local_date"] == day
            for slug in row["topics"].split(",")
            if slug
        ]
        assert len(told) == len(set(told))
    assert "told-already" in {row["reason"] for row in deliveries(settings)}


@pytest.mark.usefixtures("bot")
async def test_several_times_a_day_come_once_each(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    playground.clock.move_to(playground.clock.now().replace(hour=5) + timedelta(days=1))
    answer = await set_up(playground, time="8 and half past 6 pm", often="every other day")
    assert "every other day at 08:00 and 18:30 (UTC)" in answer.text
    for _ in range(4):
        due, _ = next_of(settings)
        playground.clock.advance(due - playground.clock.now().timestamp())
        await caught_up(playground, settings)
    rows = [(row["local_date"], row["slot"]) for row in deliveries(settings)]
    assert [slot for _, slot in rows] == [0, 1, 0, 1]
    assert len(posts(playground)) == 4
    why = (await ada.command("digest why", date=rows[-1][0])).text
    assert why.count("It was sent") == 2
    assert "18:30" in (await ada.command("digest history")).text


@pytest.mark.usefixtures("bot")
async def test_only_with_news_posts_nothing_and_says_so(playground: Playground, settings: Settings) -> None:
    await set_up(playground, when="news")
    await come_due(playground, settings, state="skipped")
    assert posts(playground) == []
    ada = playground.member("Ada")
    day = deliveries(settings)[0]["local_date"]
    assert "skipped: there was no news" in (await ada.command("digest why", date=day)).text
    assert "will be skipped: there was no news" in (await ada.command("digest preview")).text
    assert "Test posted" in (await ada.command("digest send")).text
    assert "TEST DIGEST" in text_of(posts(playground)[0])


@pytest.mark.usefixtures("bot")
async def test_on_anniversaries_posts_on_those_days_only_and_says_why(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    await set_up(playground, when="anniversaries")
    playground.clock.move_to(datetime(playground.clock.now().year + 1, 1, 27, 9, tzinfo=UTC))
    await caught_up(playground, settings)
    before = len(posts(playground))
    await come_due(playground, settings)  # 28 January
    assert len(posts(playground)) == before + 1
    await come_due(playground, settings, state="skipped")
    assert len(posts(playground)) == before + 1
    why = await ada.command("digest why", date=deliveries(settings)[-1]["local_date"])
    assert "skipped: nothing in the library has its anniversary then" in why.text


@pytest.mark.usefixtures("bot")
async def test_a_test_stands_for_no_date(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground, mention="Readers", pin=True, keep="latest")
    sent = await ada.command("digest send")
    [test] = posts(playground)
    assert f"({playground.url}/channels/{playground.world.guild.id}/{test['channel_id']}/{test['id']})" in sent.text
    assert "TEST DIGEST" in text_of(test)
    assert test["mention_roles"] == []
    assert deliveries(settings) == []
    await come_due(playground, settings)
    assert len(posts(playground)) == 2
    playground.owner.remove_channel(ada.channel("briefings"))
    assert "couldn't be posted: the channel no longer exists" in (await ada.command("digest send")).text


@pytest.mark.usefixtures("bot")
async def test_history_is_turned_page_by_page(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    for _ in range(12):
        await come_due(playground, settings)
    page = await ada.command("digest history")
    assert "12 deliveries" in page.text
    assert "Page 1 of 2" in page.text
    assert page.text.count("open it") == 10
    older = await ada.press(page, "Older")
    assert older.text.count("open it") == 2


@pytest.mark.usefixtures("bot")
async def test_a_removal_can_be_cancelled(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    kept = await ada.press(await ada.command("digest remove"), "Cancel")
    assert "Digest kept" in kept.text
    assert len(query(settings, "SELECT * FROM subscription")) == 1
