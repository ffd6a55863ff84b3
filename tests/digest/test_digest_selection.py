"""The choice of topics: cycles, least recent first, changed ones ahead, areas alternating."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.anniversaries import find_anniversary
from bot.digest.ranking import Featured
from bot.digest.selection import Selection, select_digest
from bot.domain import (
    About,
    Area,
    Change,
    Changes,
    Development,
    Digest,
    Library,
    Occasion,
    PartialDate,
    Plan,
    Reason,
    Schedule,
    Weekly,
)
from tests.libraries import small_library

START = datetime(2017, 2, 14, 9, tzinfo=UTC)
DAY = date(2017, 2, 14)
EVERYTHING = About()
PLAN = Plan(7, Schedule((time(8),), "UTC"))


def run_days(library: Library, days: int, about: About = EVERYTHING, changes: Changes | None = None) -> list[Digest]:
    """The digests of so many days in a row."""
    history: list[Featured] = []
    selections = []
    for offset in range(days):
        day = DAY + timedelta(days=offset)
        since = history[-1].made_at if history else START - timedelta(days=1)
        asked = Selection(replace(PLAN, about=about), changes or Changes(), history, since)
        selection = select_digest(library, asked, day)
        assert isinstance(selection, Digest)
        selections.append(selection)
        history.append(Featured(day, START + timedelta(days=offset), slugs(selection), selection.covered))
    return selections


def slugs(selection: Digest) -> tuple[str, ...]:
    return selection.slugs


@given(st.integers(1, 30))
def test_no_topic_comes_twice_within_a_cycle(topics: int) -> None:
    featured = [slug for selection in run_days(small_library(topics), 25) for slug in slugs(selection)]
    for start in range(0, len(featured) - topics + 1, topics):
        cycle = featured[start : start + topics]
        assert len(set(cycle)) == len(cycle)


@given(st.integers(1, 30))
def test_no_digest_names_a_topic_twice(topics: int) -> None:
    for selection in run_days(small_library(topics), 25):
        assert len(set(slugs(selection))) == len(slugs(selection)) == min(topics, 3)


def test_areas_alternate_where_there_is_a_choice() -> None:
    leads = [selection.lead.area for selection in run_days(small_library(18), 6)]
    assert all(one is not other for one, other in itertools.pairwise(leads))


def test_a_revised_topic_comes_at_once_and_only_once() -> None:
    library = small_library(12)
    changes = Changes(topics={"topic-0": Change(START + timedelta(days=1, hours=2), is_new=False)})
    selections = run_days(library, 4, changes=changes)
    assert selections[0].lead.slug == "topic-0"
    assert selections[2].lead.slug == "topic-0", "revised after the second digest, so it leads the third"
    assert [topic.slug for topic in selections[2].revised] == ["topic-0"]
    assert "topic-0" not in slugs(selections[3])
    assert not selections[3].revised


def test_a_new_topic_is_told_as_new() -> None:
    library = small_library(4)
    changes = Changes(topics={"topic-3": Change(START - timedelta(hours=1), is_new=True)})
    first = run_days(library, 1, changes=changes)[0]
    assert first.lead.slug == "topic-3"
    assert [topic.slug for topic in first.added] == ["topic-3"]


def test_areas_filter_and_an_empty_shelf() -> None:
    library = small_library(12)
    for selection in run_days(library, 5, About(frozenset({Area.SECURITY}))):
        assert {topic.area for topic in (selection.lead, *selection.headlines)} == {Area.SECURITY}
    nothing = replace(PLAN, about=About(frozenset({Area.POLITICS})))
    assert select_digest(small_library(1), Selection(nothing, Changes(), [], START), DAY) is Reason.NO_TOPICS


def test_an_event_comes_on_its_day_where_it_is_dated_to_the_day() -> None:
    library = small_library()
    exact = replace(library.events[0], not_before=date(2016, 2, 14), not_after=date(2016, 2, 14))
    with_exact = replace(library, events=(exact,), developments=())
    assert [selection.anniversary for selection in run_days(with_exact, 2)] == [exact, None]
    assert run_days(replace(library, developments=()), 1)[0].anniversary is None


def dated(slug: str, written: str) -> Development:
    return replace(small_library().developments[0], slug=slug, date=PartialDate.parse(written))


def test_an_anniversary_is_the_nearest_of_the_days_before() -> None:
    dates = {"a": "2020-05-10", "b": "2019-05-12", "leap": "2016-02-29", "month": "2018-07"}
    happened = [dated(slug, written) for slug, written in dates.items()]
    days = [date(2026, 5, 10) + timedelta(n) for n in range(7)]
    found = [find_anniversary(happened, day) for day in days]
    assert [each.slug if each else None for each in found] == ["a", "a", "b", "b", "b", "b", None]
    assert find_anniversary(happened[1:], days[0]) is None
    assert find_anniversary(happened, date(2026, 5, 9)) is None, "it is shown on its own day, not before"
    assert find_anniversary(happened, date(2026, 5, 16)) is None, "four days after the last"
    assert find_anniversary(happened, date(2026, 2, 28)) is happened[2]
    assert find_anniversary(happened, date(2026, 7, 1)) is None, "of a month only"
    assert find_anniversary(happened, date(2019, 5, 12)) is None, "it is only then that it happens"


def test_several_on_one_day_take_turns_by_the_year() -> None:
    happened = [dated("a", "2020-05-10"), dated("b", "2019-05-10")]
    assert {find_anniversary(happened, date(year, 5, 10)) for year in (2026, 2027)} == set(happened)


def test_an_anniversary_is_not_told_again_on_the_days_after() -> None:
    library = replace(small_library(4), events=(), developments=(dated("a", "2016-02-14"), dated("b", "2015-02-15")))
    told = [selection.anniversary for selection in run_days(library, 6)]
    assert [each.slug if each else None for each in told] == ["a", "b", None, None, None, None]


def test_what_is_new_on_several_topics_is_news_once() -> None:
    """Whichever clock is ahead: Discord's, by which a digest was made, or ours, by which the library changed."""
    library = small_library(12)
    topics = tuple(topic.slug for topic in library.topics[:6])
    new = replace(library.developments[1], slug="new", topics=topics, date=PartialDate.parse("2017-01-20"))
    library = replace(library, developments=(*library.developments, new))
    changes = Changes(developments={"new": Change(START + timedelta(seconds=5), is_new=True)})
    days = run_days(library, 6, changes=changes)
    assert [each.slug for each in days[0].recorded] == ["new"]
    assert sum("new" in day.covered for day in days[:4]) == 1, "nor is it called the latest of another topic"
    assert [day.covered.count("new") for day in days[:1]] == [1], "nor told twice in one digest"


def test_what_is_new_beyond_what_is_named_brings_its_topics_soon() -> None:
    library = small_library(12)
    topics = [topic.slug for topic in library.topics]
    many = [
        replace(library.developments[1], slug=f"new-{n}", topics=(topics[n],), date=PartialDate(date(2017, 1, n + 1)))
        for n in range(8)
    ]
    library = replace(library, developments=tuple(many))
    changes = Changes(developments={each.slug: Change(START - timedelta(hours=1), is_new=True) for each in many})
    first, second = run_days(library, 2, changes=changes)
    named = {f"new-{n}" for n in range(3, 8)}
    assert named <= set(first.covered)
    assert {"new-0", "new-1", "new-2"} <= set(first.covered) | set(second.covered)


def test_no_development_is_told_in_two_digests_running() -> None:
    library = small_library(4)
    every = tuple(topic.slug for topic in library.topics)
    shared = [
        replace(library.developments[1], slug=f"shared-{n}", topics=every, date=PartialDate(date(2017, 1, n + 1)))
        for n in range(9)
    ]
    library = replace(library, events=(), developments=tuple(shared))
    days = run_days(library, 12)
    for one, other in itertools.pairwise(days):
        assert set(one.covered).isdisjoint(other.covered)
    assert all(len(set(day.covered)) == len(day.covered) for day in days)
    assert days[0].accounts[days[0].lead.slug][0].slug == "shared-8", "the newest first"


def test_what_a_digest_beside_it_told_is_no_news_here() -> None:
    library = small_library(4)
    new = library.developments[0]
    changes = Changes(developments={new.slug: Change(START, is_new=True)})
    asked = Selection(PLAN, changes, [], START - timedelta(days=1), beside=frozenset({new.slug}))
    digest = select_digest(library, asked, DAY)
    assert isinstance(digest, Digest)
    assert new.slug not in digest.covered


def test_new_and_corrected_developments_are_told_once() -> None:
    library = small_library(4)
    new, old = library.developments[0].slug, library.developments[1].slug
    changes = Changes(developments={new: Change(START, is_new=True), old: Change(START, is_new=False)})
    first, second = run_days(library, 2, changes=changes)
    assert [each.slug for each in first.recorded] == [new]
    assert [each.slug for each in first.corrected] == [old]
    assert not second.recorded
    assert not second.corrected


def test_the_choice_is_a_pure_function() -> None:
    library = small_library(9)
    assert run_days(library, 10) == run_days(library, 10)


def test_chosen_topics_and_people_are_all_it_is_about() -> None:
    library = small_library(12)
    someone = library.actors[0].slug
    theirs = {topic.slug for topic in library.topics if someone in topic.actors}
    for selection in run_days(library, 4, About(topics=("topic-3", "topic-7"))):
        assert set(slugs(selection)) == {"topic-3", "topic-7"}
    assert set(slugs(run_days(library, 1, About(people=(someone,)))[0])) <= theirs


def test_only_with_news_until_it_was_told() -> None:
    library = small_library(4)
    new = library.developments[0]
    asked = Selection(replace(PLAN, occasion=Occasion.NEWS), Changes(), [], START)
    assert select_digest(library, asked, DAY) is Reason.NO_NEWS
    changes = Changes(developments={new.slug: Change(START + timedelta(hours=1), is_new=True)})
    digest = select_digest(library, replace(asked, changes=changes), DAY)
    assert isinstance(digest, Digest)
    assert digest.recorded == (new,)
    assert digest.lead.slug in new.topics, "what is new leads"
    told = replace(asked, changes=changes, since=START + timedelta(days=1))
    assert select_digest(library, told, DAY + timedelta(days=1)) is Reason.NO_NEWS


def test_on_anniversaries_means_the_very_day_or_since_the_last_date() -> None:
    library = replace(small_library(4), events=(), developments=(dated("a", "2016-02-12"),))
    asked = Selection(replace(PLAN, occasion=Occasion.ANNIVERSARIES), Changes(), [], START)
    assert select_digest(library, asked, DAY) is Reason.NO_ANNIVERSARY
    assert isinstance(select_digest(library, asked, date(2017, 2, 12)), Digest)
    weekly = replace(PLAN.schedule, rhythm=Weekly(frozenset({1})))
    asked = replace(asked, plan=replace(asked.plan, schedule=weekly))
    assert isinstance(select_digest(library, asked, DAY), Digest), "a Tuesday, of the week that had it"


def test_what_another_digest_tells_in_the_channel_is_left_out() -> None:
    library = small_library(4)
    asked = Selection(PLAN, Changes(), [], START, beside=frozenset({"topic-0", "topic-1"}))
    digest = select_digest(library, asked, DAY)
    assert isinstance(digest, Digest)
    assert set(slugs(digest)) == {"topic-2", "topic-3"}
    everything = frozenset(topic.slug for topic in library.topics)
    assert select_digest(library, replace(asked, beside=everything), DAY) is Reason.COVERED_ALREADY
