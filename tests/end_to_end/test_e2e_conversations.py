"""Talking to the bot: direct messages, mentions and replies to its cards, as members live them."""

from __future__ import annotations

import logging
import re

import discord
import pytest

from bot.cogs.conversations import Conversations
from bot.cooldowns import Cooldowns
from bot.playground.gateway.intents import PRIVILEGED
from bot.playground.permissions import Permission
from bot.playground.world import Json
from tests.end_to_end.conftest import Run
from tests.end_to_end.parts import buttons
from tests.support.answer import text_of
from tests.support.playground import Playground

SEND = "/channels/{channel_id}/messages"


def mention(playground: Playground) -> str:
    return f"<@{playground.world.bot.id}>"


async def ask(playground: Playground, words: str, channel: str = "general", who: str = "Ada") -> Json:
    """Mention the bot with some words, and wait for its reply."""
    member = playground.member(who)
    return await member.answer_to(await member.say(f"{mention(playground)} {words}", channel))


async def replies(playground: Playground) -> int:
    """How many messages the bot has sent by now, a reply to a last question included, which all before it precede."""
    assert "## Iran" in text_of(await ask(playground, "iran", "dm", "Boris"))
    return len(playground.record.find("POST", SEND)) - 1


@pytest.mark.usefixtures("bot")
class TestATopic:
    async def test_named_with_a_mention_is_briefed_in_a_reply_that_pings_nobody(self, playground: Playground) -> None:
        assert "## Сирия" in text_of(await ask(playground, "Сирия"))
        for words in ("syria?", "siria", "what about Syria?", "what is going on in syria?"):
            reply = await ask(playground, words)
            assert "## Syria" in text_of(reply), words
            assert "In mid-February 2017" in text_of(reply)
            assert reply["mentions"] == []
        assert {b["label"].split(" · ")[0] for b in buttons(reply)} == {
            "Full brief", "Since 2017", "Sources", "People",
        }  # fmt: skip
        sources = await playground.member("Boris").press(reply, "Sources")
        assert sources.is_ephemeral

    async def test_named_in_a_direct_message_is_briefed(self, playground: Playground) -> None:
        boris = playground.member("Boris")
        reply = await boris.answer_to(await boris.say("new stort", "dm"))
        assert "## Arms control" in text_of(reply)

    async def test_named_in_a_thread_is_briefed_there(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        general = ada.channel("general")
        thread = playground.backend.threads.open(general, ada.user, {"name": "talk", "type": 11})
        assert "## Syria" in text_of(await ask(playground, "syria", str(thread.id)))

    async def test_that_is_unsure_is_offered_to_whoever_asked(self, playground: Playground) -> None:
        reply = await ask(playground, "nuclear")
        assert "Did you mean" in text_of(reply)
        choice = next(b for b in buttons(reply) if b["custom_id"].startswith("b:pick:"))
        others = await playground.member("Boris").press(reply, choice["custom_id"])
        assert others.is_ephemeral
        mine = await playground.member("Ada").press(reply, choice["custom_id"])
        assert mine.message["id"] == reply["id"]
        assert f"## {choice['label']}" in mine.text

    async def test_that_is_not_covered_is_said_without_markup(self, playground: Playground) -> None:
        reply = await ask(playground, "what about @everyone **pizza** <@1> https://example.com ?", who="Boris")
        assert "`what about @everyone **pizza** ?`" in text_of(reply)
        assert not reply["mention_everyone"]
        sent = playground.record.find("POST", SEND)[-1].body
        assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}

    async def test_browsing_on_from_a_public_reply_is_private(self, playground: Playground) -> None:
        reply = await ask(playground, "pizza?")
        browsed = await playground.member("Boris").select(reply, "Choose an area", "regions")
        assert browsed.is_ephemeral
        assert "Not covered" in text_of(playground.member("Ada").seen[reply["id"]])


@pytest.mark.usefixtures("bot")
class TestAPerson:
    async def test_who_is_no_topic_has_a_card(self, playground: Playground) -> None:
        for words in ("trump", "Trump?", "who is the US president?"):
            assert "## Donald Trump" in text_of(await ask(playground, words)), words
        assert "## Дональд Трамп" in text_of(await ask(playground, "кто такой Трамп?"))
        assert "## Nikki Haley" in text_of(await ask(playground, "who is haley?"))

    async def test_who_has_a_topic_of_that_name_is_briefed(self, playground: Playground) -> None:
        assert "## Flynn's resignation" in text_of(await ask(playground, "flynn"))

    async def test_under_a_card_has_their_own_card(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("brief", topic="syria")
        assert "## Donald Trump" in text_of(await ada.answer_to(await ada.reply(card, "and Trump?")))
        assert "## Vladimir Putin" in text_of(await ada.answer_to(await ada.reply(card, "and Putin?")))


@pytest.mark.usefixtures("bot")
async def test_topics_side_by_side_are_each_given_in_a_line(playground: Playground) -> None:
    for words in ("syria and iran", "compare Syria with Iran"):
        reply = await ask(playground, words)
        assert {b["custom_id"] for b in buttons(reply)} == {"b:brief:syria", "b:brief:iran"}, words
    assert "## Trade and economic ties" in text_of(await ask(playground, "trade and investment"))


@pytest.mark.usefixtures("bot")
class TestAQuestion:
    async def test_is_answered_with_passages_and_ways_on(self, playground: Playground) -> None:
        reply = await ask(playground, "does Russia back the Iran deal, and what about North Korea?")
        assert "passages from the library" in text_of(reply)
        assert "YaleGlobal, paragraph 9 · `yg17.9h`" in text_of(reply)
        opened = await playground.member("Boris").press(reply, "North Korea")
        assert opened.is_ephemeral
        assert "## North Korea" in opened.text
        another = await playground.member("Boris").press(reply, "Ask another question")
        assert another.modal is not None
        assert (await playground.member("Boris").submit(another, question="what did Haley say?")).is_ephemeral

    async def test_in_a_direct_message_is_answered(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        assert "`yg17.11d`" in text_of(await ada.answer_to(await ada.say("what did haley say about ukraine", "dm")))

    async def test_that_no_source_answers_is_refused(self, playground: Playground) -> None:
        reply = await ask(playground, "who won the world cup?")
        assert "Not covered" in text_of(reply)


@pytest.mark.usefixtures("bot")
class TestAnEmptyCall:
    async def test_is_told_what_to_ask(self, playground: Playground) -> None:
        for words in ("", "hello!", "  <:wave:12345678901234567> ", "привет", "who are you?", "what can you do"):
            reply = await ask(playground, words)
            example = "Назовите тему («@Détente Сирия»)" if words == "привет" else "Name a topic (“@Détente Syria”)"
            assert example in text_of(reply), words
        opened = await playground.member("Ada").press(reply, "Ask a question")
        assert opened.modal is not None

    async def test_in_a_direct_message_is_told_too(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        assert "Name a topic (“Syria”)" in text_of(await ada.answer_to(await ada.say("thanks", "dm")))


@pytest.mark.usefixtures("bot")
class TestAReplyToACard:
    async def test_moves_on_to_the_topic_it_names(self, playground: Playground) -> None:
        boris = playground.member("Boris")
        card = await playground.member("Ada").command("brief", topic="syria")
        reply = await boris.answer_to(await boris.reply(boris.seen[card.message["id"]], "and Ukraine?"))
        assert "## Ukraine and Crimea" in text_of(reply)

    async def test_asks_about_the_cards_topic(self, playground: Playground) -> None:
        boris = playground.member("Boris")
        assert "Not covered" in text_of(await ask(playground, "what does Russia want?"))
        card = await playground.member("Ada").command("brief", topic="syria")
        reply = await boris.answer_to(await boris.reply(boris.seen[card.message["id"]], "what does Russia want?"))
        assert "· Syria" in text_of(reply)
        further = await boris.answer_to(await boris.reply(reply, "and what does Trump want?"))
        assert "· Syria" in text_of(further)

    async def test_in_russian_asks_about_the_cards_topic_too(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        for topic in ("syria", "ukraine"):
            card = await ada.command("brief", topic=topic)
            reply = await ada.answer_to(await ada.reply(card, "чего хочет Россия?"))
            assert "Возможно, вы имели в виду" not in text_of(reply)
            assert buttons(reply)[0]["custom_id"] == f"b:brief:{topic}"

    async def test_that_asks_what_is_not_covered_is_told_the_cards_topic(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("brief", topic="syria")
        reply = await ada.answer_to(await ada.reply(card, "who won the world cup?"))
        assert "Not covered" in text_of(reply)
        assert buttons(reply)[0]["custom_id"] == "b:brief:syria"
        reply = await ada.answer_to(await ada.reply(card, "what is the best pizza there?"))
        assert "asked for an opinion" in text_of(reply)
        assert buttons(reply)[0]["custom_id"] == "b:brief:syria"

    async def test_that_sets_two_topics_side_by_side_asks_about_both(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("compare", first="trade", second="iran")
        reply = await ada.answer_to(await ada.reply(card, "what sanctions in February?"))
        assert "· Iran" in text_of(reply)

    async def test_to_another_bots_or_members_message_has_no_topic(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        said = await playground.member("Boris").say("Syria!")
        reply = await ada.answer_to(
            await ada.reply(ada.seen[said["id"]], f"{mention(playground)} what does Russia want?")
        )
        assert "Not covered" in text_of(reply)

    async def test_that_only_thanks_is_left_alone(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("brief", topic="syria")
        for words in ("thanks!", "lol", "ok, nice", "my cat likes this card", "I disagree, Putin is right here"):
            await ada.reply(card, words)
        assert await replies(playground) == 0

    async def test_without_a_ping_is_not_even_delivered_in_a_server(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("brief", topic="syria")
        await ada.reply(card, "and Ukraine?", ping=False)
        assert await replies(playground) == 0

    async def test_without_a_ping_is_answered_in_a_direct_message(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        card = await ada.command("brief", channel="dm", topic="syria")
        reply = await ada.answer_to(await ada.reply(card, "and Ukraine?", ping=False))
        assert "## Ukraine and Crimea" in text_of(reply)


@pytest.mark.usefixtures("bot")
class TestWhatIsLeftAlone:
    async def test_messages_that_call_others_or_nobody(self, playground: Playground) -> None:
        bot = mention(playground)
        for text in ("syria?", "@everyone syria?", f"@here {bot} syria?", f"`{bot}` syria?"):
            await playground.member("Ada").say(text)
        assert await replies(playground) == 0

    async def test_webhooks_and_other_bots(self, playground: Playground) -> None:
        general = playground.member("Ada").channel("general")
        playground.owner.post_webhook(general, "News", f"{mention(playground)} syria")
        playground.owner.post_as(playground.owner.add_app("Other"), general, f"{mention(playground)} syria")
        assert await replies(playground) == 0

    async def test_an_edit_of_what_was_answered_or_not(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        said = await ada.say(f"{mention(playground)} syria")
        await ada.answer_to(said)
        ada.edit(said, f"{mention(playground)} ukraine")
        plain = await ada.say("nothing")
        ada.edit(plain, f"{mention(playground)} ukraine")
        assert await replies(playground) == 1

    async def test_places_where_it_may_not_write(self, playground: Playground) -> None:
        ada = playground.member("Ada")
        general = ada.channel("general")
        thread = playground.backend.threads.open(general, ada.user, {"name": "talk", "type": 11})
        denied = Permission.SEND_MESSAGES | Permission.SEND_MESSAGES_IN_THREADS
        playground.owner.set_overwrite(general, "Détente", deny=denied)
        for place in ("general", str(thread.id)):
            await ada.say(f"{mention(playground)} syria", place)
        assert await replies(playground) == 0


@pytest.mark.usefixtures("bot")
async def test_a_card_that_does_not_come_along_is_fetched(
    playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_reply = Conversations.find_reply

    async def without_card(self: Conversations, message: discord.Message, me: discord.ClientUser) -> object:
        assert message.reference is not None
        message.reference.resolved = None  # Discord may leave it out
        return await find_reply(self, message, me)

    ada = playground.member("Ada")
    card = await ada.command("brief", topic="syria")
    monkeypatch.setattr(Conversations, "find_reply", without_card)
    reply = await ada.answer_to(await ada.reply(card, "what does Russia want?"))
    assert "· Syria" in text_of(reply)
    assert playground.record.find("GET", SEND + "/{message_id}")


@pytest.mark.usefixtures("bot")
async def test_where_history_is_hidden_the_answer_stands_alone(playground: Playground) -> None:
    ada = playground.member("Ada")
    playground.owner.set_overwrite(ada.channel("general"), "Détente", deny=Permission.READ_MESSAGE_HISTORY)
    await ada.say(f"{mention(playground)} syria")
    await ada.until(lambda: any("## Syria" in text_of(message) for message in ada.messages()))
    assert "message_reference" not in playground.record.find("POST", SEND)[-1].body


@pytest.mark.usefixtures("bot")
async def test_no_privileged_intent_is_asked_for(playground: Playground) -> None:
    assert playground.backend.intents
    assert not playground.backend.intents & PRIVILEGED


async def test_a_card_is_known_again_after_a_restart(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run():
        card = await ada.command("brief", topic="syria")
    async with run():
        reply = await ada.answer_to(await ada.reply(card, "and Ukraine?"))
        assert "## Ukraine and Crimea" in text_of(reply)


async def test_too_much_at_once_is_told_once_and_taken_back(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run(cooldowns=Cooldowns(uses=2, seconds=2)):
        await ada.command("help")
        await ask(playground, "syria")
        refused = await ask(playground, "iran")
        assert "going too fast" in text_of(refused)
        await ada.say(f"{mention(playground)} ukraine")
        assert await replies(playground) == 2, "the second refusal is not told again"
        await ada.until(lambda: refused["id"] not in ada.seen)
        assert "## Ukraine" in text_of(await ask(playground, "ukraine"))


@pytest.mark.usefixtures("bot")
async def test_a_failure_is_told_with_an_id_that_is_in_the_log(
    playground: Playground, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Conversations, "_answer", fail)
    with caplog.at_level(logging.ERROR):
        reply = await ask(playground, "syria")
    found = re.search(r"Reference: (\w{6})", text_of(reply))
    assert found is not None
    assert found[1] in caplog.text
    assert "boom" not in text_of(reply)
