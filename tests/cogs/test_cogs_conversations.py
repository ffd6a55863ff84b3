"""Whatever people write to the bot, there is something to say that Discord takes."""

from __future__ import annotations

import asyncio
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cogs.actions import Actions
from bot.cogs.actors import Actors
from bot.cogs.briefs import Briefs
from bot.cogs.conversations import Conversations
from bot.cogs.lookups import Lookups
from bot.cogs.misses import MissRecorder
from bot.delivery import SystemClock
from bot.render.passages import ASK_CHARACTERS
from bot.search.answerer import Answerer
from tests.render.test_render_limits import check
from tests.shipped import shipped_library, shipped_search

_SOME = (
    "what",
    "why",
    "does",
    "Russia",
    "want",
    "syria",
    "iran",
    "@everyone",
    "**x**",
    "```",
    "<@1>",
    "Украина?",
    "nuclear",
)
_WORDS = st.lists(st.sampled_from(_SOME)).map(" ".join)


@cache
def conversations() -> tuple[Conversations, tuple[str, ...]]:
    library, search = shipped_library(), shipped_search()
    lookups = Lookups(library, search)
    misses = MissRecorder(None, SystemClock())
    actions = Actions()
    briefs, actors = Briefs(library, lookups, actions, misses), Actors(library, lookups, actions, misses)
    slugs = tuple(topic.slug for topic in library.topics)
    return Conversations(library, lookups, Answerer(library, search), briefs, actors, misses), slugs


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=ASK_CHARACTERS) | _WORDS, st.data())
def test_any_words_in_any_topics_have_a_reply(words: str, data: st.DataObject) -> None:
    talk, slugs = conversations()
    topics = data.draw(st.lists(st.sampled_from(slugs), max_size=3))
    check(asyncio.run(talk._answer(words[:ASK_CHARACTERS], topics, 2**63)))
