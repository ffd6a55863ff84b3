"""Forms of single components: buttons, selects, and what Components V2 adds to them."""

from __future__ import annotations

from typing import Any

from bot.playground.validation.forms import (
    Required,
    array,
    boolean,
    choice,
    form,
    integer,
    refine,
    snowflake,
    tagged,
    text,
    url,
)
from bot.playground.validation.problems import Check, Path, Problems

BUTTON, STRING_SELECT, TEXT_INPUT = 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
LINK_STYLE, PREMIUM_STYLE = 5, 6

CUSTOM_ID = text(1, 100)
COMPONENT_ID = integer(0, (1 << 31) - 1)
EMOJI = form({"id": snowflake, "name": text(1, 32), "animated": boolean})
MEDIA = form({"url": Required(url("http", "https", "attachment"))})
ATTACHED = form({"url": Required(url("attachment"))})


def _button_rule(button: Any, path: Path, problems: Problems) -> None:
    style = button["style"]
    if style == PREMIUM_STYLE:
        problems.add((*path, "sku_id"), "COMPONENT_UNKNOWN_SKU", "The specified SKU does not exist")
        return
    if not button.get("label") and not button.get("emoji"):
        problems.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have either a label or an emoji")
    wanted, barred = ("url", "custom_id") if style == LINK_STYLE else ("custom_id", "url")
    if not button.get(wanted):
        kind = "URL" if wanted == "url" else "custom id"
        problems.add((*path, wanted), f"BUTTON_COMPONENT_{wanted.upper()}_REQUIRED", f"A {kind} is required")
    if button.get(barred):
        problems.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A custom id and url cannot both be specified")


BUTTON_FORM = refine(
    form(
        {
            "id": COMPONENT_ID,
            "style": Required(choice(1, 2, 3, 4, 5, 6)),
            "label": text(0, 80),
            "emoji": EMOJI,
            "custom_id": CUSTOM_ID,
            "url": url("http", "https", "discord", longest=512),
            "sku_id": snowflake,
            "disabled": boolean,
        }
    ),
    _button_rule,
)

OPTION = form(
    {
        "label": Required(text(1, 100)),
        "value": Required(text(1, 100)),
        "description": text(0, 100),
        "emoji": EMOJI,
        "default": boolean,
    }
)


def options_rule(select: Any, path: Path, problems: Problems) -> None:
    """Values once each, and as many chosen beforehand as may be chosen at all."""
    seen: set[str] = set()
    for index, option in enumerate(select["options"]):
        if option["value"] in seen:
            problems.add(
                (*path, "options", index, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        seen.add(option["value"])
    chosen = sum(bool(option.get("default")) for option in select["options"])
    most = select.get("max_values") or 1
    if chosen > most:
        problems.add(
            (*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", f"At most {most} options can be the default"
        )
    if most > len(select["options"]):
        problems.add((*path, "max_values"), "NUMBER_TYPE_MAX", "max_values cannot be more than the number of options.")


def span_rule(select: Any, path: Path, problems: Problems) -> None:
    """At least no more than at most."""
    fewest, most = select.get("min_values"), select.get("max_values")
    if (1 if fewest is None else fewest) > (most or 1):
        problems.add(
            (*path, "min_values"), "COMPONENT_MIN_VALUES_ABOVE_MAX_VALUES", "min_values cannot be more than max_values"
        )


_SELECT: dict[str, Check | Required] = {
    "id": COMPONENT_ID,
    "custom_id": Required(CUSTOM_ID),
    "placeholder": text(0, 150),
    "min_values": integer(0, 25),
    "max_values": integer(1, 25),
    "disabled": boolean,
    "required": boolean,
}
_DEFAULTS = array(form({"id": Required(snowflake), "type": Required(choice("user", "role", "channel"))}), longest=25)

STRING_SELECT_FORM = refine(form(_SELECT | {"options": Required(array(OPTION, 1, 25))}), span_rule, options_rule)
ENTITY_SELECT_FORM = refine(form(_SELECT | {"default_values": _DEFAULTS}), span_rule)
CHANNEL_SELECT_FORM = refine(
    form(_SELECT | {"default_values": _DEFAULTS, "channel_types": array(integer(0, 16), longest=17)}), span_rule
)
SELECT_FORMS = {
    3: STRING_SELECT_FORM,
    5: ENTITY_SELECT_FORM,
    6: ENTITY_SELECT_FORM,
    7: ENTITY_SELECT_FORM,
    8: CHANNEL_SELECT_FORM,
}


def _row_rule(row: Any, path: Path, problems: Problems) -> None:
    width = sum(5 if child["type"] in SELECTS else 1 for child in row["components"])
    if width > 5:
        problems.add(
            (*path, "components"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )


ROW_FORM = refine(
    form(
        {
            "id": COMPONENT_ID,
            "components": Required(array(tagged({BUTTON: BUTTON_FORM, **SELECT_FORMS}), 1, 5)),
        }
    ),
    _row_rule,
)
TEXT_DISPLAY_FORM = form({"id": COMPONENT_ID, "content": Required(text(1, 4000))})
THUMBNAIL_FORM = form({"id": COMPONENT_ID, "media": Required(MEDIA), "description": text(1, 1024), "spoiler": boolean})
SECTION_FORM = form(
    {
        "id": COMPONENT_ID,
        "components": Required(array(tagged({10: TEXT_DISPLAY_FORM}), 1, 3)),
        "accessory": Required(tagged({2: BUTTON_FORM, 11: THUMBNAIL_FORM})),
    }
)
GALLERY_FORM = form(
    {
        "id": COMPONENT_ID,
        "items": Required(
            array(form({"media": Required(MEDIA), "description": text(1, 1024), "spoiler": boolean}), 1, 10)
        ),
    }
)
FILE_FORM = form({"id": COMPONENT_ID, "file": Required(ATTACHED), "spoiler": boolean})
SEPARATOR_FORM = form({"id": COMPONENT_ID, "divider": boolean, "spacing": choice(1, 2)})
_INSIDE = {
    1: ROW_FORM,
    9: SECTION_FORM,
    10: TEXT_DISPLAY_FORM,
    12: GALLERY_FORM,
    13: FILE_FORM,
    14: SEPARATOR_FORM,
}
CONTAINER_FORM = form(
    {
        "id": COMPONENT_ID,
        "components": Required(array(tagged(_INSIDE), 1, 40)),
        "accent_color": integer(0, 0xFFFFFF),
        "spoiler": boolean,
    }
)
LAYOUT = tagged(_INSIDE | {17: CONTAINER_FORM})
LEGACY_ROW = tagged({1: ROW_FORM})
