"""Time zones by the names people use."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.zones import POPULAR, complete_zones, find_zone

NOW = datetime(2017, 2, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("est", "America/New_York"),
        ("EDT", "America/New_York"),
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
    ],
)
def test_what_people_type(typed: str, zone: str) -> None:
    assert find_zone(typed, NOW) == zone


def test_nothing_typed_lists_the_popular_ones_first() -> None:
    assert [choice.key for choice in complete_zones("", NOW)] == list(POPULAR)
    assert complete_zones("", NOW)[0].label == "America/New York (UTC-05:00, now 07:00)"


@pytest.mark.parametrize("typed", ["atlantis", "+99", "utc+15", "12:30"])
def test_what_names_no_zone(typed: str) -> None:
    assert find_zone(typed, NOW) is None


@given(st.text(max_size=50))
def test_any_text_gives_real_zones_that_discord_can_show(typed: str) -> None:
    choices = complete_zones(typed, NOW)
    assert len(choices) <= 25
    assert len({choice.key for choice in choices}) == len(choices)
    for choice in choices:
        assert ZoneInfo(choice.key)
        assert 1 <= len(choice.label) <= 100
