"""Whoever writes to the bot is answered in the language they wrote in, whatever their Discord and server speak."""

from __future__ import annotations

import re

from bot.client import Detente
from bot.playground.world import Json
from tests.end_to_end.latin import latin_words
from tests.end_to_end.parts import buttons
from tests.support.answer import text_of
from tests.support.playground import Playground

_RUSSIAN = (
    "Сирия",
    "поддерживает ли Россия иранскую сделку?",
    "что случилось с Флинном?",
    "что было в Женеве?",
    "что произошло 16 июня 2021 года?",
    "кто такой Трамп?",
    "Сирия и Иран",
    "ядерное",
    "кто выиграл чемпионат мира?",
    "кто прав, Россия или США?",
    "что будет с санкциями?",
    "какая пицца вкуснее?",
    "привет",
    "расскажи про New START",
)
_ENGLISH = (
    "what about Syria?",
    "does Russia back the Iran deal?",
    "what happened to Flynn?",
    "what happened on 16 June 2021?",
    "who is Trump?",
    "Syria and Iran",
    "who won the world cup?",
    "who is right, Russia or the United States?",
    "what will happen to the sanctions?",
    "who are you?",
)


def _cyrillic(message: Json) -> set[str]:
    """Russian words in a message, except in what was typed."""
    said = [re.sub("`[^`]*`", " ", text_of(message)), *(button["label"] for button in buttons(message))]
    return set(re.findall("[а-яё]+", " ".join(said).lower()))


async def _ask_everywhere(playground: Playground, words: str) -> list[Json]:
    """The answers to /ask, to a mention, to a direct message and to a reply to an answer."""
    ada = playground.member("Ada")
    asked = await ada.command("ask", question=words)
    assert asked.failure is None
    called = await ada.answer_to(await ada.say(f"<@{playground.world.bot.id}> {words}"))
    written = await ada.answer_to(await ada.say(words, "dm"))
    replied = await ada.answer_to(await ada.reply(called, f"<@{playground.world.bot.id}> {words}"))
    return [asked.message, called, written, replied]


async def test_russian_is_answered_in_russian_where_all_else_is_english(bot: Detente, playground: Playground) -> None:
    found = {
        (words, place): latin
        for words in _RUSSIAN
        for place, answer in enumerate(await _ask_everywhere(playground, words))
        if (latin := latin_words(bot, answer))
    }
    assert found == {}


async def test_english_is_answered_in_english_where_all_else_is_russian(
    playground: Playground, russian_server: None, bot: Detente
) -> None:
    playground.member("Ada").user.locale = "ru"
    found = {
        (words, place): russian
        for words in _ENGLISH
        for place, answer in enumerate(await _ask_everywhere(playground, words))
        if (russian := _cyrillic(answer))
    }
    assert found == {}
