"""The conformance check itself: it must refuse what Discord's description refuses."""

from __future__ import annotations

import pytest

from tests.conformance import DESCRIPTION, fault_of

pytestmark = pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's API description is not at hand")


@pytest.mark.parametrize(
    ("method", "url", "body", "fault"),
    [
        ("POST", "/channels/1/messages", {"content": "x" * 4_001}, "$.content"),
        ("POST", "/channels/1/messages", {"components": [{"type": 10, "content": ""}]}, "components"),
        ("POST", "/channels/1/cheese", {}, "no such path"),
        ("PUT", "/channels/1/messages", {}, "no such method"),
        ("GET", "/channels/1/messages?limit=5&colour=red", None, "colour"),
        ("POST", "/interactions/1/token/callback", None, "needs a body"),
        ("PUT", "/applications/1/commands", [{"name": "x" * 33}], "too long"),
    ],
)
def test_a_wrong_request_is_refused(method: str, url: str, body: object, fault: str) -> None:
    assert fault in (fault_of(method, url, body) or "")


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("POST", "/channels/1/messages", {"content": "x"}),
        ("GET", "/channels/1/messages?limit=5", None),
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": "x"}),
        ("POST", "/interactions/1/token/callback?with_response=true", {"type": 5, "data": {"flags": 64}}),
    ],
)
def test_a_right_request_is_not(method: str, url: str, body: object) -> None:
    assert fault_of(method, url, body) is None
