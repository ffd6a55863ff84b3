"""/brief and what leads on from it, as a member lives it."""

from __future__ import annotations

import pytest

from bot.client import Detente
from tests.end_to_end.parts import buttons, library_of
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.parametrize("typed", ["siria", "syria", "Сирия", "cbhbz", "what is going on in syria?"])
async def test_a_typed_topic_is_opened(playground: Playground, typed: str) -> None:
    answer = await playground.member("Ada").command("brief", topic=typed)
    assert "## Syria" in answer.text
    assert "Analysis: YaleGlobal (date inferred)" in answer.text
    assert not answer.is_ephemeral


@pytest.mark.parametrize(("typed", "title"), [("снв", "Arms control"), ("new stort", "Arms control")])
async def test_the_issues_examples(playground: Playground, typed: str, title: str) -> None:
    assert f"## {title}" in (await playground.member("Ada").command("brief", topic=typed)).text


async def test_what_is_not_covered_is_said_privately_with_areas_to_browse(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await ada.command("brief", topic="pizza")
    assert "Not covered" in answer.text
    assert "`pizza`" in answer.text
    assert answer.is_ephemeral
    browsed = await ada.select(answer, "Choose an area", "regions")
    assert "## Regions" in browsed.text
    assert "**Syria**" in browsed.text
    opened = await ada.select(browsed, "Open a brief", "syria")
    assert "## Syria" in opened.text


async def test_other_words_are_asked_for_in_a_modal(playground: Playground) -> None:
    ada = playground.member("Ada")
    missed = await ada.command("brief", topic="pizza")
    asked = await ada.press(missed, "Try other words")
    assert asked.modal is not None
    answer = await ada.submit(asked, words="snowden")
    assert "## Putin's room for compromise" in answer.text
    assert answer.is_ephemeral


async def test_a_private_answer_is_private(playground: Playground) -> None:
    answer = await playground.member("Ada").command("brief", topic="syria", private=True)
    assert answer.is_ephemeral
    assert answer.message not in playground.member("Boris").messages()


async def test_sources_background_and_related_topics(playground: Playground) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="ukraine")
    label = next(b["label"] for b in buttons(card.message) if b["label"].startswith("Sources"))
    sources = await playground.member("Boris").press(card.message, label)
    assert sources.is_ephemeral
    assert "📌 Fact · YaleGlobal, paragraph 11 · `yg17.11a`" in sources.text
    assert "The author's judgment" in sources.text
    assert "Said by Nikki Haley" in sources.text
    full = await ada.press(card, "Full brief")
    assert "### Where each side stood" in full.text
    assert "The source doesn't say." in full.text
    background = await ada.press(card, "People")
    assert "**Nikki Haley** · US ambassador" in background.text
    assert "\n-# In mid-February 2017. " in background.text
    related = await ada.select(card, "Related topics", "sanctions")
    assert "## Sanctions on Russia" in related.text


async def test_what_happened_since_is_one_press_away(playground: Playground) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="New START")
    assert "**Latest · " in card.text
    label = next(b["label"] for b in buttons(card.message) if b["label"].startswith("Since 2017"))
    since = await playground.member("Boris").press(card.message, label)
    assert since.is_ephemeral
    assert "## Since 2017: Arms control" in since.text
    assert "Later events are covered until June 2026." in since.text
    told = since.text[since.text.index("**5 February 2026** · New START expired") :]
    assert told.index("](https://") < told.index("`new-start-expired-2026`")
    older = await playground.member("Boris").press(since, "Next")
    assert older.message["id"] == since.message["id"]
    assert "\n2/" in older.text


async def test_long_sources_turn_pages_in_place(playground: Playground) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="deal-prospects")
    label = next(b["label"] for b in buttons(card.message) if b["label"].startswith("Sources"))
    first = await ada.press(card, label)
    assert "\n1/" in first.text
    before = first.message["id"]
    second = await ada.press(first, "Next")
    assert "\n2/" in second.text
    assert second.message["id"] == before


async def test_unsure_offers_topics_and_the_asker_may_turn_it_into_the_brief(playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    answer = await ada.command("brief", topic="nuclear")
    assert "Did you mean" in answer.text
    choices = [b for b in buttons(answer.message) if b["custom_id"].startswith("b:pick:")]
    assert 1 <= len(choices) <= 5
    others = await boris.press(answer.message, choices[0]["custom_id"])
    assert others.is_ephemeral
    assert f"## {choices[0]['label']}" in others.text
    assert "Did you mean" in answer.text, "another member's press leaves it as it is"
    mine = await ada.press(answer, choices[0]["custom_id"])
    assert mine.message["id"] == answer.message["id"]
    assert f"## {choices[0]['label']}" in mine.text


async def test_autocomplete_spreads_over_the_areas_and_then_ranks(playground: Playground, bot: Detente) -> None:
    ada = playground.member("Ada")
    spread = await ada.autocomplete("brief", "topic", "")
    assert len(spread) == 25
    areas = [t.area for choice in spread[:6] for t in library_of(bot).topics if t.slug == choice["value"]]
    assert len(set(areas)) == 6
    typed = await ada.autocomplete("brief", "topic", "uk")
    assert typed[0] == {"name": "Ukraine and Crimea", "value": "ukraine"}


async def test_nothing_typed_can_ping_or_format(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await ada.command("brief", topic="@everyone **pizza** <@1> [x](https://example.com)")
    assert "`@everyone **pizza** <@1> [x](https://example.com)`" in answer.text
    assert not answer.message["mention_everyone"]
    assert answer.message["mentions"] == []
    sent = playground.record.find("POST", "/interactions/{interaction_id}/{token}/callback")[-1]
    assert sent.body["data"]["allowed_mentions"]["parse"] == []


async def test_it_works_in_a_direct_message(playground: Playground) -> None:
    answer = await playground.member("Boris").command("brief", channel="dm", topic="iran")
    assert "## Iran" in answer.text
