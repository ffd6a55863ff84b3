"""Time zones by names typed with slips."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cogs.digest_inputs import Wishes, changed_plan
from bot.digest.schedule import EVERY_DAY
from bot.domain import DigestLength, Plan
from bot.errors import BotError
from bot.zones import complete_zones, find_zones

NOW = datetime(2017, 2, 14, 12, tzinfo=UTC)
PLAN = Plan(1, NOW.time(), "UTC", EVERY_DAY, DigestLength.STANDARD, frozenset(), thread=False, mention_role_id=None)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("sidney", "Australia/Sydney"),
        ("kyev", "Europe/Kyiv"),
        ("new yrok", "America/New_York"),
        ("new yorkk city", "America/New_York"),
        ("singapur", "Asia/Singapore"),
        ("los angelas", "America/Los_Angeles"),
        ("москв", "Europe/Moscow"),
        ("москава", "Europe/Moscow"),
        ("moskva", "Europe/Moscow"),
        ("vjcrdf", "Europe/Moscow"),
        ("киiв", "Europe/Kyiv"),
        ("istambul", "Europe/Istanbul"),
        ("eurpe/berlin", "Europe/Berlin"),
        ("Europe/Kyev", "Europe/Kyiv"),
        ("mountian time", "America/Denver"),
        ("Londno, UK", "Europe/London"),
        ("germny", "Europe/Berlin"),
        ("rangon", "Asia/Rangoon"),
    ],
)
def test_slips_are_understood(typed: str, zone: str) -> None:
    assert find_zones(typed, NOW) == [zone]
    assert complete_zones(typed, NOW)[0] == zone


@pytest.mark.parametrize("typed", ["sidn", "sidne"])
def test_a_slip_is_seen_while_the_name_is_still_being_typed(typed: str) -> None:
    assert complete_zones(typed, NOW)[0] == "Australia/Sydney"


@pytest.mark.parametrize(
    "typed", ["asdf", "blargh", "qwerty", "never", "tomorrow", "test", "foo bar", "utc+99", "Londno, Moscow"]
)
def test_nonsense_names_no_zone(typed: str) -> None:
    assert find_zones(typed, NOW) == []


def test_a_slip_that_could_be_two_places_is_asked_about() -> None:
    boston, houston = "America/New_York", "America/Chicago"
    assert find_zones("hoston", NOW) == [boston, houston]
    assert complete_zones("hoston", NOW)[:2] == [boston, houston]
    with pytest.raises(BotError) as refused:
        changed_plan(PLAN, Wishes(timezone="hoston"), NOW)
    assert refused.value.user_message == (
        "`hoston` could be America/New York or America/Chicago; write the one you mean."
    )
    assert changed_plan(PLAN, Wishes(timezone="houstn"), NOW).zone == houston
