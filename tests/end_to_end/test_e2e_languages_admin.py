"""Whoever manages a server and has Discord in Russian sees no English on digests, settings, menus and notices."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord import ui
from playwright.async_api import expect

from bot.client import Detente
from bot.errors import OperatorError
from bot.playground.permissions import Permission
from bot.playground.world import Json
from bot.settings import Settings
from tests.end_to_end.chromium import open_page, type_command
from tests.end_to_end.digests import come_due, next_due, query, set_up
from tests.end_to_end.latin import latin_words, names_of
from tests.support.answer import Answer
from tests.support.playground import Playground

BRIEF, REMOVE = "Brief me on this", "Remove this answer"
_ATTRIBUTES = """() => ["aria-label", "title", "placeholder", "alt"].flatMap(
    (name) => [...document.querySelectorAll(`[${name}]`)].map((node) => node.getAttribute(name)))"""
_ON_THE_PAGE = (
    "настройки ",
    "данные ",
    "помощь ",
    "темы ",
    "источники ",
    "карта ",
    "прогноз ",
    "мой-дайджест ",
    "дайджест создать ",
    "дайджест состояние ",
    "справка тема:сирия",
    "вопрос вопрос:поддерживает ли Россия иранскую сделку?",
    "хронология тема:сирия",
    "кто имя:лавров",
    "сравнить первая:сирия вторая:иран",
    "справка тема:пицца",
)
_REFUSED: tuple[dict[str, Any], ...] = (
    {"time": "25:00"},
    {"time": "еженедельно"},
    {"often": "8 утра"},
    {"often": "когда-нибудь"},
    {"time": "8:00, 8:30"},
    {"keep": "latest", "thread": True},
    {"channel": "forum", "pin": True},
    {"channel": "forum", "tag": "Новости"},
    {"tag": "Новости"},
    {"timezone": "Лемурия"},
    {"timezone": "Georgia"},
    {"timezone": "hoston"},
    {"timezone": "utc+15"},
    {"timezone": "08:00 EST"},
    {"time": "08:00 CST"},
    {"time": "08:00 EST", "timezone": "Киев"},
    {"about": "кулинария"},
    {"mention": "@everyone"},
)


class Walk:
    """What a member does one thing after another, and the Latin words in each answer."""

    def __init__(self, bot: Detente, playground: Playground, name: str = "Ada") -> None:
        self._bot = bot
        self.member = playground.member(name)
        self.member.user.locale = "ru"
        self.latin: dict[str, set[str]] = {}
        self._used: set[str] = set()

    def unused(self, *starts: str) -> set[str]:
        """Commands, menus and actions that were not used, of those whose names begin so."""
        return {name for name in names_of(self._bot) - self._used if name.startswith(starts)}

    def look(self, step: str, answer: Answer) -> Answer:
        """Note what is Latin in an answer, be it a message or a modal."""
        assert answer.failure is None, step
        self.read(step, answer.modal or answer.message)
        return answer

    def read(self, step: str, *parts: Any) -> None:
        """Note what is Latin in anything."""
        if found := latin_words(self._bot, *parts):
            self.latin[step] = found

    async def use(self, command: str, /, **options: Any) -> Answer:
        self._used.add(command)
        return self.look(f"/{command} {options}", await self.member.command(command, options=options))

    async def press(self, answer: Answer | Json, which: str) -> Answer:
        message = answer.message if isinstance(answer, Answer) else answer
        pressed = self._note(find_id(message, f"b:{which}"))
        return self.look(which, await self.member.press(message, pressed))

    async def choose(self, answer: Answer, which: str, values: str | list[str]) -> Answer:
        chosen = self._note(find_id(answer.message, f"s:{which}"))
        return self.look(which, await self.member.select(answer, chosen, values))

    async def submit(self, card: Answer, asked: Answer, **values: str) -> None:
        """Send off a modal that a card opened: it changes the card, or is refused in a message of its own."""
        assert asked.modal is not None
        self._used.add(f"submit_{asked.modal['custom_id'].split(':')[1]}")
        answer = await self.member.submit(asked, **values)
        assert answer.failure is None
        self.read(str(values), *answer.messages, self.member.seen[card.message["id"]])

    async def menu(self, menu: str, message: Answer | Json) -> Answer:
        self._used.add(menu)
        return self.look(menu, await self.member.context_menu(menu, message))

    def _note(self, custom_id: str) -> str:
        self._used.add(custom_id.split(":")[1])
        return custom_id


def find_id(part: Any, start: str) -> str:
    """The first custom id in a message that begins so.

    Raises:
        LookupError: None does.
    """
    text = str(part)
    begins = text.find(f"'{start}")
    if begins < 0:
        raise LookupError(start)
    return text[begins + 1 : text.index("'", begins + 1)]


@pytest.fixture
def walk(russian_server: None, bot: Detente, playground: Playground) -> Walk:
    return Walk(bot, playground)


async def test_digests_of_a_server(walk: Walk, playground: Playground, settings: Settings) -> None:
    for command in ("status", "preview", "send", "history", "pause", "remove"):
        await walk.use(f"digest {command}")
    for options in _REFUSED:
        walk.look(str(options), await set_up(playground, **options))
        assert query(settings, "SELECT * FROM subscription") == [], options
    await _set_up_in_the_forum(walk, playground)
    await _set_up_on_the_card(walk)
    await _keep_it(walk, playground, settings)
    await _what_stands_in_its_way(walk, playground, settings)
    assert walk.latin == {}
    assert walk.unused("digest", "form_", "submit_form_", "forget_", "ask_forget_") == {"digest-me"}


async def _set_up_in_the_forum(walk: Walk, playground: Playground) -> None:
    forum = walk.member.channel("forum")
    forum.tags = [{"id": "42", "name": "Новости", "moderated": False, "emoji_id": None, "emoji_name": None}]
    playground.owner.set_overwrite(forum, "Détente", allow=Permission.MANAGE_THREADS)  # tells the bot of the tags
    card = await walk.press(await walk.use("digest setup", channel="forum"), "form_page")
    card = await walk.choose(card, "form_tag", "42")
    await walk.press(card, "form_cancel")


async def _set_up_on_the_card(walk: Walk) -> None:
    card = await walk.use("digest setup", channel="general")
    briefings = str(walk.member.channel("briefings").id)
    card = await walk.choose(card, "form_channel", briefings)
    for kind, written, refused in (
        ("time", "полвосьмого", "пицца"),
        ("zone", "Лиссабон", "Лемурия"),
        ("often", "первый понедельник", "пицца"),
    ):
        for words in (written, refused):
            await walk.submit(card, await walk.choose(card, f"form_{kind}", "other"), **{kind: words})
    await walk.submit(card, await walk.press(card, "form_about"), about="безопасность, сирия, хейли")
    card = await walk.choose(card, "form_often", "daily")
    card = await walk.choose(card, "form_areas", ["security"])
    card = await walk.choose(card, "form_topics", ["syria", "iran"])
    await walk.press(card, "digest_preview")
    card = await walk.press(card, "form_page")
    for name, value in (("when", "news"), ("when", "always"), ("length", "full"), ("language", "ru"), ("form", "card")):
        card = await walk.choose(card, f"form_{name}", value)
    card = await walk.choose(card, "form_extras", ["publish", "pin"])
    await walk.choose(card, "form_extras", ["thread", "keeps_latest"])
    card = await walk.choose(card, "form_mention", [])
    await walk.press(await walk.press(card, "form_page"), "form_start")


async def _keep_it(walk: Walk, playground: Playground, settings: Settings) -> None:
    card = await walk.use("digest edit")
    await walk.press(card, "form_done")
    await walk.use("digest edit", no_mention=True)
    changed = await walk.use("digest edit", time="09:00", mention="Readers")
    await walk.press(changed, "digest_change")
    for command in ("status", "preview", "send", "history"):
        await walk.use(f"digest {command}")
    due = await next_due(playground)
    await come_due(playground, settings)
    posted = [each for each in walk.member.messages("briefings") if "b:digest:" in str(each)]
    walk.read("the digest and its test", *posted)
    await walk.press(posted[-1], "digest:")
    for day in (due.date().isoformat(), "вчера", "2020-05-01", "2040-05-01", "пицца"):
        await walk.use("digest why", date=day)
    for command in ("history", "pause", "status", "edit", "resume"):
        await walk.use(f"digest {command}")
    walk.look("a second digest", await set_up(playground, "general", often="будни"))
    walk.look("the same again", await set_up(playground, "general", often="будни"))
    await walk.use("digest preview")
    first = str(query(settings, "SELECT id FROM subscription")[0]["id"])
    one = await walk.choose(await walk.use("digest status"), "digest_status", first)
    await walk.press(one, "digest_history")
    for option, typed in (("digest", ""), ("date", "")):
        walk.read(f"choices for {option}", await walk.member.autocomplete("digest why", option, typed))
    for option, typed in (("timezone", ""), ("time", "8"), ("often", ""), ("about", ""), ("about", "сирия, хе")):
        walk.read(f"choices for {option}", await walk.member.autocomplete("digest setup", option, typed))
    asked = await walk.use("digest remove", digest="general")
    await walk.press(asked, "digest_keep")
    asked, again = await walk.use("digest remove", digest="general"), await walk.use("digest remove", digest="general")
    await walk.press(asked, "digest_remove")
    await walk.press(again, "digest_remove")


async def _what_stands_in_its_way(walk: Walk, playground: Playground, settings: Settings) -> None:
    room = walk.member.channel("briefings")
    playground.owner.set_overwrite(room, "Détente", deny=Permission.SEND_MESSAGES | Permission.ATTACH_FILES)
    playground.owner.set_overwrite(room, "@everyone", deny=Permission.READ_MESSAGE_HISTORY)
    await walk.use("digest status")
    await walk.use("digest send")
    playground.owner.remove_role("Readers")
    playground.owner.remove_channel(room)
    for _ in range(3):
        await come_due(playground, settings, state="failed")
    for command in ("status", "send", "edit", "history"):
        await walk.use(f"digest {command}")
    warnings = walk.member.messages("dm")
    assert len(warnings) >= 2
    walk.read("warnings", *warnings)
    await walk.press(await walk.use("privacy"), "forget_person")
    await walk.press(await walk.press(await walk.use("privacy"), "ask_forget_server"), "forget_server")


async def test_ones_own_digest(walk: Walk, playground: Playground, settings: Settings) -> None:
    card = await walk.press(await walk.use("digest-me"), "form_page")
    await walk.press(card, "form_start")
    shown = await walk.use("digest-me")
    await walk.press(shown, "digest_preview")
    await come_due(playground, settings)
    await walk.press(walk.member.messages("dm")[-1], "own_stop")
    shown = await walk.press(await walk.use("digest-me"), "own_resume")
    playground.owner.close_direct("Ada")
    for _ in range(3):
        await come_due(playground, settings, state="failed")
    await walk.press(await walk.use("digest-me"), "own_remove")
    await walk.use("digest-me")
    assert query(settings, "SELECT * FROM subscription WHERE state <> 'draft'") == []
    assert walk.latin == {}
    assert walk.unused("digest-me", "own_") == set()


async def test_settings_menus_and_failures(
    walk: Walk, bot: Detente, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, boris = walk.member, playground.member("Boris")
    card = await walk.use("settings")
    for scope in ("nowhere", "chosen"):
        card = await walk.choose(card, "settings_scope", scope)
    await walk.choose(card, "settings_channels", [str(ada.channel("briefings").id)])
    for said in ("Флинн ушёл! А что с войной в Сирии?", "Сирия?", "Мой кот спит", "Опять этот Трамп"):
        await walk.menu(BRIEF, ada.seen[(await boris.say(said))["id"]])
    await walk.menu(REMOVE, await walk.use("brief", topic="сирия"))
    await walk.menu(REMOVE, ada.seen[(await boris.say("привет"))["id"]])
    shown = await ada.command("brief", topic="иран")
    boris.user.locale = "ru"
    walk.look("not theirs", await boris.context_menu(REMOVE, shown))
    view = ui.LayoutView()
    view.add_item(ui.ActionRow(ui.Button(label="Старая кнопка", custom_id="b:no_such_action")))
    await bot.get_channel(ada.channel("general").id).send(view=view)  # type: ignore[union-attr]
    view.stop()
    await ada.until(lambda: "no_such_action" in str(ada.messages()))
    await walk.press(ada.messages()[-1], "no_such_action")
    for error in (ZeroDivisionError("planted"), OperatorError("The disk is full.")):
        monkeypatch.setattr("bot.cogs.briefs.render_brief", _failing(error))
        await walk.use("brief", topic="сирия")
    playground.owner.set_roles("Ada", "Readers")
    await walk.choose(card, "settings_scope", "nowhere")
    monkeypatch.setattr(bot.tree._cooldowns._windows, "_uses", 0)  # type: ignore[attr-defined]
    await walk.use("topics")
    assert walk.latin == {}
    assert walk.unused("settings", BRIEF, REMOVE) == set()


@pytest.mark.browser
async def test_the_whole_page(russian_server: None, bot: Detente, playground: Playground) -> None:
    """Every command, as somebody with Discord in Russian sees it, the page around it, its forms and menus included."""
    names = _names_here(playground)

    async def look(step: str) -> None:
        text = "\n".join([await page.locator("body").inner_text(), *await page.evaluate(_ATTRIBUTES)])
        found = latin_words(bot, text) - names
        assert found == set(), (step, found)

    async with open_page(playground.url) as page:
        await page.get_by_label("Your Discord's language").select_option("ru")
        field = page.get_by_role("textbox", name="Написать").first
        await expect(field).to_be_visible()
        await look("the page")
        await page.keyboard.type("/")
        await expect(page.locator(".popup [role=option]").first).to_be_visible()
        await look("the commands")
        await page.keyboard.press("Backspace")
        for command in _ON_THE_PAGE:
            messages = await page.locator("li.message").count()
            await field.click()
            await type_command(page, f"/{command}")
            await expect(page.locator("li.message")).to_have_count(messages + 1)
            await expect(page.locator("li.message").last.locator(".container").first).to_be_visible()
            await look(command)
        await page.locator("li.message").last.click(button="right")
        await expect(page.get_by_role("menu")).to_contain_text("Справка по сообщению")
        await look("a message's menu")
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Спросить иначе").last.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        await look("a form")


def _names_here(playground: Playground) -> set[str]:
    """Words that are names of this server's people, channels and roles."""
    world = playground.world
    named = [world.guild.name, *(f"{each.name} {each.topic}" for each in world.channels.values())]
    named += [each.name for each in world.guild.roles.values()]
    named += [f"{each.username} {each.global_name}" for each in world.users.values()]
    return set(re.findall("[A-Za-z]{3,}", " ".join(named)))


def _failing(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail
