"""Whoever has Discord in Russian is answered in Russian."""

from __future__ import annotations

import pytest

from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


async def test_topics_in_the_readers_language(playground: Playground) -> None:
    boris = playground.member("Boris")
    boris.user.locale = "ru"
    answer = await boris.command("topics")
    assert "## Темы" in answer.text
    assert "### Безопасность" in answer.text
    browsed = await boris.select(answer, "Выберите раздел", "regions")
    assert "## Регионы" in browsed.text
    assert "## Topics" in (await playground.member("Ada").command("topics")).text


async def test_commands_are_registered_in_russian(playground: Playground) -> None:
    command = playground.member("Boris").find_command("timeline")
    assert command["name_localizations"] == {"ru": "хронология"}
    assert command["description_localizations"]["ru"].startswith("Что и когда")
    period = next(option for option in command["options"] if option["name"] == "period")
    assert period["name_localizations"] == {"ru": "период"}
    assert "1990-е" in period["description_localizations"]["ru"]
    digest = playground.member("Ada").find_command("digest")
    setup = next(option for option in digest["options"] if option["name"] == "setup")
    length = next(option for option in setup["options"] if option["name"] == "length")
    assert length["choices"][0]["name_localizations"]["ru"].startswith("заголовки")
    menu = playground.member("Ada").find_command("Brief me on this", 3)
    assert menu["name_localizations"] == {"ru": "О чём это сообщение?"}
