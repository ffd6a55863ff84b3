"""The rules that no score may override, on inputs that went wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.domain import Area, Brief, Outlook, Topic
from bot.language.words import _read
from bot.search.finder import Verdict
from bot.search.mentions import Mentions, everything_said
from bot.search.search import Search
from tools.fit.libraries import ROWS
from tools.fit.names import read_rows

LOOKUPS = [
    (row["typed"], row["right"])
    for row in map(json.loads, (ROWS / "lookup.jsonl").read_text(encoding="utf-8").splitlines())
    if not row["right"].startswith("(ask)")
]


def of(right: str) -> list[str]:
    return [typed for typed, wanted in LOOKUPS if wanted == right]


@pytest.mark.parametrize(
    "typed",
    [
        *of("nothing or choice"),
        *("Nord Stream 3", "Северный поток-3", "СНВ-5", "INF-3", "New START 2", "START IV", "fifth START", "Minsk III"),
        *("SALT III", "START 5", "Article 8", "World War I", "World War One", "World War Two", "вторая мировая война"),
        *("third Minsk agreement", "2024 election", "elections 2024", "Crimea 1954"),
        *("EO 13661", "2022 election", "2016 invasion", "five-party talks", "twenty-point plan", "снв четыре"),
    ],
)
def test_a_name_whose_number_differs_is_never_sure(search: Search, typed: str) -> None:
    assert search.find_topic(typed).found is None


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        *(("Minsk 2", "ukraine"), ("SALT 2", "arms-control"), ("SALT", "arms-control"), ("START 3", "arms-control")),
        *(("election 2016", "election-interference"), ("war 2022", "war-since-2022")),
    ],
)
def test_a_name_is_known_with_its_number_in_digits_and_in_capitals(search: Search, typed: str, slug: str) -> None:
    assert search.find_topic(typed).found == slug


@pytest.mark.parametrize(
    "typed",
    [
        "resin",
        "crayon",
        "steeple",
        "jobless",
        "icicle",
        "мосты",
        "сейчас",
        "salt",
        "fr fr",
        "lol ok",
        "tldr",
        "экраны",
        "террариум",
        "окраина",
        "консультация",
        "acrobat",
        "accomplice",
    ],
)
def test_a_word_of_a_dictionary_that_only_resembles_a_name_leads_nowhere(search: Search, typed: str) -> None:
    assert search.find_topic(typed).verdict is Verdict.NOTHING


@pytest.mark.parametrize("typed", of("nothing"))
def test_an_everyday_word_that_is_only_like_a_name_leads_nowhere(search: Search, typed: str) -> None:
    match = search.find_topic(typed)
    assert match.verdict is Verdict.NOTHING
    assert match.suggestions == search.complete_topics(typed) == ()


@pytest.mark.parametrize(("file", "step"), [("english", 5), ("russian", 3), ("rarer", 20)])
def test_a_word_of_a_dictionary_opens_only_what_is_called_exactly_so(search: Search, file: str, step: int) -> None:
    names = {name.normal for name in search.topics.index.names}
    words = [word for word in list(_read("ordinary", file))[::step] if word not in names]
    words = [word for word in words if word.isascii() or file == "russian"]  # rarer Russian ones are stems
    assert [word for word in words if search.find_topic(word).found is not None] == []


@pytest.mark.parametrize("typed", ["imf", "SBU", "FBI", "bfv", "каша", "СМП"])
def test_a_short_word_that_is_like_a_name_on_another_keyboard_or_in_sound_opens_nothing(
    search: Search, typed: str
) -> None:
    assert search.find_topic(typed).found is None


@pytest.mark.parametrize("typed", ["muller", "ukrbk"])
def test_a_slip_on_another_keyboard_is_two_guesses_and_opens_nothing(search: Search, typed: str) -> None:
    assert search.topics.find(typed).found is None


@pytest.mark.parametrize("typed", ["kallas", "rutte", "greenland", "niger", "tirana", "mossad", "нигер"])
def test_a_name_that_resembles_part_of_another_opens_nothing(search: Search, typed: str) -> None:
    assert search.find_topic(typed).found is None


def test_a_name_as_written_outranks_one_in_some_of_its_words(search: Search) -> None:
    match = search.find_topic("ПРО в Европе")
    assert match.found in {None, "missile-defense"}
    assert match.suggestions[0] == "missile-defense"


def test_nothing_is_opened_where_another_is_nearly_as_likely(search: Search) -> None:
    match = search.find_topic("will the senate ratify new start?")
    assert match.found is None
    assert set(match.suggestions) == {"congress", "arms-control"}


@pytest.mark.parametrize("typed", ["irna", "naot"])
def test_a_slip_in_a_short_word_is_offered_not_opened(search: Search, typed: str) -> None:
    match = search.find_topic(typed)
    assert match.found is None
    assert match.suggestions


@pytest.mark.parametrize(
    "typed",
    [
        *(*of("nearest, said so"), *of("nothing or nearest, said so"), "Angela Merkel", "merkel"),
        *("Macron", "Nemtsov", "McCain", "Pelosi", "Yanukovych", "Boris Johnson", "Marine Le Pen"),
        *("Рютте", "Пригожин", "Сергей Шойгу"),
    ],
)
def test_what_no_text_speaks_of_is_named(search: Search, typed: str) -> None:
    match = search.find_topic(typed)
    if match.verdict is not Verdict.NOTHING and not Mentions(everything_said(search.library)).speak_of(typed):
        assert match.unmentioned is not None
        assert typed.casefold() in match.unmentioned.casefold()


@pytest.mark.parametrize(
    "typed",
    [
        *("Медведев", "Майкл Флинн", "Алексей Навальный", "Горбачёв", "расширение НАТО", "Дамаск", "Газпром", "Польша"),
        *("Hillary Clinton", "Alexei Navalny", "Senator Rubio", "nhfvg", "kfdhjd", "русский"),
        *("Barack Obama", "John Kerry", "Vladimir Zelensky", "Steve Witkoff", "Syria Ukraine"),
    ],
)
def test_what_is_spoken_of_in_either_language_is_not_said_to_be_missing(search: Search, typed: str) -> None:
    assert search.find_topic(typed).unmentioned is None


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        *(("Merkel and sanctions", "Merkel"), ("Peskov, Syria", "Peskov"), ("киссинджер", "киссинджер")),
        *(("Ким Чен Ир", "Ким Чен Ир"), ("kim jong il", "Kim Jong Il"), ("орбан", "орбан")),
        *(("Michelle Obama", "Michelle Obama"), ("Merkle", "Merkle"), ("michelle obama", "michelle obama")),
    ],
)
def test_what_is_missing_is_named(search: Search, typed: str, missing: str) -> None:
    assert missing in str(search.find_topic(typed).unmentioned)


@pytest.mark.parametrize(
    ("typed", "slug"), [("Kushner", "kushner"), ("Кушнер", "kushner"), ("Скрипаль", "skripal"), ("Уиткофф", "witkoff")]
)
def test_a_person_is_offered_before_a_topic_that_is_only_likely(search: Search, typed: str, slug: str) -> None:
    assert search.find_topic(typed).people == (slug,)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Skripal, Navalny", ("skripal", "navalny")),
        ("Skripal and Navalny", ("skripal", "navalny")),
        ("trump, syria", ("trump",)),
        ("trupm", ("trump",)),
        ("lavorv", ("lavrov",)),
        ("лаврв", ("lavrov",)),
        ("George H. W. Bush", ("george-h-w-bush",)),
        ("Gorge W. Bush", ("george-w-bush",)),
        ("Bush, Navalny", ("george-w-bush", "george-h-w-bush", "navalny")),
        ("РФ", ()),
        ("США", ()),
        ("zelensky trump", ("zelensky", "trump")),
        ("Lavrov and Tillerson", ("lavrov", "tillerson")),
        ("Putin, Syria", ("putin",)),
        ("Сирия Иран Трамп", ("trump",)),
        ("Trump 2.0", ("trump",)),
        ("Putin 2036", ("putin",)),
        ("vlad putin", ("putin",)),
        ("Mr Putin", ("putin",)),
        ("trump administration", ("trump",)),
    ],
)
def test_people_are_offered_side_by_side_and_for_slips_in_leaders_names(
    search: Search, typed: str, slugs: tuple[str, ...]
) -> None:
    match = search.find_topic(typed)
    assert match.found is None
    assert match.people == slugs
    assert match.suggestions


@pytest.mark.parametrize(
    "typed",
    [
        "Iran — Syria",
        "Iran - Syria",
        "Iran | Syria",
        "Iran\nSyria",
        "Iran. Syria.",
        "Iran Syria",
        "Iran-Syria",
        "Iran → Syria",
        "Iran: Syria",
        "Иран Сирия",
        "Iran and what about Syria",
    ],
)
def test_several_topics_may_be_parted_by_any_sign_or_none(search: Search, typed: str) -> None:
    assert search.find_topic(typed).several == ("iran", "syria")


def test_a_message_on_somebody_unmentioned_is_about_no_topic(search: Search) -> None:
    assert search.rank_topics("Angela Merkel spoke yesterday.") == ()
    assert search.rank_topics("Angela Merkel spoke of Syria yesterday.") == ("syria",)


def test_whom_another_topics_events_tell_of_is_offered_with_that_topic(search: Search) -> None:
    match = search.find_topic("navalny")
    assert match.verdict is Verdict.UNSURE
    assert match.people == ("navalny",)
    assert "sanctions" in match.suggestions


def test_what_a_text_speaks_of_is_not_said_to_be_missing(search: Search) -> None:
    for topic in search.library.topics:
        for name in (topic.title, *topic.aliases):
            assert search.find_topic(name).unmentioned is None, name


@pytest.mark.parametrize(
    "typed",
    [
        *of("choice"),
        *of("choice+person"),
        "россия",
        "сша",
        "америка",
        "united states",
        "russia usa",
        "usa vs russia",
        "white house",
    ],
)
def test_a_word_that_everything_is_about_is_a_choice(search: Search, typed: str) -> None:
    match = search.find_topic(typed)
    assert match.found is None
    assert match.suggestions


@pytest.mark.parametrize("typed", ["Iraq", "Syria,Pizza", "syrup"])
def test_nothing_is_completed_that_sending_refuses(search: Search, typed: str) -> None:
    offered = search.find_topic(typed).suggestions
    assert bool(search.complete_topics(typed)) == bool(offered)


@pytest.mark.parametrize("typed", of("choice+person"))
def test_a_leader_is_among_the_choices(search: Search, typed: str) -> None:
    assert search.find_topic(typed).people == (typed,)


@pytest.mark.parametrize(
    "typed",
    [
        *("secretary of state", "national security adviser", "national security advisor", "UN ambassador", "senator"),
        *("former president", "former US president", "president of Syria", "госсекретарь", "the ambassador", "general"),
    ],
)
def test_an_office_without_a_name_opens_nobody_who_held_it_once(search: Search, typed: str) -> None:
    assert search.find_person(typed).found is None
    assert search.find_topic(typed).people == ()


@pytest.mark.parametrize("typed", ["secretary of state", "US secretary of state", "госсекретарь", "госсекретарь США"])
def test_an_office_offers_all_who_are_recorded_in_it(search: Search, typed: str) -> None:
    assert search.find_person(typed).found is None
    assert {"rubio", "blinken", "tillerson", "kerry"} <= set(search.people_meant(typed))


@pytest.mark.parametrize("typed", ["bush", "Буш"])
def test_people_of_one_name_are_all_offered(search: Search, typed: str) -> None:
    both = {"george-w-bush", "george-h-w-bush"}
    assert search.find_person(typed).found is None
    assert set(search.find_person(typed).suggestions) == both
    assert set(search.find_topic(typed).people) == both


def test_what_is_completed_is_also_offered(search: Search) -> None:
    typed = [row.text for row in read_rows(ROWS / "dev.jsonl")]
    for text in [*typed[::7], *(text[:3] for text in typed[::11]), "trump", "russia", "usa", "moscow", "s", "ir"]:
        assert search.complete_topics(text) == search.find_topic(text).suggestions, text


@pytest.mark.parametrize(
    "typed",
    [
        *("Syria,Iran", "syria & iran", "syria and iran", "Сирия и Иран", "compare syria with iran"),
        *("syira and iran", "syria plus iran", "syria n iran", "Syria Iran Trump", "syria iran pls"),
        *("whats the deal with syria and iran", "Syria and Iran are burning", "сравнение сирии и ирана"),
    ],
)
def test_several_topics_are_all_offered(search: Search, typed: str) -> None:
    match = search.find_topic(typed)
    assert match.found is None
    assert set(match.several) == {"syria", "iran"} <= set(match.suggestions)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        *(
            (typed, {"ukraine", "sanctions"})
            for typed in ("ukraine, sanctions", "crimea and sanctions", "крым и санкции")
        ),
        ("syria iran and nato", {"syria", "iran", "european-allies"}),
        ("isis and syria", {"counterterrorism", "syria"}),
        (
            "Syria, Iran, Ukraine, sanctions, NATO, trade",
            {"syria", "iran", "ukraine", "sanctions", "european-allies", "trade"},
        ),
    ],
)
def test_names_that_are_parted_are_several_whatever_they_are_together(
    search: Search, typed: str, slugs: set[str]
) -> None:
    assert set(search.find_topic(typed).several) == slugs


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("iraq and syria", "syria"), ("cuba and iran", "iran"), ("china and north korea", "north-korea")],
)
def test_a_neighbour_that_is_not_covered_is_not_passed_over(search: Search, typed: str, slug: str) -> None:
    match = search.find_topic(typed)
    assert match.found is None
    assert match.suggestions[0] == slug


@pytest.mark.parametrize("typed", ["bill clinton", "Билл Клинтон", "kim jong nam", "donald trump junior"])
def test_somebody_of_the_same_surname_is_not_the_person(search: Search, typed: str) -> None:
    match = search.find_person(typed)
    assert match.found is None
    assert match.unmentioned == typed
    assert match.suggestions


@pytest.mark.parametrize(
    "typed", ["Senator Rubio", "president obama", "flynn", "general flynn", "Обама", "lavorv", "кто такой лавров"]
)
def test_a_post_or_a_typo_makes_nobody_else(search: Search, typed: str) -> None:
    assert search.find_person(typed).found is not None


def test_an_abbreviation_that_is_a_word_as_well_is_a_part(search: Search) -> None:
    assert search.find_topic("СНВ, ПРО").several == ("arms-control", "missile-defense")


def test_a_part_that_names_nothing_is_not_passed_over(search: Search) -> None:
    match = search.find_topic("Iran/Iraq")
    assert match.found is None
    assert match.suggestions == ("iran",)


def test_a_new_alias_outranks_an_old_entity(search: Search) -> None:
    library = search.library
    taken = next(topic for topic in library.topics if topic.entities)
    entity = taken.entities[0]
    fresh = Topic("fresh", "Fresh topic", Area.SECURITY, Outlook.MIXED, (entity,), (), (), (), Brief((), (), (), ()))
    grown = Search(replace(library, topics=(*library.topics, fresh)))
    assert grown.find_topic(entity).found == "fresh"


def test_a_new_alias_outranks_a_lookalike_and_a_word_of_another_field(search: Search) -> None:
    aliases = ("World Cup", "hockey")
    fresh = Topic("fresh", "Fresh topic", Area.SECURITY, Outlook.MIXED, aliases, (), (), (), Brief((), (), (), ()))
    grown = Search(replace(search.library, topics=(*search.library.topics, fresh)))
    assert grown.find_topic("World Cup").found == "fresh"
    assert set(grown.find_topic("hockey and sanctions").several) == {"fresh", "sanctions"}


def test_an_alias_is_a_name_though_the_title_has_an_article_more(search: Search) -> None:
    fresh = Topic("ice", "The Icefield", Area.SECURITY, Outlook.MIXED, ("Icefield",), (), (), (), Brief((), (), (), ()))
    grown = Search(replace(search.library, topics=(*search.library.topics, fresh)))
    assert grown.find_topic("Icefield").found == "ice"
    assert grown.find_topic("Icefield, Syria").several == ("ice", "syria")


def test_added_topics_change_nothing_for_unrelated_words(search: Search, search_with_second: Search) -> None:
    before, after = search.library, search_with_second.library
    unchanged = {topic.slug for topic in before.topics if topic in after.topics}
    changed = 0
    rows = [row for row in read_rows(ROWS / "dev.jsonl") if row.topics and row.topics <= unchanged]
    for row in rows:
        one, other = search.find_topic(row.text), search_with_second.find_topic(row.text)
        changed += one.found != other.found and other.found not in row.topics
    assert changed == 0


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        *((typed, right) for typed, right in LOOKUPS if right in {"syria", "ukraine", "sanctions", "european-allies"}),
        *(
            ("syria lmk", "syria"),
            ("ахах нато", "european-allies"),
            ("дай сирию", "syria"),
            ("eli5 new start", "arms-control"),
            ("sanctions 101", "sanctions"),
            ("is iran cooked", "iran"),
            ("санкции хз", "sanctions"),
            ("yikes iran yall", "iran"),
        ),
    ],
)
def test_chat_fillers_weigh_nothing(search: Search, typed: str, slug: str) -> None:
    assert search.find_topic(typed).found == slug


@pytest.mark.parametrize("typed", ["ceasefire", "truce", "the war", "war 2022", "перемирие", "война"])
def test_a_bare_word_for_the_war_means_the_one_since_2022(search: Search, typed: str) -> None:
    assert search.find_topic(typed).found == "war-since-2022"


@pytest.mark.parametrize(
    ("typed", "topic"), [("война в Сирии", "syria"), ("Syria ceasefire", "syria"), ("star wars", "missile-defense")]
)
def test_a_word_for_the_war_beside_another_name_means_that_one(search: Search, typed: str, topic: str) -> None:
    assert search.find_topic(typed).found == topic


@pytest.mark.parametrize(("typed", "slug"), [("sancton", "sanctions"), ("missile lanch", "north-korea")])
def test_a_slip_in_a_word_whose_endings_alone_are_known_opens_it(search: Search, typed: str, slug: str) -> None:
    match = search.find_topic(typed)
    assert match.found == slug
    assert match.unmentioned is None
