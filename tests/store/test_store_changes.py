"""Telling a revised topic from one that only a new version of the bot keeps otherwise."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import pytest

from bot.domain import Area, Brief, Outlook, Position, Sentence, Topic
from bot.store.changes import text_hash

SAID = (Sentence("Something is said.", ("ab12-1",)),)
BRIEF = Brief(reason=SAID, summary=SAID, points=(SAID,), positions=(Position("Russia", SAID),))
TOPIC = Topic("iran", "Iran", Area.REGIONS, Outlook.MIXED, (), (), (), (), BRIEF)


@dataclass(frozen=True, slots=True)
class LaterSentence(Sentence):
    """A sentence as a later version may have it."""

    emphasis: str | None = None


@dataclass(frozen=True, slots=True)
class LaterBrief(Brief):
    """A brief as a later version may have it."""

    note: tuple[Sentence, ...] = ()


def later(note: tuple[Sentence, ...] = (), emphasis: str | None = None) -> Topic:
    said = (LaterSentence("Something is said.", ("ab12-1",), emphasis),)
    fields = {name: getattr(BRIEF, name) for name in asdict(BRIEF)}
    return replace(TOPIC, brief=LaterBrief(**fields | {"summary": said, "note": note}))


def test_databases_in_use_find_the_hash_they_know() -> None:
    """One that has been written by earlier versions; if it changes, every topic of every server is called revised."""
    assert text_hash(TOPIC) == "72cc9f8a4de78c3c6689af6becc1bcc630d86cdbf8432236a5e64770392f7fb4"


def test_a_new_field_counts_once_it_is_filled_in() -> None:
    assert text_hash(later()) == text_hash(TOPIC)
    assert text_hash(later(note=SAID)) != text_hash(TOPIC)
    assert text_hash(later(emphasis="strong")) != text_hash(TOPIC)


@pytest.mark.parametrize(
    "revised",
    [
        replace(TOPIC, title="Iran today"),
        replace(TOPIC, outlook=Outlook.BLEAK),
        replace(TOPIC, brief=replace(BRIEF, obstacles=SAID)),
        replace(TOPIC, brief=replace(BRIEF, summary=(Sentence("Something is said.", ("ab12-2",)),))),
        replace(TOPIC, brief=replace(BRIEF, points=())),
    ],
)
def test_what_a_reader_sees_is_a_revision(revised: Topic) -> None:
    assert text_hash(revised) != text_hash(TOPIC)


def test_what_only_leads_to_a_topic_is_none() -> None:
    assert text_hash(replace(TOPIC, aliases=("persia",), entities=("Tehran",), related=("syria",))) == text_hash(TOPIC)
