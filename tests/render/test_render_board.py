"""What stands in the pictures, and that it can be read there: on the canvas, apart from each other, large enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.patches import Circle, FancyBboxPatch, Polygon
from matplotlib.transforms import Bbox

from bot.domain import Library, Picture, Sentence
from bot.drawing.__main__ import DRAWERS
from bot.drawing.canvas import MARGIN, SMALL, Canvas
from bot.drawing.typeface import balance, font, measure, wrap
from bot.language.dates import read_period
from bot.render.catalogue import catalogue, catalogues
from bot.render.exhibits import ALT_CHARACTERS
from bot.render.outlooks import outlook_exhibit
from bot.render.timeline_entries import Selection
from bot.render.timeline_pictures import timeline_picture, timeline_pictures
from tests.libraries import small_library
from tests.shipped import shipped_library

ROOT = Path(__file__).parents[2]
POINTS = 72 / 100  # of a pixel


SHIPPED = shipped_library()
PICTURES = {
    f"{code} {kind} {subject}".strip(): exhibit.picture
    for code, exhibits in catalogues(SHIPPED).items()
    for (kind, subject), exhibit in exhibits.items()
}
PICTURES |= {str(picture.scene["title"]): picture for picture in timeline_pictures(SHIPPED)}


def odd_library(topics: int) -> Library:
    """Topics with nothing that helps, with far too much of it, and with words that fit nowhere."""
    library = small_library(topics)
    claims = (library.claims[0].id,)
    helps = (
        (),
        (Sentence("Both sides wanted, so it was said, to talk about this at length. " * 40, claims),),
        (Sentence("Incomprehensibilities" * 30, claims),),
        (Sentence("Стороны хотели договориться.", claims),) * 9,
    )
    titles = ("A", "The very long name of a conference " * 6, "Donaudampfschifffahrtsgesellschaft" * 3, "Сирия")
    return replace(
        library,
        topics=tuple(
            replace(
                topic,
                title=titles[number % 4].strip(),
                brief=replace(topic.brief, helps=helps[number % 4], obstacles=helps[number // 4 % 4]),
            )
            for number, topic in enumerate(library.topics)
        ),
    )


def draw(picture: Picture) -> Canvas:
    scene: Any = picture.scene
    return DRAWERS[scene["kind"]](scene)


def texts(canvas: Canvas) -> list[tuple[str, Bbox]]:
    """Every line of text with the room it takes, in pixels from the bottom left."""
    found = [(text.get_text(), text.get_window_extent()) for text in canvas.axes.texts]
    assert found
    return found


def check_legible(canvas: Canvas) -> None:
    """Nothing leaves the card or a panel, nothing lies on anything else, and all of it can be read on a phone."""
    placed = texts(canvas)
    assert all(float(text.get_fontsize()) >= SMALL * POINTS - 0.01 for text in canvas.axes.texts)
    panels, marks = [], []
    for patch in canvas.axes.patches:
        if isinstance(patch, FancyBboxPatch) and patch.get_zorder() == 0:
            panels.append(patch.get_window_extent())
        elif isinstance(patch, (Polygon, Circle)):
            marks.append(patch.get_window_extent())
    for text, box in placed:
        assert box.x0 >= MARGIN - 2, text
        assert box.x1 <= canvas.width - MARGIN + 2, text
        assert 0 <= box.y0 < box.y1 <= canvas.height, text
        for panel in panels:
            if panel.overlaps(box):
                assert panel.x0 + 10 <= box.x0 < box.x1 <= panel.x1 - 10, text
                assert panel.y0 + 8 <= box.y0 < box.y1 <= panel.y1 - 8, text
        assert not any(box.overlaps(mark) for mark in marks), text
    tight = [(text, *box.padded(-2).extents) for text, box in placed]
    for (one, left, low, right, high), (other, x0, y0, x1, y1) in combinations(tight, 2):
        assert right < x0 or x1 < left or high < y0 or y1 < low, (one, other)
    for upper, lower in combinations(panels, 2):
        assert not upper.overlaps(lower)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_every_picture_of_the_library_can_be_read(picture: Picture) -> None:
    check_legible(draw(picture))


@pytest.mark.parametrize("topics", [1, 40])
def test_odd_libraries_can_be_read_too(topics: int) -> None:
    for (kind, subject), exhibit in catalogue(odd_library(topics)).items():
        if kind == "outlook" or not subject:
            check_legible(draw(exhibit.picture))


def test_the_board_tells_of_every_topic_what_helps_and_what_stands_in_the_way() -> None:
    picture = outlook_exhibit(SHIPPED).picture
    scene: Any = picture.scene
    told = {topic["title"]: topic for area in scene["areas"] for topic in area["topics"]}
    drawn = " ".join(text for text, _ in texts(draw(picture)))
    assert set(told) == {topic.title for topic in SHIPPED.topics if not topic.is_chronicle}
    for topic in (topic for topic in SHIPPED.topics if not topic.is_chronicle):
        on_board = told[topic.title]
        assert on_board["outlook"] == topic.outlook.value
        for part, sentences in (("helps", topic.brief.helps), ("obstacles", topic.brief.obstacles)):
            words = " ".join(sentence.text for sentence in sentences)
            assert on_board[part] == words, "whole, not shortened"
            assert words in drawn
        assert topic.title in drawn


def test_what_is_too_long_ends_at_a_sentence_or_a_word() -> None:
    scene: Any = outlook_exhibit(odd_library(4)).picture.scene
    helps = {topic["title"]: topic["helps"] for area in scene["areas"] for topic in area["topics"]}
    assert helps["A"] == ""
    assert helps["Сирия"].endswith("договориться. …")
    [long] = [words for words in helps.values() if words.startswith("Both")]
    assert len(long) <= 160
    assert long.endswith("…")
    assert long[:-1] in "Both sides wanted, so it was said, to talk about this at length. " * 40


def test_the_alternative_text_says_what_the_board_shows() -> None:
    picture = outlook_exhibit(SHIPPED).picture
    assert len(picture.alt) <= ALT_CHARACTERS, "nothing of it is cut off"
    assert "what helps and what stands in the way" in picture.alt
    for topic in SHIPPED.topics:
        assert (topic.title in picture.alt) != topic.is_chronicle


@pytest.mark.parametrize("typed", ["since 2022", "2014-2017", "February 2017", "2025", "9 May 2025 - 20 May 2025"])
def test_the_timeline_of_any_period_can_be_read(typed: str) -> None:
    for topic in (None, SHIPPED.topic_by_slug["syria"], SHIPPED.topic_by_slug["deal-prospects"]):
        picture = timeline_picture(SHIPPED, Selection(topic, read_period(typed, date(2026, 11, 27))))
        if picture is not None:
            check_legible(draw(picture))


def test_lines_keep_to_their_width_and_lose_nothing() -> None:
    text = "The author saw minimal support for an early repeal of anything whatsoever"
    for width in (30, 90, 200, 480, 2_000):
        lines = wrap(text, width, 30)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(measure(line, 30) <= width for line in lines)
        even = balance(text, width, 30)
        assert len(even) == len(lines)
        assert all(measure(line, 30) <= width for line in even)
    assert wrap("", 100, 30) == []
    shortened = wrap(text, 200, 30, most=2)
    assert len(shortened) == 2
    assert shortened[-1].endswith("…")
    assert measure(shortened[-1], 30) <= 200
    assert len(balance("every cycle end in decline", measure("every cycle end in", 30) + 1, 30)[-1].split()) > 1
    assert balance("Interference in polls", measure("Interference", 30) + 1, 30) == ["Interference", "in polls"]


@pytest.mark.parametrize("letters", ["Outlook for US–Russia “relations”…", "Отношения России и США: ёЁ№", "łçÅğΩαїґ€"])
def test_the_typeface_has_the_letters_people_write(letters: str) -> None:
    from matplotlib.font_manager import findfont, get_font

    for bold in (False, True):
        path = Path(findfont(font(30, bold=bold)))
        assert path.parent == ROOT / "bot" / "drawing" / "fonts"
        assert all(get_font(path).get_char_index(ord(letter)) for letter in letters if letter != " ")
