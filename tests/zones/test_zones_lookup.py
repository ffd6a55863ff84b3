"""Time zones by the names people use."""

from __future__ import annotations

import string
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.zones import zone_choice
from bot.zones import POPULAR, complete_zones, find_zones

NOW = datetime(2017, 2, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("est", "America/New_York"),
        ("EDT", "America/New_York"),
        ("EST", "America/New_York"),
        ("GMT", "Europe/London"),
        ("CET", "Europe/Berlin"),
        ("москва", "Europe/Moscow"),
        ("Моск", "Europe/Moscow"),
        ("мск", "Europe/Moscow"),
        ("msk", "Europe/Moscow"),
        ("kiev", "Europe/Kyiv"),
        ("київ", "Europe/Kyiv"),
        ("нью-йорк", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("europe/berlin", "Europe/Berlin"),
        ("london", "Europe/London"),
        ("tokyo", "Asia/Tokyo"),
        ("kathm", "Asia/Kathmandu"),
        ("utc", "UTC"),
        ("utc+3", "Etc/GMT-3"),
        ("UTC +3", "Etc/GMT-3"),
        ("gmt-5", "Etc/GMT+5"),
        ("+5:30", "Asia/Kolkata"),
        ("мск+2", "Asia/Yekaterinburg"),
        ("Eastern Standard Time", "America/New_York"),
        ("pacific time", "America/Los_Angeles"),
        ("New York City", "America/New_York"),
        ("Mexico City", "America/Mexico_City"),
        ("London, UK", "Europe/London"),
        ("Washington, D.C.", "America/New_York"),
        ("st. petersburg", "Europe/Moscow"),
        ("Moscow time", "Europe/Moscow"),
        ("время киев", "Europe/Kyiv"),
        ("hawaii", "Pacific/Honolulu"),
        ("la", "America/Los_Angeles"),
        ("-5", "Etc/GMT+5"),
    ],
)
def test_what_people_type(typed: str, zone: str) -> None:
    assert find_zones(typed, NOW) == [zone]


def test_nothing_typed_lists_the_popular_ones_first() -> None:
    assert complete_zones("", NOW) == list(POPULAR)


@pytest.mark.parametrize("typed", ["atlantis", "+99", "utc+15", "12:30", "time", "m", "st", "London, Moscow"])
def test_what_names_no_zone(typed: str) -> None:
    assert find_zones(typed, NOW) == []


def test_what_is_offered_is_understood_when_it_is_sent_as_it_reads() -> None:
    for key in complete_zones("", NOW) + complete_zones("utc+3", NOW) + complete_zones("st", NOW):
        assert find_zones(zone_choice(key, NOW) + " ", NOW) == [key]


def test_whatever_is_picked_is_found() -> None:
    keys = {key for letter in string.ascii_lowercase for key in complete_zones(letter, NOW, 1_000)}
    assert len(keys) > 550
    assert [key for key in keys if find_zones(key, NOW) != [key]] == []


@given(st.text(max_size=50))
def test_any_text_gives_real_zones(typed: str) -> None:
    keys = complete_zones(typed, NOW)
    assert len(keys) <= 25
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert ZoneInfo(key)
