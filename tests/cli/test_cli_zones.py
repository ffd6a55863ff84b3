"""``resolve --kind zone``: what a text sets, for people and for programs."""

from __future__ import annotations

import io
import json

import pytest

from bot.__main__ import main
from bot.cli.zones import resolve_zones


def test_programs_get_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "--kind", "zone", "--json", "Austria", "utc+5.5", "Portland", "utc+15"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"query": "Austria", "zone": "Europe/Vienna", "choices": []},
        {"query": "utc+5.5", "zone": "+05:30", "choices": []},
        {
            "query": "Portland",
            "zone": None,
            "choices": ["America/Los_Angeles", "America/New_York", "America/Chicago"],
        },
        {"query": "utc+15", "zone": None, "choices": []},
    ]


def test_people_get_a_row_for_each_line() -> None:
    out = io.StringIO()
    resolve_zones(["киев\r\n", "\tnowhere\x1b\n"], as_json=False, out=out)
    head, found, missed = out.getvalue().splitlines()
    assert head.split() == ["query", "zone", "choices"]
    assert found.split() == ["киев", "Europe/Kyiv", "–"]
    assert missed.split() == ["nowhere", "–", "–"]
