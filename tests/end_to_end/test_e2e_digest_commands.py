"""/digest, as an admin lives it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yarl import URL

from bot.cli.playground import SKIP_TO_DIGEST
from bot.client import Detente
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.digests import (
    MESSAGES,
    caught_up,
    come_due,
    deliveries,
    next_due,
    next_of,
    posts,
    query,
    set_up,
    settled,
)
from tests.support.faults import Fault, no_faults
from tests.support.playground import Playground
from tests.support.waiting import eventually

pytestmark = pytest.mark.usefixtures("bot")


async def test_the_preview_and_the_post_agree_to_the_byte(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    answer = await set_up(playground, timezone="Europe/Berlin", length="full", mention="Readers")
    assert answer.is_ephemeral
    assert "Digest 1 is set up" in answer.text
    assert "daily at 08:00 (Europe/Berlin)" in answer.text
    for _ in range(3):
        preview = await ada.press(answer, "Preview")
        assert preview.is_ephemeral
        await come_due(playground, settings)
        post = posts(playground)[-1]
        assert post["components"] == preview.message["components"]
    assert len(posts(playground)) == 3
    assert preview.message["mentions"] == preview.message["mention_roles"] == []


async def test_members_open_the_briefs_of_a_digest_privately(playground: Playground, settings: Settings) -> None:
    await set_up(playground)
    await come_due(playground, settings)
    post = posts(playground)[0]
    buttons = post["components"][0]["components"][-1]["components"]
    assert len(buttons) == 3
    for button in buttons:
        opened = await playground.member("Boris").press(post, button["custom_id"])
        assert f"## {button['label']}" in opened.text
        assert opened.is_ephemeral


async def test_status_and_why_tell_what_became_of_it(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    status = await ada.command("digest status")
    assert "None yet" in status.text
    due = await next_due(playground)
    assert "It isn't due yet" in (await ada.command("digest why", date=due.date().isoformat())).text
    await come_due(playground, settings)
    assert f"sent <t:{int(due.timestamp())}:t> · 08:00 UTC" in (await ada.command("digest status")).text
    why = (await ada.command("digest why", date="today")).text
    assert "It was sent" in why
    channel = ada.channel("briefings")
    link = f"/channels/{playground.world.guild.id}/{channel.id}/{posts(playground)[0]['id']}"
    assert f"{URL(settings.discord_api_url).origin()}{link}" in why, "on the server that is in use"
    assert "is in the future" in (await ada.command("digest why", date=(due + timedelta(9)).date().isoformat())).text
    assert "There was no digest then" in (await ada.command("digest why", date="2020-05-01")).text
    assert "isn't a date" in (await ada.command("digest why", date="pizza")).text
    choices = await ada.autocomplete("digest why", "date", "")
    assert [choice["value"] for choice in choices] == [due.date().isoformat()]


async def test_a_pause_keeps_everything_and_is_told_of(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground, about="regions", length="headlines")
    paused = await ada.command("digest pause")
    assert "Paused" in paused.text
    due = query(settings, "SELECT next_due, next_date FROM subscription")[0]
    playground.clock.move_to(datetime.fromtimestamp(due["next_due"], UTC) + timedelta(days=1, hours=1))
    assert "paused" in (await ada.command("digest why", date=due["next_date"])).text
    resumed = await ada.command("digest resume")
    assert "is running again" in resumed.text
    assert "Regions" in resumed.text
    assert "headlines" in resumed.text
    assert [row["state"] for row in deliveries(settings)] == ["skipped", "skipped"]
    assert "skipped: the digest was paused" in (await ada.command("digest why", date=due["next_date"])).text
    await come_due(playground, settings)
    assert len(posts(playground)) == 1


async def test_a_pause_that_was_edited_is_still_told_of(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    await ada.command("digest pause")
    day = query(settings, "SELECT next_date FROM subscription")[0]["next_date"]
    playground.clock.advance(timedelta(days=2, hours=1))
    await ada.command("digest edit", time="19:00")
    assert "skipped: the digest was paused" in (await ada.command("digest why", date=day)).text


async def test_a_digest_under_way_is_previewed_as_it_will_come(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    _, day = next_of(settings)
    playground.fault_plan = lambda method, route: Fault(status=500) if (method, route) == ("POST", MESSAGES) else None
    await playground.skips.take(SKIP_TO_DIGEST)
    await eventually(lambda: bool(deliveries(settings)) and deliveries(settings)[0]["reason"] is not None)
    playground.clock.advance(timedelta(minutes=30))
    preview = await ada.command("digest preview")
    assert "· 08:00 UTC. Late: Discord couldn't be reached" in preview.text
    playground.fault_plan = no_faults
    playground.clock.advance(timedelta(minutes=2))
    await settled(playground, settings, day, "sent")
    assert posts(playground)[0]["components"] == preview.message["components"]


async def test_where_no_time_zone_is_named_it_says_which_is_taken(playground: Playground) -> None:
    assert "No time zone was given, so the time is in UTC" in (await set_up(playground)).text
    fixed = await set_up(playground, channel="general", timezone="utc+3")
    assert "daily at 08:00 (UTC+3)" in fixed.text
    assert "No time zone" not in fixed.text
    assert "in UTC+3" in (await set_up(playground, channel="forum")).text


async def test_a_zone_behind_the_time_is_understood(playground: Playground, settings: Settings) -> None:
    answer = await set_up(playground, time="08:00 EST")
    assert "daily at 08:00 (America/New York)" in answer.text
    assert "No time zone" not in answer.text
    american = await set_up(playground, channel="forum", time="7:15pm ET")
    assert "daily at 19:15 (America/New York)" in american.text
    quarter = await set_up(playground, channel="general", time="7:30 pm in Nepal")
    assert "daily at 19:30 (Asia/Kathmandu)" in quarter.text


async def test_an_offset_with_minutes_is_kept_and_kept_to(playground: Playground, settings: Settings) -> None:
    answer = await set_up(playground, timezone="utc+5:45")
    assert "daily at 08:00 (UTC+5:45)" in answer.text
    [row] = query(settings, "SELECT zone, next_due FROM subscription")
    assert row["zone"] == "+05:45"
    assert row["next_due"] % 86_400 == 2 * 3600 + 15 * 60
    await come_due(playground, settings)
    ada = playground.member("Ada")
    assert "sent <t:" in (await ada.command("digest status")).text
    assert len(posts(playground)) == 1


async def test_no_edit_gives_a_date_two_digests(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground, timezone="UTC")
    await come_due(playground, settings)
    for change in ({"time": "09:00"}, {"timezone": "America/Los_Angeles"}, {"timezone": "Pacific/Kiritimati"}):
        answer = await ada.command("digest edit", options=change)
        assert "was changed" in answer.text
        await ada.command("digest pause")
        await ada.command("digest resume")
        playground.clock.advance(timedelta(hours=3))
        await caught_up(playground, settings)
    for _ in range(16):
        playground.clock.advance(timedelta(hours=3))
        await caught_up(playground, settings)
    dates = [row["local_date"] for row in deliveries(settings) if row["state"] == "sent"]
    assert len(dates) == len(set(dates)) == len(posts(playground)) >= 3


async def test_edit_changes_only_what_is_filled_in(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground, timezone="Tokyo", often="mon, wed", mention="Readers", about="security")
    assert "Nothing would change." in (await ada.command("digest edit", time="08:00")).text
    changed = await ada.command("digest edit", options={"channel": "general", "time": "8 pm", "no_mention": True})
    assert "on Monday and Wednesday at 20:00 (Asia/Tokyo)" in changed.text
    assert "Mentions" not in changed.text
    assert "Security" in changed.text
    await come_due(playground, settings)
    assert len(posts(playground, "general")) == 1


async def test_remove_asks_first(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    asked, asked_again = await ada.command("digest remove"), await ada.command("digest remove")
    assert len(query(settings, "SELECT * FROM subscription")) == 1
    gone = await ada.press(asked, "Remove")
    assert "Digest removed" in gone.text
    assert query(settings, "SELECT * FROM subscription") == []
    assert "has no digests yet" in (await ada.command("digest status")).text
    assert "no longer has that digest" in (await ada.press(asked_again, "Remove")).text


async def test_what_it_is_about_makes_one_digest_in_any_order(playground: Playground) -> None:
    await set_up(playground, about="nato, iran")
    assert "already has a digest with these settings" in (await set_up(playground, about="iran, nato")).text


async def test_several_in_a_server_are_told_apart(playground: Playground, settings: Settings) -> None:
    ada = playground.member("Ada")
    await set_up(playground)
    assert "already has a digest with these settings" in (await set_up(playground)).text
    await set_up(playground, channel="general", time="19:30", often="weekdays")
    assert "several digests" in (await ada.command("digest preview")).text
    choices = await ada.autocomplete("digest preview", "digest", "gen")
    assert [choice["name"] for choice in choices] == ["2 · #general · on weekdays at 19:30 (UTC)"]
    assert "DIGEST" in (await ada.command("digest preview", digest=choices[0]["value"])).text
    assert "DIGEST" in (await ada.command("digest preview", digest="briefings")).text
    assert "no such digest" in (await ada.command("digest preview", digest="pizza")).text
    listed = await ada.command("digest status")
    one = await ada.select(listed, "Choose one to see in full", choices[0]["value"].removeprefix("id"))
    assert "on weekdays at 19:30" in one.text


async def test_a_topic_s_short_name_is_taken_whatever_its_capitals(playground: Playground) -> None:
    assert "**About:** Congress and Russia" in (await set_up(playground, about="Congress")).text


_ELEVEN_TOPICS = (
    "iran, syria, ukraine, trade, sanctions, exchanges, arms-control, north-korea, missile-defense, leader-calls,"
    " european-allies"
)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"time": "25:00"}, "`25:00` isn't a time of day"),
        ({"time": "weekly"}, "`weekly` says how often. Put that in `often:`"),
        ({"often": "8 am"}, "`8 am` is about times. Put them in `time:`"),
        ({"time": "weekdays at 8"}, "`weekdays at 8` says how often. Put that in `often:`, and a time like 08:00 in"),
        ({"often": "monday at 8"}, "`monday at 8` says how often. Put that in `often:`, and a time like 08:00 in"),
        ({"often": "only with news"}, "`only with news` says on what occasion. Choose that in `when:`"),
        ({"often": "twice a day"}, "`twice a day` is about times. Put them in `time:`"),
        (
            {"time": "8:00, 8:30"},
            "A digest can be posted up to six times a day, at least an hour apart. Use fewer times in `time:`",
        ),
        ({"keep": "latest", "thread": True}, "Keeping only the latest removes each digest but not its thread"),
        ({"channel": "forum", "pin": True}, "A forum has a single pinned post"),
        ({"tag": "News"}, "Only forum posts have tags"),
        ({"timezone": "Lemuria"}, "`Lemuria` isn't a time zone"),
        ({"timezone": "hoston"}, "`hoston` could be America/Chicago or America/New York. Enter the one you mean"),
        ({"timezone": "Georgia"}, "`Georgia` could be America/New York, Asia/Tbilisi"),
        ({"timezone": "utc+15"}, "`utc+15` isn't an offset used anywhere. Enter one from UTC-12 to UTC+14"),
        ({"timezone": "08:00 EST"}, "`08:00 EST` contains a time of day. Put that in `time:`"),
        ({"time": "08:00 CST"}, "`CST` could be America/Chicago, Asia/Shanghai"),
        ({"time": "08:00 hoston"}, "`hoston` could be America/Chicago or America/New York. Put only the time"),
        ({"time": "08:00 EST", "timezone": "Kyiv"}, "`time:` says America/New York, but `timezone:` says Europe/Kyiv"),
        ({"often": "someday"}, "`someday` doesn't say how often. In `often:`, try"),
        ({"about": "cooking"}, "`cooking` isn't an area, topic or person in the library"),
        ({"about": _ELEVEN_TOPICS}, "A digest can be about up to 10 topics and 10 people"),
        ({"mention": "@everyone"}, "A digest can't mention @everyone"),
    ],
)
async def test_what_cannot_be_understood_is_refused_in_a_sentence(
    playground: Playground,
    settings: Settings,
    options: dict[str, Any],
    sentence: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        answer = await set_up(playground, **options)
    assert sentence in answer.text
    assert "Reference" not in answer.text, "an id is for what has to be looked up"
    assert len(answer.text.splitlines()) == 1
    assert 'command="/digest setup" outcome=refused' in caplog.text
    assert answer.is_ephemeral
    assert query(settings, "SELECT * FROM subscription") == []


async def test_options_are_completed(playground: Playground) -> None:
    ada = playground.member("Ada")

    async def offered(option: str, typed: str) -> list[str]:
        return [choice["value"] for choice in await ada.autocomplete("digest setup", option, typed)]

    assert (await offered("timezone", "москва"))[0] == "Europe/Moscow"
    assert (await offered("timezone", "est"))[0] == "America/New_York"
    assert (await offered("timezone", ""))[:2] == ["America/New_York", "Europe/London"]
    assert (await offered("time", "8"))[:2] == ["08:00", "20:00"]
    assert "daily" in await offered("often", "")
    assert await offered("often", "tue-thu") == ["tue-thu"]
    assert "Regions, Security" in " ".join(await offered("about", "regions, ")) or await offered("about", "regions, ")
    assert "Leaders" in await offered("about", "lead")
    assert "regions, Syria" in await offered("about", "regions, syr")
    assert "Syria, Nikki Haley" in await offered("about", "Syria, haley")
    assert "first monday" in await offered("often", "first m")


@pytest.mark.parametrize(
    ("option", "typed", "more"), [("time", "8:00, 9:00", ", 8:00, 9:00"), ("timezone", "Paris, France", ", France")]
)
async def test_nothing_is_offered_for_what_is_too_long_to_be_sent(
    playground: Playground, option: str, typed: str, more: str
) -> None:
    ada = playground.member("Ada")
    assert await ada.autocomplete("digest setup", option, typed)
    assert await ada.autocomplete("digest setup", option, typed + more * 400) == []


async def test_setup_names_what_the_bot_lacks_and_where_to_grant_it(playground: Playground) -> None:
    room = playground.member("Ada").channel("briefings")
    playground.owner.set_overwrite(
        room,
        "Détente",
        deny=Permission.SEND_MESSAGES
        | Permission.ATTACH_FILES
        | Permission.CREATE_PUBLIC_THREADS
        | Permission.MENTION_EVERYONE,
    )
    playground.owner.set_overwrite(room, "@everyone", deny=Permission.READ_MESSAGE_HISTORY)
    answer = await set_up(playground, thread=True, mention="Editors")
    lacks = "The bot lacks these permissions in the channel: "
    assert f"{lacks}**Send Messages**, **Attach Files**, **Create Public Threads**" in answer.text
    assert "**Mention @\u200beveryone, @\u200bhere and All Roles**" in answer.text
    assert "Server Settings → Roles" in answer.text
    assert "**Read Message History**" in answer.text
    playground.owner.set_overwrite(room, "Détente", deny=Permission.VIEW_CHANNEL)
    status = await playground.member("Ada").command("digest status")
    assert "The bot can't see the channel: it is private, or in a private category" in status.text
    playground.owner.set_overwrite(room, "@everyone", deny=Permission.SEND_MESSAGES)
    playground.owner.set_overwrite(room, "Détente", allow=Permission.SEND_MESSAGES)
    assert "can't see" not in (await playground.member("Ada").command("digest status")).text


async def test_only_who_manages_the_server_may_and_only_in_it(bot: Detente, playground: Playground) -> None:
    refused = await playground.member("Boris").command("digest status")
    assert refused.failure is not None
    command = playground.member("Ada").find_command("digest")
    assert command["contexts"] == [0]
