"""Whatever is sent is either taken or refused by name; nothing makes the server stumble."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.errors import ApiError
from bot.playground.page.frames import FrameError, read_frame
from bot.playground.validation.commands import commands
from bot.playground.validation.components import MAX_COMPONENTS, MAX_TEXT, every, text_of, walk
from bot.playground.validation.messages import edited_message, new_message
from bot.playground.validation.modals import MODAL, choices_for
from bot.playground.validation.problems import Check, validate
from bot.playground.validation.threads import POST, THREAD, THREAD_EDIT

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


def refusal_of(check: Check, value: Any) -> ApiError | None:
    try:
        validate(check, json.loads(json.dumps(value)))
    except ApiError as error:
        return error
    return None


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_json_is_taken_or_refused(value: Any) -> None:
    checks = (new_message, edited_message(True), edited_message(False), commands, MODAL, choices_for(3), POST, THREAD)
    for check in (*checks, THREAD_EDIT):
        refusal = refusal_of(check, value)
        assert refusal is None or (refusal.code == 50035 and refusal.errors)


@settings(max_examples=150, deadline=None)
@given(st.lists(COMPONENT, min_size=1, max_size=6))
def test_what_is_taken_is_within_the_limits(components: Any) -> None:
    try:
        draft = validate(new_message, {"flags": 1 << 15, "components": components})
    except ApiError:
        return
    found = [component for _, component in walk(draft.components)]
    assert found == every(draft.components), "with and without paths, in the same order"
    assert len(found) <= MAX_COMPONENTS
    assert len(text_of(draft.components)) <= MAX_TEXT + MAX_COMPONENTS
    assert len({component["id"] for component in found}) == len(found)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["op", "nonce", "channel_id", "options", "advance", "to"]), JSON) | JSON)
def test_any_frame_is_read_or_refused(frame: Any) -> None:
    with suppress(FrameError):
        assert read_frame(json.dumps(frame)).wanted() is not None
