"""What goes wrong with a digest and is put right later: publishing, warnings, a database that won't be written."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from bot.delivery import dispatcher
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import (
    MESSAGES,
    come_due,
    deliveries,
    everywhere,
    next_of,
    posts,
    query,
    set_up,
    settled,
)
from tests.support.faults import Drop, Fault
from tests.support.locks import begins, write_lock
from tests.support.playground import Playground
from tests.support.waiting import eventually

NEWS = "/channels/{channel_id}/messages/{message_id}/crosspost"
POSTS = "/channels/{channel_id}/threads"
THREADS_ON_MESSAGES = "/channels/{channel_id}/messages/{message_id}/threads"
DISCORDPY_TRIES = 5  # of a request that meets a 429, before it gives up
DIRECT = "/users/@me/channels"
CROSSPOSTED = 1 << 0
HOUR = 3_600


@pytest.mark.fault(
    "Opening a digest's thread gets 429s until discord.py gives up",
    "The thread is opened as soon as Discord allows it",
)
@pytest.mark.usefixtures("bot")
async def test_a_thread_waits_out_the_rate_limit(playground: Playground, settings: Settings) -> None:
    await set_up(playground, thread=True)
    refused: list[Fault] = [Fault(status=429)] * DISCORDPY_TRIES
    playground.fault_plan = lambda _, route: refused.pop() if route == THREADS_ON_MESSAGES and refused else None
    await come_due(playground, settings)
    assert not refused
    await eventually(lambda: "thread" in posts(playground)[0])
    assert posts(playground)[0]["thread"]["name"].startswith("Digest, ")


@pytest.mark.fault(
    "Discord accepts no more publications for an hour",
    "The bot tries again at the time Discord named, even after a restart, and the digest is published",
)
async def test_publishing_waits_as_long_as_discord_asks(playground: Playground, settings: Settings, run: Run) -> None:
    refusal = json.dumps({"message": "You are being rate limited.", "retry_after": HOUR, "global": False})
    ada = playground.member("Ada")
    async with run():
        await set_up(playground, channel="announcements")
        playground.fault_plan = lambda _, route: (
            Fault(status=429, retry_after=HOUR, text=refusal) if route == NEWS else None
        )
        await come_due(playground, settings)
        why = await ada.command("digest why", date="today")
        assert "It hasn't been published to the channel's followers yet" in why.text
        assert len(playground.record.find("POST", NEWS)) == 1
        assert f"{playground.api_url.removesuffix('/api/v10')}/channels/" in why.text
    async with run():
        playground.clock.advance(timedelta(seconds=HOUR / 2))
        await ada.command("digest status")
        assert len(playground.record.find("POST", NEWS)) == 1
        playground.fault_plan = lambda _, route: None
        playground.clock.advance(timedelta(seconds=HOUR / 2 + 1))
        await eventually(lambda: bool(posts(playground, "announcements")[0]["flags"] & CROSSPOSTED))
        await eventually(lambda: query(settings, "SELECT * FROM follow_up") == [])
    assert deliveries(settings)[0]["shortfalls"] == ""


@pytest.mark.usefixtures("bot")
@pytest.mark.fault(
    "The host can't get direct messages on the first day a digest fails",
    "The warning comes with the next failure, and a separate message says when the digest is paused",
)
async def test_a_warning_counts_once_it_was_delivered(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")

    def told(words: str) -> int:
        return sum(words in str(message["components"]) for message in ada.messages("dm"))

    await set_up(playground)
    playground.owner.remove_channel(ada.channel("briefings"))
    playground.fault_plan = lambda _, route: Fault(status=403) if route in {DIRECT, MESSAGES} else None
    await come_due(playground, settings, state="failed")
    assert told("couldn't be delivered") == 0
    playground.fault_plan = lambda _, route: None
    await come_due(playground, settings, state="failed")
    await eventually(lambda: told("couldn't be delivered") == 1)
    playground.fault_plan = lambda _, route: Fault(status=403) if route in {DIRECT, MESSAGES} else None
    refused = len(playground.record.find(status=403))
    await come_due(playground, settings, state="failed")
    await eventually(lambda: len(playground.record.find(status=403)) > refused)
    assert told("A digest was paused") == 0
    playground.fault_plan = lambda _, route: None
    playground.clock.advance(timedelta(days=1, hours=2))
    await eventually(lambda: told("A digest was paused") == 1)
    playground.clock.advance(timedelta(days=1, hours=2))
    await ada.command("digest status")
    assert told("A digest was paused") == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.fault(
    "The database is locked while a digest is sent, and Discord answers 500 without posting it",
    "The digest is recorded and retried once the lock is gone; it arrives once",
)
async def test_a_locked_database_strands_no_digest(
    playground: Playground, settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(dispatcher, "_DATABASE_PAUSE", 0.1)
    await set_up(playground)
    _, day = next_of(settings)
    with closing(sqlite3.connect(settings.database_path, timeout=0)) as other:

        def lock(_: str, route: str) -> Fault | None:
            if route != MESSAGES or other.in_transaction:
                return None
            begins(other)  # or else at the next try, which comes after the 500
            return Fault(status=500)

        playground.fault_plan = lock
        await playground.skips.take("Skip to the next digest")
        await eventually(lambda: "can't be recorded yet" in caplog.text)
        playground.fault_plan = lambda _, route: None
        other.rollback()
    await eventually(lambda: deliveries(settings)[0]["state"] == "pending")
    playground.clock.advance(timedelta(minutes=2))
    await settled(playground, settings, day, "sent")
    assert len(posts(playground)) == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.fault(
    "A delivery stays marked as being sent while the bot runs",
    "The next check finds the message and records the outcome",
)
async def test_what_is_left_as_being_sent_is_taken_up(playground: Playground, settings: Settings) -> None:
    await set_up(playground)
    await come_due(playground, settings)
    before = deliveries(settings)[0]
    playground.clock.advance(timedelta(minutes=10))
    async with write_lock(settings.database_path) as other:
        other.execute(
            "UPDATE delivery SET state = 'sending', settled_at = NULL, doubtful_since = due_at, message_id = NULL"
        )
        other.commit()
    playground.clock.advance(timedelta(minutes=1))
    await settled(playground, settings, before["local_date"], "sent")
    after = deliveries(settings)[0]
    assert len(posts(playground)) == 1
    assert (after["message_id"], after["settled_at"]) == (before["message_id"], before["settled_at"])


@pytest.mark.usefixtures("bot")
@pytest.mark.fault(
    "A forum post succeeds but its answer is lost, and the post is found minutes later",
    "`/digest why` names the time of the post itself",
)
async def test_a_digest_found_again_has_the_time_of_its_message(playground: Playground, settings: Settings) -> None:
    await set_up(playground, channel="forum")
    _, day = next_of(settings)
    lost: list[Fault] = [Fault(drop=Drop.AFTER)]
    playground.fault_plan = lambda _, route: lost.pop() if route == POSTS and lost else None
    await playground.skips.take("Skip to the next digest")
    await eventually(lambda: bool(everywhere(playground)))
    await eventually(lambda: deliveries(settings)[0]["state"] == "pending")
    [post] = everywhere(playground)
    playground.clock.advance(timedelta(minutes=30))
    await settled(playground, settings, day, "sent")
    sent_at = (int(post["id"]) >> 22) // 1000 + 1_420_070_400
    why = await playground.member("Ada").command("digest why", date=day)
    assert re.search(r"It was sent <t:(\d+):f>", why.text).group(1) == str(sent_at)  # type: ignore[union-attr]


def tag(number: int, *, moderated: bool) -> dict[str, object]:
    return {"id": str(number), "name": f"Tag {number}", "moderated": moderated, "emoji_id": None, "emoji_name": None}


@pytest.mark.fault(
    "A forum requires a tag, and the first one is for moderators only",
    "The first tag that the bot can use is set; if there is none, setup says so",
)
async def test_the_first_tag_the_bot_may_use_is_put_on(playground: Playground, settings: Settings, run: Run) -> None:
    forum = playground.member("Ada").channel("forum")
    forum.requires_tag, forum.tags = True, [tag(5, moderated=True), tag(6, moderated=False)]
    async with run():
        assert "Posts in this forum need a tag" not in (await set_up(playground, channel="forum")).text
        await come_due(playground, settings)
        [thread] = playground.world.threads(forum.id)
        assert thread.thread_state.tag_ids == [6]
        forum.tags = [tag(5, moderated=True)]
        playground.owner.set_overwrite(forum, "Détente", allow=Permission.SEND_MESSAGES)
        answer = await set_up(playground, channel="forum", time="09:00")
        assert "Posts in this forum need a tag" in answer.text
