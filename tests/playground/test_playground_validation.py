"""Whatever is sent is either taken or refused by name; nothing makes the server stumble."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.errors import ApiError
from bot.playground.page.frames import FrameError, read_frame
from bot.playground.server import ROUTES
from bot.playground.validation.commands import read_command, read_commands
from bot.playground.validation.components import MAX_COMPONENTS, MAX_TEXT, all_components, text_of
from bot.playground.validation.description import check_request
from bot.playground.validation.messages import read_message
from bot.playground.validation.modals import check_modal

# fmt: off
NAMES = st.sampled_from([
    "type", "components", "accessory", "component", "content", "custom_id", "label", "url", "style", "options",
    "value", "name", "description", "media", "items", "file", "id", "embeds", "fields", "footer", "text", "image",
    "flags", "allowed_mentions", "parse", "users", "nonce", "attachments", "title", "choices", "message", "contexts",
    "placeholder", "min_values", "max_values", "spacing", "emoji", "default",
])
# fmt: on
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-5, 30)
    | st.just(1 << 15)
    | st.text(max_size=6)
    | st.sampled_from(["attachment://x", "https://x.org", "x" * 101, "users"])
)
JSON = st.recursive(
    LEAVES, lambda inside: st.lists(inside, max_size=4) | st.dictionaries(NAMES, inside, max_size=8), max_leaves=30
)
COMPONENT = st.recursive(
    st.fixed_dictionaries({"type": st.just(10), "content": st.text(min_size=1, max_size=9)}),
    lambda inside: st.fixed_dictionaries(
        {"type": st.sampled_from([1, 9, 17]), "components": st.lists(inside, min_size=1, max_size=4)},
        optional={"accessory": st.just({"type": 2, "style": 1, "label": "x", "custom_id": "x"})},
    ),
    max_leaves=60,
)


MESSAGES = ("POST", "/channels/{channel_id}/messages")
COMMANDS = ("PUT", "/applications/{application_id}/commands")
CALLBACK = ("POST", "/interactions/{interaction_id}/{token}/callback")


def read_modal(body: Any) -> None:
    if body["type"] == 9:
        check_modal(body["data"], ("data",))
    elif body["type"] in {4, 7}:
        read_message(body.get("data") or {}, ("data",))


READERS: dict[tuple[str, str], Callable[[Any], Any]] = {
    MESSAGES: read_message,
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): lambda body: read_message(body, was_layout=True),
    COMMANDS: lambda body: read_commands(body or []),
    ("POST", "/applications/{application_id}/commands"): read_command,
    CALLBACK: read_modal,
}


def refusal_of(method: str, path: str, value: Any) -> ApiError | None:
    body = json.loads(json.dumps(value))
    try:
        check_request(method, path, {}, body)
        if (method, path) in READERS:
            READERS[method, path]({} if body is None else body)
    except ApiError as error:
        return error
    return None


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_json_is_taken_or_refused(value: Any) -> None:
    for route in ROUTES:
        refusal = refusal_of(route.method, route.path, value)
        assert refusal is None or (refusal.code == 50035 and refusal.errors)


LAYOUT = st.fixed_dictionaries({"flags": st.just(1 << 15), "components": st.lists(COMPONENT | JSON, max_size=6)})


@settings(max_examples=300, deadline=None)
@given(LAYOUT | st.fixed_dictionaries({"type": st.sampled_from([4, 7, 8, 9]), "data": JSON | LAYOUT}))
def test_what_looks_like_a_message_is_taken_or_refused(body: Any) -> None:
    for route in (MESSAGES, CALLBACK):
        refusal = refusal_of(*route, body)
        assert refusal is None or (refusal.code == 50035 and refusal.errors)


@settings(max_examples=150, deadline=None)
@given(st.lists(COMPONENT, min_size=1, max_size=6))
def test_what_is_taken_is_within_the_limits(components: Any) -> None:
    body = {"flags": 1 << 15, "components": components}
    if refusal_of(*MESSAGES, body) is not None:
        return
    draft = read_message(body)
    found = all_components(draft.components)
    assert len(found) <= MAX_COMPONENTS
    assert len(text_of(draft.components)) <= MAX_TEXT + MAX_COMPONENTS
    assert len({component["id"] for component in found}) == len(found)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["op", "nonce", "channel_id", "options", "advance", "to"]), JSON) | JSON)
def test_any_frame_is_read_or_refused(frame: Any) -> None:
    with suppress(FrameError):
        assert read_frame(json.dumps(frame)).checked_fields() is not None
