"""A year of digests of the shipped library: none presents what the article said as news."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from discord import ui

from bot.digest.ranking import Featured
from bot.digest.selection import Selection, select_digest
from bot.domain import (
    Changes,
    Confidence,
    Digest,
    DigestForm,
    DigestLength,
    Due,
    Library,
    Plan,
    Posting,
    Schedule,
    Subscription,
    SubscriptionState,
)
from bot.render.digests import render_digest
from bot.render.wording import plain
from tests.shipped import shipped_library

FIRST = date(2026, 11, 27)
PLAN = Plan(7, Schedule((time(8),), "UTC"))


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="module")
def year(library: Library) -> list[tuple[date, Digest]]:
    history: list[Featured] = []
    digests = []
    for day in (FIRST + timedelta(days) for days in range(366)):
        made_at = datetime.combine(day, time(8), UTC)
        digest = select_digest(library, Selection(PLAN, Changes(), history, made_at), day)
        assert isinstance(digest, Digest)
        history.append(Featured(day, made_at, digest.slugs, digest.covered))
        digests.append((day, digest))
    return digests


def subscribed(plan: Plan) -> Subscription:
    made = datetime(2026, 11, 1, tzinfo=UTC)
    return Subscription(1, 2, 1, 3, made, plan, SubscriptionState.ACTIVE, 0, Due(FIRST, 0, made))


def sections(library: Library, digest: Digest, length: DigestLength, day: date) -> list[str]:
    view = render_digest(library, digest, subscribed(replace(PLAN, length=length)), day, "1-20261127").view
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


@pytest.mark.parametrize("length", list(DigestLength))
def test_what_the_article_said_stands_under_its_date(
    library: Library, year: list[tuple[date, Digest]], length: DigestLength
) -> None:
    for day, digest in year:
        first, *rest = sections(library, digest, length, day)
        if not digest.lead.is_chronicle:
            assert "from the analysis of mid-February 2017" in first.splitlines()[0]
        said = {s.text for topic in (digest.lead, *digest.headlines) for s in topic.brief.sentences()}
        for section in rest:
            for block in re.split(r"\n(?=- \*\*)", section):
                if any(text in block for text in said):
                    assert "In mid-February 2017" in block.splitlines()[0], block


def test_no_anniversary_comes_twice_in_a_row_and_most_days_have_one(year: list[tuple[date, Digest]]) -> None:
    told = [digest.anniversary for _, digest in year]
    assert all(one is None or one is not other for one, other in pairwise(told))
    assert sum(each is not None for each in told) > len(told) / 2


def test_what_is_not_well_confirmed_is_never_called_the_latest(
    library: Library, year: list[tuple[date, Digest]]
) -> None:
    doubtful = [each.text for each in library.developments if each.confidence is not Confidence.HIGH]
    for day, digest in year[:60]:
        for section in sections(library, digest, DigestLength.FULL, day):
            latest = [line for line in section.splitlines() if line.startswith("**Latest")]
            assert not any(text in line for line in latest for text in doubtful)


def test_each_sentence_of_the_record_has_its_link_and_comes_once_and_not_in_the_next_digest(
    library: Library, year: list[tuple[date, Digest]]
) -> None:
    before: set[str] = set()
    for day, digest in year:
        said = "\n".join(sections(library, digest, DigestLength.FULL, day))
        shown = [each for each in library.developments if plain(each.text) in said]
        assert all(re.search(rf"{re.escape(plain(each.text))}(?: \(|\n-# )\[", said) for each in shown), "with its link"
        told = [each.slug for each in shown for _ in range(said.count(plain(each.text)))]
        assert len(told) == len(set(told)), (day, told)
        assert before.isdisjoint(told), (day, before.intersection(told))
        before = set(told)


@pytest.mark.parametrize("length", list(DigestLength))
def test_the_plain_form_says_the_same_within_an_embed(
    library: Library, year: list[tuple[date, Digest]], length: DigestLength
) -> None:
    plan = replace(PLAN, length=length, posting=Posting(form=DigestForm.PLAIN, mention_role_id=9))
    for day, digest in year[:40]:
        message = render_digest(library, digest, subscribed(plan), day, "1-20261127")
        assert message.content is not None
        assert message.embed is not None
        assert message.content.startswith("<@&9> **DIGEST")
        assert digest.lead.title in message.content, "which is what a notification shows"
        assert digest.lead.is_chronicle or "from the analysis of mid-February 2017:** " in message.content
        said = message.embed.description or ""
        assert len(said) <= 4_096
        for section in sections(library, digest, length, day)[1:2]:
            assert section in said
        assert "The briefs below show" in said
