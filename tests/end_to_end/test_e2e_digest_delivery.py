"""Digests on their way: into every kind of channel, through trouble, never twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.cli.playground import SKIP_TO_DIGEST
from bot.delivery import Editor
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import (
    MESSAGES,
    come_due,
    deliveries,
    everywhere,
    follow_ups_due,
    next_of,
    posts,
    query,
    set_up,
    settled,
)
from tests.support.answer import text_of
from tests.support.faults import Drop, Fault
from tests.support.playground import Playground
from tests.support.waiting import eventually

NEWS = "/channels/{channel_id}/messages/{message_id}/crosspost"
THREADS = "/channels/{channel_id}/threads"


@pytest.mark.usefixtures("bot")
async def test_an_announcement_is_published(playground: Playground, settings: Settings) -> None:
    await set_up(playground, channel="announcements")
    await come_due(playground, settings)
    assert posts(playground, "announcements")[0]["flags"] & 1


@pytest.mark.usefixtures("bot")
async def test_several_in_one_announcement_channel_are_all_published(
    playground: Playground, settings: Settings
) -> None:
    for about in ("all", "regions", "security"):
        await set_up(playground, channel="announcements", about=about)
    await playground.skips.take(SKIP_TO_DIGEST)
    await eventually(lambda: [row["state"] for row in deliveries(settings)] == ["sent"] * 3)
    await eventually(lambda: not follow_ups_due(playground, settings))
    assert all(post["flags"] & 1 for post in posts(playground, "announcements"))
    assert {row["shortfalls"] for row in deliveries(settings)} == {""}


@pytest.mark.usefixtures("bot")
async def test_a_forum_gets_a_post_named_by_date(playground: Playground, settings: Settings) -> None:
    await set_up(playground, channel="forum")
    await come_due(playground, settings)
    made = playground.record.find("POST", THREADS)
    assert [exchange.body["name"] for exchange in made] == [made[0].response["name"]]
    assert made[0].response["name"].startswith("Digest, ")
    assert len(everywhere(playground)) == 1
    why = await playground.member("Ada").command("digest why", date="today")
    assert f"/{made[0].response['id']}/" in why.text


@pytest.mark.usefixtures("bot")
async def test_a_thread_is_opened_under_each_where_wanted(playground: Playground, settings: Settings) -> None:
    await set_up(playground, thread=True)
    await come_due(playground, settings)
    assert posts(playground)[0]["thread"]["name"].startswith("Digest, ")


@pytest.mark.usefixtures("bot")
async def test_only_the_role_asked_for_can_be_pinged(playground: Playground, settings: Settings) -> None:
    await set_up(playground, mention="Readers")
    await come_due(playground, settings)
    sent = playground.record.find("POST", MESSAGES)[-1]
    readers = next(role.id for role in playground.world.guild.roles.values() if role.name == "Readers")
    assert sent.body["allowed_mentions"] == {"parse": [], "roles": [readers]}
    assert posts(playground)[0]["mention_roles"] == [str(readers)]
    assert sent.body["enforce_nonce"]


@pytest.mark.usefixtures("bot")
async def test_without_one_nobody_can(playground: Playground, settings: Settings) -> None:
    await set_up(playground)
    await come_due(playground, settings)
    assert playground.record.find("POST", MESSAGES)[-1].body["allowed_mentions"] == {"parse": []}


async def test_a_digest_missed_while_away_comes_late_and_says_so(
    playground: Playground, settings: Settings, run: Run
) -> None:
    async with run():
        await set_up(playground)
        due, day = next_of(settings)
    playground.clock.move_to(datetime.fromtimestamp(due + 5 * 3600, UTC))
    async with run():
        await settled(playground, settings, day, "sent")
        ada = playground.member("Ada")
        text = "\n".join(map(str, (post["components"] for post in posts(playground))))
        assert "Late: the bot wasn't running" in text
        assert "late: the bot wasn't running" in (await ada.command("digest status")).text
    assert len(posts(playground)) == 1


@pytest.mark.parametrize("days_away", [1, 4])
async def test_after_the_window_it_is_skipped_and_never_a_backlog(
    playground: Playground, settings: Settings, run: Run, days_away: int
) -> None:
    async with run():
        await set_up(playground)
        due, _ = next_of(settings)
    playground.clock.advance(due - playground.clock.now().timestamp() + 3600 * (7 + 24 * (days_away - 1)))
    async with run():
        await eventually(lambda: len(deliveries(settings)) == days_away)
        assert {(row["state"], row["reason"]) for row in deliveries(settings)} == {("skipped", "offline")}
        why = await playground.member("Ada").command("digest why", date="today")
        assert "skipped: the bot wasn't running at the time" in why.text
        await come_due(playground, settings)
    assert len(posts(playground)) == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("channel", ["briefings", "forum"])
@pytest.mark.parametrize(
    "fault",
    [Fault(status=500), Fault(status=429), Fault(drop=Drop.BEFORE), Fault(drop=Drop.AFTER)],
    ids=["500", "429", "dropped", "dropped after it was accepted"],
)
async def test_trouble_on_the_way_is_retried_and_ends_in_one_message(
    playground: Playground, settings: Settings, fault: Fault, channel: str
) -> None:
    await set_up(playground, channel=channel)
    troubles = 0

    def trouble(method: str, route: str) -> Fault | None:
        nonlocal troubles
        if method == "POST" and route in {MESSAGES, THREADS} and troubles < 2:
            troubles += 1
            return fault
        return None

    playground.fault_plan = trouble
    due, day = next_of(settings)
    playground.clock.advance(due - playground.clock.now().timestamp())

    def is_sent() -> bool:
        playground.clock.advance(1.0)  # so that nobody has to wait for the pauses between tries
        return any(row["state"] == "sent" for row in deliveries(settings))

    await eventually(is_sent)
    assert troubles == 2 or fault.drop is Drop.AFTER
    assert len(everywhere(playground)) == 1
    assert deliveries(settings)[0]["local_date"] == day


@pytest.mark.usefixtures("bot")
async def test_when_trouble_outlasts_the_window_it_fails_and_says_why(
    playground: Playground, settings: Settings
) -> None:
    await set_up(playground)
    playground.fault_plan = lambda method, route: (
        Fault(drop=Drop.BEFORE) if (method, route) == ("POST", MESSAGES) else None
    )
    due, day = next_of(settings)
    playground.clock.advance(due - playground.clock.now().timestamp())
    await eventually(lambda: bool(deliveries(settings)) and deliveries(settings)[0]["attempts"] > 0)
    playground.clock.advance(timedelta(hours=6, minutes=1))
    await settled(playground, settings, day, "failed")
    why = await playground.member("Ada").command("digest why", date=day)
    assert "It failed: Discord couldn't be reached" in why.text
    assert posts(playground) == []


@pytest.mark.usefixtures("bot")
async def test_a_fault_of_ours_is_tried_again_and_owned_up_to(
    playground: Playground, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(playground)
    _, day = next_of(settings)
    with monkeypatch.context() as patch:
        patch.setattr(Editor, "lay_out", None)
        await playground.skips.take(SKIP_TO_DIGEST)
        await settled(playground, settings, day, "pending")
        await eventually(lambda: deliveries(settings)[0]["reason"] == "internal")
    why = await playground.member("Ada").command("digest why", date=day)
    assert "It hasn't arrived yet: something went wrong in the bot" in why.text
    playground.clock.advance(timedelta(minutes=10))
    await settled(playground, settings, day, "sent")
    assert "Late: something went wrong in the bot" in text_of(posts(playground)[0])


@pytest.mark.usefixtures("bot")
async def test_a_channel_that_is_gone_is_told_once_and_after_three_days_it_pauses_itself(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    playground.owner.remove_channel(ada.channel("briefings"))
    for _ in range(3):
        await come_due(playground, settings, state="failed")
    await eventually(lambda: query(settings, "SELECT state FROM subscription")[0]["state"] == "suspended")
    told = [m for m in ada.messages("dm") if "couldn't be delivered" in str(m["components"])]
    assert len(told) == 1
    assert "the channel no longer exists" in str(told[0]["components"])
    assert f"in **{playground.world.guild.name}**" in str(told[0]["components"])
    status = await ada.command("digest status")
    assert "Paused automatically" in status.text
    assert "failed: the channel no longer exists" in status.text
    playground.owner.add_channel("briefings")
    moved = await ada.command("digest edit", options={"channel": "briefings"})
    assert "Paused automatically" in moved.text
    await ada.command("digest resume")
    await come_due(playground, settings)
    assert len(posts(playground)) == 1
    assert query(settings, "SELECT failed_days FROM subscription")[0]["failed_days"] == 0


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("denied", "name"),
    [(Permission.SEND_MESSAGES, "Send Messages"), (Permission.VIEW_CHANNEL, "View Channel")],
    ids=["silenced", "made private"],
)
async def test_a_permission_taken_away_is_named(
    playground: Playground, settings: Settings, denied: Permission, name: str
) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    room = ada.channel("briefings")
    playground.owner.set_overwrite(room, "Détente", deny=denied)
    await come_due(playground, settings, state="failed")
    why = await ada.command("digest why", date="today")
    assert f"the bot lacks a permission there ({name})" in why.text
    assert "Server Settings → Roles" in why.text
    playground.owner.set_overwrite(room, "Détente")
    await come_due(playground, settings)
    assert len(posts(playground)) == 1


@pytest.mark.usefixtures("bot")
async def test_a_bad_channel_delays_no_other(playground: Playground, settings: Settings) -> None:
    await set_up(playground, channel="general")
    await set_up(playground, channel="briefings")
    general = playground.member("Ada").channel("general")
    playground.owner.remove_channel(general)
    due, _ = next_of(settings)
    playground.clock.advance(due - playground.clock.now().timestamp())
    await eventually(lambda: sorted(row["state"] for row in deliveries(settings)) == ["failed", "sent"])


@pytest.mark.usefixtures("bot")
async def test_a_channel_that_hangs_delays_no_other(playground: Playground, settings: Settings) -> None:
    for channel in ("general", "briefings", "announcements"):
        await set_up(playground, channel=channel)
    faults = iter([Fault(delay=30), Fault(status=500), Fault(drop=Drop.AFTER)])
    playground.fault_plan = lambda method, route: next(faults, None) if (method, route) == ("POST", MESSAGES) else None
    await playground.skips.take(SKIP_TO_DIGEST)

    def the_others_are_sent() -> bool:
        playground.clock.advance(1.0)  # for the pauses between tries
        return sorted(row["state"] for row in deliveries(settings)) == ["sending", "sent", "sent"]

    await eventually(the_others_are_sent)
    assert len(everywhere(playground)) == 2


@pytest.mark.usefixtures("bot")
async def test_a_thread_that_cannot_be_opened_does_not_take_the_digest_back(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    await set_up(playground, thread=True)
    playground.owner.set_overwrite(ada.channel("briefings"), "Détente", deny=Permission.CREATE_PUBLIC_THREADS)
    await come_due(playground, settings)
    assert len(posts(playground)) == 1
    assert "Its thread couldn't be opened" in (await ada.command("digest why", date="today")).text


async def test_a_server_left_while_the_bot_was_away_is_noticed(
    playground: Playground, settings: Settings, run: Run
) -> None:
    def state() -> str:
        return str(query(settings, "SELECT state FROM subscription")[0]["state"])

    async with run():
        await set_up(playground)
    playground.owner.remove_bot()
    async with run():
        await eventually(lambda: state() == "departed")
    playground.owner.invite_bot()
    async with run():
        await eventually(lambda: state() == "paused")


async def test_leaving_a_server_stops_its_digests_and_30_days_later_deletes_them(
    playground: Playground, settings: Settings, run: Run
) -> None:
    async with run():
        await set_up(playground)
        playground.owner.remove_bot()
        await eventually(lambda: query(settings, "SELECT state FROM subscription")[0]["state"] == "departed")
        playground.owner.invite_bot()
        await eventually(lambda: query(settings, "SELECT state FROM subscription")[0]["state"] == "paused")
        await playground.member("Ada").command("digest resume")
        await come_due(playground, settings)
        playground.owner.remove_bot()
        await eventually(lambda: query(settings, "SELECT state FROM subscription")[0]["state"] == "departed")
        playground.clock.advance(timedelta(days=29))
        assert len(query(settings, "SELECT * FROM subscription")) == 1
        playground.clock.advance(timedelta(days=1, hours=2))
        await eventually(lambda: query(settings, "SELECT * FROM subscription") == [])
        assert deliveries(settings) == []
    assert len(posts(playground)) == 1
