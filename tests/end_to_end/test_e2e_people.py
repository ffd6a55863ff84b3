"""/who and /compare, as a member lives them."""

from __future__ import annotations

import pytest

from tests.end_to_end.parts import buttons
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


async def test_an_actor_is_shown_with_post_record_and_topics(playground: Playground) -> None:
    ada = playground.member("Ada")
    for typed in ("haley", "nikky hayley", "Хейли", "Ambassador Haley"):
        card = await ada.command("who", name=typed)
        assert "## Nikki Haley\nUS ambassador to the United Nations" in card.text, typed
    assert "She blamed Moscow" in card.text
    assert "Analysis as of mid-February 2017; record of later events until June 2026." in card.text
    assert not card.is_ephemeral
    label = next(b["label"] for b in buttons(card.message) if b["label"].startswith("Sources"))
    sources = await playground.member("Boris").press(card.message, label)
    assert sources.is_ephemeral
    assert "paragraph 11 · `yg17.11d`" in sources.text
    opened = await ada.select(card, "Named in", "ukraine")
    assert "## Ukraine and Crimea" in opened.text
    assert opened.is_ephemeral


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("us president", "Donald Trump"),
        ("президент России", "Vladimir Putin"),
        ("Gen. Flynn", "Michael Flynn"),
        ("Senator Rubio", "Marco Rubio"),
    ],
)
async def test_posts_and_nicknames_lead_to_whom_they_mean(playground: Playground, typed: str, name: str) -> None:
    assert f"## {name}" in (await playground.member("Ada").command("who", name=typed)).text


async def test_a_post_offers_those_who_held_it(playground: Playground) -> None:
    answer = await playground.member("Ada").command("who", name="secretary of state")
    assert "Did you mean" in answer.text
    assert {"Marco Rubio", "Antony Blinken", "Rex Tillerson"} <= {b["label"] for b in buttons(answer.message)}


async def test_a_name_that_could_be_several_is_offered_to_the_asker(playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    answer = await ada.command("who", name="trump and putin")
    assert "Did you mean" in answer.text
    others = await boris.press(answer.message, "Vladimir Putin")
    assert others.is_ephemeral
    assert "## Vladimir Putin" in others.text
    mine = await ada.press(answer, "Vladimir Putin")
    assert mine.message["id"] == answer.message["id"]
    assert "## Vladimir Putin" in mine.text


async def test_a_country_is_no_person_but_has_a_brief(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await ada.command("who", name="syria")
    assert "There is a brief on Syria." in answer.text
    assert "Brief: Syria" in [b["label"] for b in buttons(answer.message)]
    assert "## Syria" in (await ada.press(answer, "Brief: Syria")).text


async def test_nobody_is_said_privately_and_who_there_is_can_be_chosen(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await ada.command("who", name="@everyone **kellogg**")
    assert "called `@everyone **kellogg**`." in answer.text
    assert answer.is_ephemeral
    assert not answer.message["mention_everyone"]
    assert "## Rex Tillerson" in (await ada.select(answer, "People and organizations", "tillerson")).text


async def test_names_complete_while_typing(playground: Playground) -> None:
    ada = playground.member("Ada")
    everybody = await ada.autocomplete("who", "name", "")
    assert len(everybody) == 25, "as many as Discord takes"
    assert everybody[0]["value"] == "trump", "who has a part in most topics comes first"
    typed = await ada.autocomplete("who", "name", "хейл")
    assert typed[0] == {"name": "Nikki Haley · US ambassador to the United Nations, 2017–2018", "value": "haley"}


async def test_two_topics_stand_side_by_side(playground: Playground) -> None:
    ada = playground.member("Ada")
    card = await ada.command("compare", first="siria", second="иран")
    assert "## Syria ↔ Iran" in card.text
    assert "**United States**\n- *Syria:*" in card.text
    assert "Donald Trump" in card.text
    assert "Analysis as of mid-February 2017; record of later events until June 2026." in card.text
    opened = await playground.member("Boris").press(card.message, "Iran")
    assert "## Iran" in opened.text
    assert opened.is_ephemeral
    label = next(b["label"] for b in buttons(card.message) if b["label"].startswith("Sources"))
    sources = await ada.press(card, label)
    assert "## Sources: Syria ↔ Iran" in sources.text
    assert "· used by both" in sources.text


async def test_one_topic_twice_is_said_in_a_sentence(playground: Playground) -> None:
    answer = await playground.member("Ada").command("compare", first="syria", second="Сирия")
    assert answer.text.startswith("Both are **Syria**. Choose two different topics to compare.")
    assert answer.is_ephemeral
    answer = await playground.member("Ada").command("compare", first="Angela Merkel", second="nato")
    assert answer.text.startswith("The library has nothing on `Angela Merkel`.")


async def test_unsure_words_offer_pairs(playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    answer = await ada.command("compare", first="nuclear", second="syria")
    assert "no clear match for `nuclear`" in answer.text
    pair = "iran-nuclear-deal:syria"
    assert (await boris.select(answer.message, "Compare", pair)).is_ephemeral
    mine = await ada.select(answer, "Compare", pair)
    assert mine.message["id"] == answer.message["id"]
    assert "## The Iran nuclear deal ↔ Syria" in mine.text


async def test_words_that_mean_nothing_are_named(playground: Playground) -> None:
    answer = await playground.member("Ada").command("compare", first="syria", second="pizza")
    assert "The library has nothing on `pizza`." in answer.text
    assert answer.is_ephemeral


async def test_the_second_topic_is_completed_without_the_first(playground: Playground) -> None:
    ada = playground.member("Ada")
    offered = await ada.autocomplete("compare", "second", "", options={"first": "syria"})
    assert len(offered) == 24
    assert all(choice["value"] != "syria" for choice in offered)
