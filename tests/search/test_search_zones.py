"""Time zones by what people type: rows of zones.jsonl, and properties that hold for any text."""

from __future__ import annotations

import importlib.resources
import json
import string
from collections import defaultdict
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.zones import get_zone, have_same_clock
from bot.language import normalise, words
from bot.search.zone_names import find_named, names_beginning, well_known_names
from bot.search.zones import POPULAR, ZoneProblem, complete_zones, find_zone
from tests.support.work import effort

_HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = [json.loads(line) for line in (_HERE / "zones.jsonl").read_text("utf-8").splitlines()]
TABLE = (Path(find_zone.__code__.co_filename).parent / "zone_names.tsv").read_text(encoding="utf-8").splitlines()
NAMES = [line.split("\t", 1)[0] for line in TABLE]

# Everything a zone may be set by: what a text is made of that is none of these sets nothing.
LETTERS = st.text(alphabet=string.ascii_letters + "абвгдежз +-:.,()/0123456789", max_size=30)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['typed']}")
def test_what_people_type(row: dict[str, Any]) -> None:
    match = find_zone(row["typed"])
    assert match.zone == row["zone"]
    assert (match.zone is None) or not match.choices
    if "offer" in row:
        assert row["offer"] in match.choices


def test_the_rows_agree_with_tzdata() -> None:
    """The rows are checked against zone.tab itself, of which the code under test makes no use."""
    lines = (importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    own: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            own[code].append(zone)
    for row in ROWS:
        if row["kind"] != "country":
            continue
        zones = [zone for zone in own[row["country"]] if zone != "Europe/Simferopol"]
        assert (row["zone"] or row["offer"]) in zones
        assert all(have_same_clock(zones[0], zone) for zone in zones) == (row["zone"] is not None), row
    known = available_timezones()
    assert all(row["zone"] in known for row in ROWS if row["zone"] and row["zone"][0] not in "+-")


def test_every_name_in_the_table_is_found_as_it_is_normalised() -> None:
    assert [name for name in NAMES if normalise(name) != name] == []
    assert [name for name in NAMES[::50] if not find_named(name).meanings] == []
    assert all(find_named(name).meanings for name in well_known_names())


def test_every_zone_in_the_table_is_one_of_the_time_zone_data() -> None:
    zones = {entry.split(" ")[0] for line in TABLE for entry in line.split("\t")[2:]} - {"-"}
    assert zones <= available_timezones()
    assert len(zones) > 400


def test_nothing_typed_lists_the_popular_ones() -> None:
    assert complete_zones("", 25) == list(POPULAR)
    assert complete_zones("  ", 3) == list(POPULAR[:3])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("new y", "America/New_York"),
        ("mosc", "Europe/Moscow"),
        ("моск", "Europe/Moscow"),
        ("est", "America/New_York"),
        ("utc+5:30", "+05:30"),
        ("georgia", "America/New_York"),
        ("europe/ber", "Europe/Berlin"),
        ("ithac", "America/New_York"),
    ],
)
def test_completion(typed: str, first: str) -> None:
    assert complete_zones(typed, 25)[0] == first


@pytest.mark.parametrize("typed", ["portland", "sidney", "new yrok", "texas", "mosc", "hoston", "vjcrdf", "cst"])
def test_what_is_sent_is_offered_what_the_list_offered(typed: str) -> None:
    assert list(find_zone(typed).choices) == complete_zones(typed, 5)


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_the_city_a_zone_is_named_for_sets_no_other(language: str) -> None:
    """CLDR's names of them: a namesake elsewhere may make a choice of one, but never another zone."""
    named = {zone: each.get("city") for zone, each in Locale(language).time_zones.items() if "/" in zone}
    found = {zone: find_zone(city).zone for zone, city in named.items() if isinstance(city, str)}
    wrong = {zone: other for zone, other in found.items() if other and not have_same_clock(zone, other)}
    assert wrong == {}
    assert len(found) > 40
    assert list(found.values()).count(None) < len(found) / 10


def test_everyday_words_set_nothing() -> None:
    """Of the 4,000 commonest English ones, which a telephone may begin with a capital, only a city of note does."""
    file = Path(words.__file__).parent / "ordinary" / "english.txt"
    common = file.read_text(encoding="utf-8").split()[:4_000]
    written = (form for word in common for form in (word.lower(), word.title()))
    assert [form for form in written if find_zone(form).zone] == ["Nice"]


def test_a_slip_that_could_be_two_places_is_asked_about() -> None:
    assert find_zone("hoston").choices == ("America/Chicago", "America/New_York")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("utc+15", ZoneProblem.OFFSET),
        ("+5:75", ZoneProblem.OFFSET),
        ("UTC+5:17", ZoneProblem.OFFSET),
        ("-13", ZoneProblem.OFFSET),
        ("08:00 EST", ZoneProblem.TIME),
        ("8 pm", ZoneProblem.TIME),
    ],
)
def test_what_else_is_wrong_is_told(typed: str, problem: ZoneProblem) -> None:
    assert find_zone(typed).problem is problem


@pytest.mark.parametrize("typed", ["paris, ", "paris ", " ", "(now 12:00) ", "\ufdfa"])
def test_a_flood_is_not_looked_up(typed: str) -> None:
    calls, offered = effort(lambda: complete_zones((typed * 6_000)[:6_000] + "x", 25))
    assert offered == []
    assert calls < 2_000, "each of its words would be tried"


@given(st.text() | LETTERS)
@example("\udcff")
@example("a" * 100_000)
@example("utc+" + "9" * 5_000)
@example("," * 600)
@example("\n\t\0")
def test_any_text_gives_zones_there_are_and_no_exception(typed: str) -> None:
    match = find_zone(typed)
    offered = complete_zones(typed, 25)
    assert len(set(offered)) == len(offered) <= 25
    for key in (*match.choices, *offered, *filter(None, [match.zone])):
        assert get_zone(key)


@given(st.text(alphabet=string.ascii_lowercase + "абвгдеклмнорст ", min_size=1, max_size=12))
@example("u k")
def test_nothing_but_a_name_sets_a_zone(typed: str) -> None:
    """A zone is set only by a text of which all, or all before a qualifier or "time", is a name in the table."""
    if find_zone(typed).zone is not None:
        words = normalise(typed).split()
        beginnings = {" ".join(words[:cut]) for cut in range(1, len(words) + 1)} | {" ".join(words[1:]), "".join(words)}
        assert any(find_named(each).meanings for each in beginnings)


@given(st.sampled_from(NAMES), st.integers(0, 40), st.sampled_from("qxzъщ"))
def test_a_letter_too_many_is_no_name_any_more(name: str, place: int, letter: str) -> None:
    slip = name[:place] + letter + name[place:]
    if not find_named(normalise(slip)).meanings and " " not in slip:
        assert find_zone(slip).zone is None


def test_names_beginning_are_in_order_and_as_many_as_asked_for() -> None:
    names = names_beginning("san ", 40)
    assert names == sorted(names)
    assert len(names) == 40
    assert names_beginning("zzzzzz", 5) == []
