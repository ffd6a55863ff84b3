"""Whatever is sent is either taken or refused by name; nothing makes the server stumble."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from random import Random
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
from bot.playground.wire import decode, encode

# fmt: off
NAMES = (
    "type", "components", "accessory", "component", "content", "custom_id", "label", "url", "style", "options",
    "value", "name", "description", "media", "items", "file", "id", "embeds", "fields", "footer", "text", "image",
    "flags", "allowed_mentions", "parse", "users", "nonce", "attachments", "title", "choices", "message", "contexts",
    "placeholder", "min_values", "max_values", "spacing", "emoji", "default",
)
# fmt: on
TEXTS = ("", "x", "\x00", "é́", "attachment://x", "https://x.org", "x" * 101, "users", "1", "-1")
NUMBERS = (*range(-5, 31), 1 << 15, 1 << 63, 0.5)


def any_json(chance: Random, depth: int = 5) -> Any:
    """Whatever JSON can say, by names that mean something to Discord."""
    kind = chance.randrange(7 if depth else 5)
    if kind >= 5:
        inside = [any_json(chance, depth - 1) for _ in range(chance.randrange(5 if kind == 5 else 9))]
        return inside if kind == 5 else {chance.choice(NAMES): each for each in inside}
    return (None, chance.random() < 0.5, chance.choice(NUMBERS), chance.choice(TEXTS), chance.choice(NUMBERS))[kind]


def any_component(chance: Random, depth: int = 3) -> Any:
    """Texts, and rows, sections and containers around them, wherever Discord allows them or not."""
    if not depth or chance.random() < 0.4:
        return {"type": 10, "content": "x" * chance.randrange(1, 10)}
    is_section = chance.random() < 0.4
    inside = [any_component(chance, 0 if is_section else depth - 1) for _ in range(chance.randrange(1, 5))]
    around: dict[str, Any] = {"type": 9 if is_section else chance.choice((1, 9, 17, 17)), "components": inside}
    if is_section or chance.random() < 0.2:
        around["accessory"] = {"type": 2, "style": 1, "label": "x", "custom_id": chance.choice("xyz")}
    return around


# Made from one number: drawn piece by piece, they would take five times as long as it takes to check them.
CHANCES = st.integers(0, 2**64 - 1).map(Random)
JSON = CHANCES.map(any_json)
COMPONENT = CHANCES.map(any_component)


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
    body = decode(encode(value))
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


LAYOUT = st.fixed_dictionaries(
    {"flags": st.just(1 << 15), "components": st.lists(COMPONENT, max_size=6) | st.lists(JSON, max_size=6)},
    optional={"allowed_mentions": JSON | st.sampled_from([{"users": ["1", "2"]}, {"parse": ["users", "users"]}])},
)


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
