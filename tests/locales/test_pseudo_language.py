"""A language added by files alone, English in accents and a third longer: every card fits and has no English left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from discord import SelectOption, ui
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Transformer

from bot import locales
from bot.domain import Library, Outlook
from bot.locales import ENGLISH, languages, speaking
from bot.render.actions import ActionButton, ActionSelect
from bot.render.catalogue import catalogue
from bot.render.exhibits import render_exhibit_sources, render_picture, render_text
from bot.render.timeline_entries import Selection
from bot.render.timeline_pictures import timeline_picture
from bot.render.timelines import render_no_entries, render_timeline
from tests.libraries import small_library
from tests.locales.digest_cards import every_digest_card, every_modal
from tests.render import test_render_limits as shown
from tests.shipped import shipped_library

CODE = "eo"  # a language whose plurals are as in English
_ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "áéíóúýćńśźÁÉÍÓÚÝĆŃŚŹ")
_WORD = re.compile(r"(?<![\w./<`:-])[A-Za-z]{3,}(?![\w/>`:-])")

# As Discord writes them itself; and how English is offered as a language.
_NAMES = {"Discord", "UTC", "everyone", "here", "English"}
# Kinds of pictures, layers, signs, links and outlooks, as code names them in a scene.
_KINDS = {
    "board",
    "closeup",
    "network",
    "timeline",
    "record",
    "document",
    "helps",
    "obstacles",
    "related",
    "shared",
    "both",
}
_CODES = _KINDS | set(Outlook) | {"none"}


class _Accenter(Transformer):
    def visit_TextElement(self, node: ftl.TextElement) -> ftl.TextElement:  # noqa: N802 - as the library calls it
        lines = [line.translate(_ACCENTS) + _more(line) for line in node.value.split("\n")]
        return ftl.TextElement("\n".join(lines))


def _more(line: str) -> str:
    return "·" * (len(line) // 3) if any(map(str.isalpha, line)) else ""


@pytest.fixture
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The language, beside those there are."""
    for each in languages():
        shutil.copytree(locales.ROOT / each, tmp_path / each)
    (tmp_path / CODE).mkdir()
    for path in (tmp_path / ENGLISH).glob("*.ftl"):
        resource = _Accenter().visit(FluentParser().parse(path.read_text(encoding="utf-8")))
        (tmp_path / CODE / path.name).write_text(FluentSerializer().serialize(resource), encoding="utf-8")
    monkeypatch.setattr(locales, "ROOT", tmp_path)
    locales.forget()
    yield CODE
    monkeypatch.undo()
    locales.forget()


def check_everything(library: Library) -> None:
    for page in (0, 1):
        shown.check_topics(library, page)
        shown.check_whole(library, page)
        shown.check_actors(library, page)
        shown.check_pairs(library, page)
    shown.check_message_menu(library, 3)
    shown.check_words(library, "ёж")
    shown.check_answers(library, "ёж", 3, ["ёж"])
    for exhibit in catalogue(library).values():
        for view in (render_picture(library, exhibit, "x.png"), render_text(library, exhibit)):
            shown.check(view)
        shown.check(render_exhibit_sources(library, exhibit))
    for topic in (None, *library.topics):
        shown.check(render_timeline(library, Selection(topic)))
        shown.check(render_no_entries(Selection(topic)))
    for view in every_digest_card(library):
        shown.check(view)


def said_by_modals() -> Iterator[tuple[str, int]]:
    """Each text, with how many characters it may have."""
    for modal in every_modal():
        yield modal.title, 45
        for label in modal.walk_children():
            if isinstance(label, ui.Label):
                yield label.text, 45
            elif isinstance(label, ui.TextInput):
                yield label.placeholder or "", 100


def said_in_pictures(library: Library) -> Iterator[str]:
    """What is written in each picture, and what is said of it to whoever doesn't see it."""
    timelines = (timeline_picture(library, Selection(topic)) for topic in (None, *library.topics))
    for picture in (*(each.picture for each in catalogue(library).values()), *filter(None, timelines)):
        yield picture.alt
        yield from _values(picture.scene)


def _values(part: object) -> Iterator[str]:
    """The strings in a scene, but for those that only code reads."""
    if isinstance(part, str) and part not in _CODES:
        yield part
    elif isinstance(part, Mapping):
        yield from (said for each in part.values() for said in _values(each))
    elif isinstance(part, Sequence) and not isinstance(part, str):
        yield from (said for each in part for said in _values(each))


def test_it_is_there_by_its_files(pseudo: str) -> None:
    assert languages()[0] == ENGLISH
    assert pseudo in languages()
    with speaking(pseudo):
        assert locales.text("briefs-full") == "Fúll bríéf···"


@pytest.mark.parametrize("language", [CODE, "ru"])
def test_all_cards_of_the_shipped_library_fit(pseudo: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check = shown.check

    def check_uncut(view: ui.LayoutView) -> None:
        check(view)
        buttons = (each.item for each in view.walk_children() if isinstance(each, ActionButton))
        assert [button.label for button in buttons if (button.label or "").endswith("…")] == []

    monkeypatch.setattr(shown, "check", check_uncut)
    with speaking(language):
        check_everything(shipped_library().in_language(language))
        assert [said for said, limit in said_by_modals() if not 1 <= len(said) <= limit] == []


@pytest.mark.parametrize("language", [CODE, "ru"])
def test_no_english_is_left_on_any_card(pseudo: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small_library(3)
    library_words = set(_WORD.findall(str(library)))
    left: dict[str, str] = {}

    def look(view: ui.LayoutView) -> None:
        for said in _texts(view):
            left.update(dict.fromkeys(set(_WORD.findall(said)) - library_words, said))

    monkeypatch.setattr(shown, "check", look)
    with speaking(language):
        check_everything(library)
        for said, _ in said_by_modals():
            left.update(dict.fromkeys(_WORD.findall(said), said))
        for said in said_in_pictures(library):
            left.update(dict.fromkeys(set(_WORD.findall(said)) - library_words, said))
    assert {word: said for word, said in left.items() if not word.startswith("xxx") and word not in _NAMES} == {}


def _texts(view: ui.LayoutView) -> Iterator[str]:
    for item in view.walk_children():
        inner = item.item if isinstance(item, ActionButton | ActionSelect) else item
        if isinstance(inner, ui.TextDisplay):
            yield inner.content
        elif isinstance(inner, ui.Button):
            yield inner.label or ""
        elif isinstance(inner, ui.Select):
            options: list[SelectOption] = inner.options
            yield from (inner.placeholder or "", *(each.label for each in options))
            yield from (each.description or "" for each in options)
        elif isinstance(inner, ui.MediaGallery):
            yield from (each.description or "" for each in inner.items)
