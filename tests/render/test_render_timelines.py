"""Timelines: which entries a selection holds, what its card says, and what periods are called."""

from __future__ import annotations

from datetime import date

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import DayOfYear, Library, PartialDate, Period, parse_when
from bot.language.dates import read_date, read_period
from bot.render.periods import periods_to_choose, when_words
from bot.render.timeline_entries import Selection, nearest_entries, timeline_entries
from bot.render.timeline_pictures import timeline_gallery, timeline_picture, timeline_pictures
from bot.render.timelines import describe_timeline, periods_offered, render_no_entries, render_timeline, when_choice
from tests.libraries import libraries, small_library
from tests.render.test_render_limits import check
from tests.shipped import shipped_library

TODAY = date(2026, 11, 27)


SHIPPED = shipped_library()


def during(typed: str, topic: str | None = None) -> Selection:
    return Selection(SHIPPED.topic_by_slug[topic] if topic else None, read_period(typed, TODAY))


def on(typed: str) -> Selection:
    found = read_date(typed, TODAY)
    return Selection(None, Period(found.first, found.last) if isinstance(found, PartialDate) else found)


def slugs(selection: Selection) -> list[str]:
    return [entry.what.slug for entry in timeline_entries(SHIPPED, selection)]


def test_the_whole_is_both_layers_in_order() -> None:
    entries = timeline_entries(SHIPPED, Selection())
    assert len(entries) == len(SHIPPED.events) + len(SHIPPED.developments)
    starts = [entry.first or entry.last for entry in entries]
    assert starts == sorted(starts)


def test_a_selection_is_by_topic_and_time() -> None:
    assert slugs(during("1990s")) == ["start-signed-1991", "us-recognizes-russia-1991"]
    assert slugs(during("1990s", "arms-control")) == ["start-signed-1991"]
    assert "invasion-2022" in slugs(on("24 feb 2022"))
    assert len(slugs(on("24 feb"))) > len(slugs(on("24 feb 2022"))) > 0
    assert not slugs(on("3 may 2019"))


def test_what_is_dated_to_a_month_is_not_told_of_a_day() -> None:
    inexact = [entry for entry in timeline_entries(SHIPPED, Selection()) if not entry.is_exact]
    for entry in inexact:
        assert entry.what.slug not in slugs(Selection(None, Period(entry.last, entry.last)))
        assert entry.what.slug in slugs(Selection(None, Period(entry.last.replace(month=1, day=1), entry.last)))


def test_where_a_day_has_nothing_the_nearest_are_told() -> None:
    before, after = nearest_entries(SHIPPED, on("3 may 2019"))
    assert before.last < date(2019, 5, 3) < after.last
    assert nearest_entries(SHIPPED, on("30 june"))
    before, after = nearest_entries(SHIPPED, on("2 january"))
    assert (before.last.month, after.what.slug) == (12, "soleimani-strike-2020"), "January follows December"
    [last] = nearest_entries(SHIPPED, on("26 november 2026"))
    assert last.what is SHIPPED.developments[-1]
    assert describe_timeline(SHIPPED, on("30 june")).blocks
    assert not describe_timeline(SHIPPED, during("1950s")).blocks


@pytest.mark.parametrize(
    "typed", ["since 2022", "2014-2017", "1990s", "1990s-2000s", "March 2018", "2022", "until 2016"]
)
def test_a_period_is_called_what_would_be_read_as_it(typed: str) -> None:
    period = read_period(typed, TODAY)
    assert period is not None
    assert read_period(when_words(period), TODAY) == period


DAYS = st.dates(date(1950, 1, 1), date(2029, 12, 31))


@given(st.none() | DAYS, st.none() | DAYS)
def test_every_period_has_a_name_that_means_it(one: date | None, other: date | None) -> None:
    if one and other:
        one, other = min(one, other), max(one, other)
    period = Period(one, other)
    assert read_period(when_words(period), TODAY) == period
    assert parse_when(str(period)) == period


def test_a_day_of_the_year_keeps_through_a_button() -> None:
    assert parse_when("02-29") == DayOfYear(2, 29)
    for broken in ("02-30", "x", "2022-01-01", "", "~x"):
        with pytest.raises(ValueError, match=r"[a-z]"):
            parse_when(broken)


def test_periods_to_choose_are_few_enough_and_newest_first() -> None:
    days = [date(year, 6, 1) for year in range(1900, 2027)]
    chosen = periods_to_choose(days, 24)
    assert len(chosen) == 24
    assert [when_words(period) for period in chosen[:2]] == ["the 2020s", "the 2010s"]
    for period in periods_offered(SHIPPED):
        choice = when_choice(SHIPPED, period)
        assert read_period(choice.value, TODAY) == period


def test_a_picture_has_the_lists_numbers_and_a_day_has_none() -> None:
    selection = Selection(SHIPPED.topic_by_slug["syria"], Period(date(2014, 1, 1), date(2017, 12, 31)))
    picture = timeline_picture(SHIPPED, selection)
    assert picture is not None
    assert picture.scene["is_numbered"]
    views = [render_timeline(SHIPPED, selection, page, timeline_gallery(picture, "timeline.png")) for page in (0, 1, 2)]
    list(map(check, views))
    shown = (item for view in views for item in view.walk_children())
    text = "\n".join(item.content for item in shown if isinstance(item, ui.TextDisplay))
    assert "`1` **20 October 2015**" in text
    assert "-# From the analysis: YaleGlobal, mid-February 2017, paragraph 8" in text
    assert timeline_picture(SHIPPED, on("24 feb 2022")) is None
    assert timeline_picture(SHIPPED, during("1950s")) is None


@pytest.mark.parametrize(
    ("typed", "layers"),
    [
        ("2014-2017", {"record": "events", "document": "analysis, mid-February 2017"}),
        ("since 2022", {"record": "events until June 2026"}),
    ],
)
def test_a_picture_names_the_layers_it_shows_and_until_when_it_could_show_more(
    typed: str, layers: dict[str, str]
) -> None:
    picture = timeline_picture(SHIPPED, during(typed))
    assert picture is not None
    assert picture.scene["layers"] == layers
    assert all(name.lower() in picture.alt.lower() for name in layers.values())


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(libraries())
def test_every_timeline_fits_a_message(library: Library) -> None:
    for topic in (None, *library.topics[:2]):
        for when in (None, Period(date(2016, 1, 1)), Period(None, date(2017, 2, 1)), DayOfYear(2, 24)):
            selection = Selection(topic, when)
            picture = timeline_picture(library, selection)
            gallery = timeline_gallery(picture, "timeline.png") if picture else None
            for page in (0, 3):
                check(render_timeline(library, selection, page, gallery, "A remark."))
            check(render_no_entries(selection))
    timeline_pictures(library)


def test_a_small_library_has_a_timeline() -> None:
    check(render_timeline(small_library(1), Selection()))
