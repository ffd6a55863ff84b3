"""Answers to people who write to the bot instead of using its commands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import ui

from bot.cogs.actors import Actors
from bot.cogs.answers import in_thread
from bot.cogs.briefs import Briefs
from bot.cogs.lookups import Lookups, TopicReading, get_topic
from bot.cogs.misses import MissRecorder
from bot.domain import Answer, Library, MissKind
from bot.locales import language
from bot.render.answers import render_did_you_mean
from bot.render.conversations import card_topics, render_greeting
from bot.render.limits import clip
from bot.render.messages import render_message_topics
from bot.render.passages import ASK_CHARACTERS, render_answer
from bot.search.answerer import Answerer
from bot.search.conversation import asks, find_whom, is_small_talk, only_names, wants_more
from bot.search.finder import Match, Verdict
from bot.search.numbers import MOST_PASSAGES

_TERSE = 3  # words; a longer reply that asks nothing is meant for others
_MOST_TOPICS = 3  # topics of a card in which an answer is looked for
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^:>]*:|t:|id:)[^>]*>|https?://\S+")  # mentions, emoji, moments, links


class Conversations:
    """Finds the reply to a message, in the topic of the card that the message replies to, if any."""

    def __init__(
        self,
        library: Library,
        lookups: Lookups,
        answerer: Answerer,
        briefs: Briefs,
        actors: Actors,
        misses: MissRecorder,
    ) -> None:
        self._in_all_languages = library
        self._lookups = lookups
        self._answerer = answerer
        self._briefs = briefs
        self._actors = actors
        self._misses = misses

    @property
    def _library(self) -> Library:
        return self._in_all_languages.in_language(language())

    async def find_reply(self, message: discord.Message, me: discord.ClientUser) -> ui.LayoutView | None:
        """The reply to a message that mentions the bot or replies to it.

        Returns:
            The reply, or None if none is expected: replying to a card mentions the bot, but "thanks" is no question.
        """
        words = _MARKUP.sub(" ", message.content)
        words = clip(" ".join(words.split()), ASK_CHARACTERS)
        is_called = message.guild is None or f"<@{me.id}>" in message.content or f"<@!{me.id}>" in message.content
        if is_small_talk(words):
            name = None if message.guild is None else me.display_name
            return render_greeting(self._library, name) if is_called else None
        if (
            not is_called
            and not asks(words)
            and len(words.split()) > _TERSE
            and not (await in_thread(self._lookups.search.topics.find, words)).several
        ):
            return None
        said = re.sub(rf"<@!?{me.id}>", " ", message.content)  # with everything that keeps it from being recorded
        return await self._answer(words, await self._find_topics(message, me), message.author.id, said)

    async def _answer(self, words: str, topics: Sequence[str], asker_id: int, said: str | None = None) -> ui.LayoutView:
        """Show who or what is named; otherwise answer the question, first in the card's topics, then in all."""
        match = await in_thread(self._lookups.search.find_topic, words)
        if (named := await self._open_named(words, match)) is not None:
            return named
        read = self._lookups.reading_of(match)
        if match.verdict is Verdict.UNSURE and not topics and not asks(words):
            return _offer(read, asker_id)
        # Several topics may have to be tried, each taking as long as a question: not on the event loop.
        answer = await in_thread(self._ask, words, topics)
        if not answer.answered and not wants_more(words):
            if (card := await self._actors.find_card(words)) is not None:
                return card
            if match.verdict is Verdict.UNSURE and not (topics and asks(words)):
                return _offer(read, asker_id)
        if not answer.answered:
            self._misses.note(said or words, MissKind.QUESTION if asks(words) else MissKind.QUERY, asker_id)
        return render_answer(self._library, answer.in_library(self._library))

    async def _open_named(self, words: str, match: Match) -> ui.LayoutView | None:
        """The card of the actor or topic that words merely name; several topics are listed."""
        if (card := await self._find_actor(words, match)) is not None:
            return card
        if match.several and match.unmentioned is None and not wants_more(words):
            return render_message_topics(self._library, [get_topic(self._library, slug) for slug in match.several])
        topic = self._library.topic_by_slug.get(match.found or "")
        if topic is not None and only_names(words, match, topic):
            return self._briefs.card(topic, match.unmentioned)
        return None

    async def _find_actor(self, words: str, match: Match) -> ui.LayoutView | None:
        """The card of an actor whom words name better than any topic."""
        if (whom := find_whom(words)) is not None:
            return await self._actors.find_card(whom)
        is_topic = match.found is not None and match.is_named
        return None if wants_more(words) or is_topic else await self._actors.find_card(words)

    def _ask(self, words: str, topics: Sequence[str]) -> Answer:
        """The library's answer to a question asked within some topics.

        An answer in one of them comes first, then one from anywhere, then the closest in one of them.
        """
        within = [self._answerer.answer(words, topic) for topic in topics]
        anywhere = self._answerer.answer(words)
        answer = next((found for found in (*within, anywhere) if found.answered), None)
        if answer is not None:
            return answer
        answer = next((found for found in within if found.passages), anywhere)
        return replace(answer, nearest=tuple(dict.fromkeys((*topics, *answer.nearest)))[:MOST_PASSAGES])

    async def _find_topics(self, message: discord.Message, me: discord.ClientUser) -> tuple[str, ...]:
        """The topics of the bot's card that a message replies to; none for other messages."""
        card = await _find_replied_to(message)
        if card is None or card.author.id != me.id:
            return ()
        slugs = card_topics(card.components)
        return tuple(slug for slug in slugs if slug in self._library.topic_by_slug)[:_MOST_TOPICS]


def _offer(read: TopicReading, asker_id: int) -> ui.LayoutView:
    return render_did_you_mean(
        read.offers,
        read.words,
        asker_id,
        people=read.people,
        unmentioned=read.unmentioned,
        are_several=read.are_several,
    )


async def _find_replied_to(message: discord.Message) -> discord.Message | None:
    """The message that one replies to; usually Discord includes it, otherwise it is fetched."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    if reference.resolved is not None:  # it is known to be gone
        return None
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None
