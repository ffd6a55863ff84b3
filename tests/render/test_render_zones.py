"""Time zones as people read them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from bot.render.zones import zone_choice, zone_name

NOW = datetime(2017, 2, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("America/New_York", "America/New York"),
        ("+03:00", "UTC+3"),
        ("-11:00", "UTC-11"),
        ("+05:30", "UTC+5:30"),
        ("-00:30", "UTC-0:30"),
        ("+00:00", "UTC"),
        ("UTC", "UTC"),
    ],
)
def test_names(key: str, name: str) -> None:
    assert zone_name(key) == name


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        ("America/New_York", "America/New York (UTC-05:00, now 07:00)"),
        ("Asia/Kathmandu", "Asia/Kathmandu (UTC+05:45, now 17:45)"),
        ("+03:00", "UTC+3 (now 15:00)"),
        ("-03:30", "UTC-3:30 (now 08:30)"),
    ],
)
def test_choices(key: str, choice: str) -> None:
    assert zone_choice(key, NOW) == choice


def test_every_choice_is_one_that_discord_takes() -> None:
    assert all(1 <= len(zone_choice(key, NOW)) <= 100 for key in available_timezones() - {"localtime"})
