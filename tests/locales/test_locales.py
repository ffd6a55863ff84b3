"""What the bot says: complete in every language, called with what it needs, and short enough for Discord."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl

from bot import locales
from bot.locales import ENGLISH, language_for, languages, speaking, text
from tests.locales.messages import (
    arguments_of,
    forms_without_number,
    read_entries,
    read_patterns,
    referred_to,
    stray_words,
    strings,
    uses,
    words_of,
)
from tests.shipped import shipped_reading

OTHERS = languages()[1:]
# The modules that answer people, and what stands in them for others: sentences for curators and logs, names that are
# looked up or come from Discord, and words that people type.
_ANSWERING = ("render/*.py", "cogs/*.py", "delivery/*.py", *map("{}.py".format, (
    "client", "cooldowns", "failures", "listener", "replies", "tree",
)))  # fmt: skip
_FOR_OTHERS = (
    "'the brief, laid out, has '",
    "' characters; shorten it to at most '",
    "' characters; '",
    "'the names of its sources take '",
    "' fit under a brief.'",
    "'message '",
    "'interaction '",
    "' ended without an answer'",
    "' s (until '",
    "'no connection'",
    "'Retry-After'",
    "'Ljubljna'",
    "'View Channel'",
    "'HasLookups'",
    "'HasPanels'",
    "'все'",
    "'всё'",
)
_PERMISSIONS = "delivery/requirements.py"  # which names them as Discord does; what is shown has keys made of that
_SELECTING = {"is-day"}  # chooses among forms and isn't shown, so a language with one form does without it
# As Discord, time zones and this bot write them themselves.
_NAMES = {"Discord", "tente", "UTC", "utc", "Europe", "Moscow", "Berlin", "Asia", "Tokyo", "everyone", "here"}
_LIMITS = {"command": 32, "menu": 32, "choice": 100}  # of names; descriptions have 100


def _shown(key: str) -> bool:
    """Whether it is fetched by what it belongs to: the translator asks for all that a command has."""
    return key.startswith(("command-", "menu-", "choice-", "-"))


def test_the_languages_are_the_folders() -> None:
    assert languages()[0] == "en"
    assert "ru" in languages()
    assert [language_for(each) for each in ("ru", "en-US", "en-GB", "eo", None)] == ["ru", "en", "en", "en", "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_all_that_english_does(language: str) -> None:
    english, other = read_patterns(ENGLISH), read_patterns(language)
    missing = sorted(english.keys() - other.keys())
    assert not missing, f"{language} lacks: {', '.join(missing)}"
    assert {key for key in other.keys() - english.keys() if not _is_part(key, other)} == set()


def _is_part(key: str, patterns: dict[str, ftl.Pattern]) -> bool:
    """Whether it serves others of its language: terms, and forms that English doesn't have."""
    return key.startswith("-") or key in referred_to(patterns)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_uses_no_arguments_but_those_english_has(language: str) -> None:
    english, other = read_patterns(ENGLISH), read_patterns(language)
    more = {key: arguments_of(key, other) - arguments_of(key, english) for key in other.keys() & english.keys()}
    assert {key: names for key, names in more.items() if names} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_uses_the_arguments_that_english_shows(language: str) -> None:
    english, other = read_patterns(ENGLISH), read_patterns(language)
    lost = {key: arguments_of(key, english) - arguments_of(key, other) for key in other.keys() & english.keys()}
    assert {key: names for key, names in lost.items() if names - _SELECTING} == {}


@pytest.mark.parametrize(("language", "exact"), [("en", {"one"}), ("ru", set())])  # in Russian, "one" is also 21
def test_every_plural_form_shows_its_number(language: str, exact: set[str]) -> None:
    lacking = {key: forms_without_number(each, exact) for key, each in read_patterns(language).items()}
    assert {key: forms for key, forms in lacking.items() if forms} == {}


def test_no_message_in_russian_has_english_in_it() -> None:
    latin = {key: set(re.findall("[A-Za-z]{3,}", words_of(each))) - _NAMES for key, each in read_patterns("ru").items()}
    assert {key: words for key, words in latin.items() if words} == {}


@pytest.mark.parametrize("language", languages())
def test_names_of_threads_keep_to_discords_limit(language: str) -> None:
    with speaking(language):
        assert len(text("digest-thread", when="30 сентября 2026 года, 08:00")) <= 100
        assert len(text("digest-test-thread")) <= 100


def test_every_call_names_a_message_and_gives_what_it_needs() -> None:
    patterns = read_patterns(ENGLISH)
    for use in uses():
        keys = [key for key in patterns if use.key.fullmatch(key)]
        assert keys, f"{use.place}: no message {use.key.pattern}"
        if use.arguments is not None:
            named = [arguments_of(key, patterns) for key in keys]
            needed, known = set.intersection(*named), set.union(*named)
            assert needed <= use.arguments, f"{use.place}: {use.key.pattern} needs {needed - use.arguments}"
            assert use.arguments <= known, f"{use.place}: {use.key.pattern} has no {use.arguments - known}"


def test_every_message_is_used() -> None:
    patterns = read_patterns(ENGLISH)
    called, referred = list(strings()), referred_to(patterns)
    unused = {key for key in patterns if not _shown(key) and key not in referred}
    assert {key for key in unused if not any(each.fullmatch(key) for each in called)} == set()


@pytest.mark.parametrize("language", languages())
def test_commands_keep_to_discords_limits(language: str) -> None:
    with speaking(language):
        for key in read_patterns(language):
            kind, _, attribute = key.partition("-")[0], *key.partition(".")[1:]
            if kind in _LIMITS:
                limit = 100 if attribute.endswith("description") else _LIMITS[kind]
                assert 1 <= len(text(key)) <= limit, key
                if kind == "command" and not attribute.endswith("description"):
                    assert re.fullmatch(r"[-'\w]+", text(key)), f"{key}: Discord takes no spaces in names"
                    assert text(key) == text(key).lower(), f"{key}: Discord takes no capitals in names"


@pytest.mark.parametrize("language", languages())
def test_no_two_options_of_a_command_have_the_same_name(language: str) -> None:
    patterns = read_patterns(language)
    with speaking(language):
        for command in (key for key in patterns if key.startswith("command-") and "." not in key):
            names = [text(key) for key in patterns if key.startswith(f"{command}.") and not key.endswith("description")]
            assert len(names) == len(set(names)), command


@pytest.mark.parametrize("language", languages())
def test_a_message_read_when_it_is_needed_is_as_it_stands_in_its_file(language: str) -> None:
    texts = locales._Texts(language)
    for entry in read_entries(locales.ROOT / language):
        if isinstance(entry, ftl.Message):
            assert texts.find(entry.id.name) is not None, entry.id.name
            read = texts.bundle._messages[entry.id.name]
            assert entry.equals(read, ignored_fields=["span", "comment"]), entry.id.name


def test_no_words_for_people_stand_in_code() -> None:
    stray = (place for place in stray_words(_ANSWERING) if not place.startswith(_PERMISSIONS))
    assert [place for place in stray if not place.endswith(_FOR_OTHERS)] == []


def test_the_shipped_library_is_whole_in_russian() -> None:
    """After an edit of the English, run `python -m bot translate ru`; `check` names what waits for a translation."""
    assert {each.language: each.lacking for each in shipped_reading().coverage}["ru"] == 0


def test_what_a_language_lacks_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking("xx"):
        assert text("nothing-typed") == locales.text_in(ENGLISH, "nothing-typed")


def test_languages_that_say_the_same_name_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code, name in {"en": "English", "fr": None, "pt": "Português", "pt-BR": "Português"}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "wording.ftl").write_text(f"language-name = {name}" if name else "", encoding="utf-8")
    monkeypatch.setattr(locales, "ROOT", tmp_path)
    locales.forget()
    try:
        names = locales.language_names()
    finally:
        monkeypatch.undo()
        locales.forget()
    assert [*names.values()] == ["English", "English (fr)", "Português (pt)", "Português (pt-BR)"]


def test_what_english_lacks_is_an_error() -> None:
    with pytest.raises(LookupError):
        text("no-such-key")
    with pytest.raises(LookupError):
        text("nothing-on")
