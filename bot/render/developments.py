"""What happened before and after the sources: each with its date, its references and its id."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui
from discord.utils import escape_markdown

from bot.domain import Development, Library, PartialDate, Precision, Reference, Topic
from bot.render.cards import NOTHING_LATER
from bot.render.pages import render_page
from bot.render.wording import OUTLOOK_COLOURS, counted, plain

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_IN_ADDRESSES = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"}


def date_words(day: PartialDate) -> str:
    """A date as exactly as it is known: "3 February 2021", "July 2023", "2021"."""
    month = f"{_MONTHS[day.first.month - 1]} {day.first.year}"
    named = {Precision.DAY: f"{day.first.day} {month}", Precision.MONTH: month, Precision.YEAR: str(day.first.year)}
    return named[day.precision]


def record_end_words(library: Library) -> str:
    """Until when developments were kept, as a sentence; that nothing later is covered where there is no record."""
    end = library.record_end
    if end is None:
        return NOTHING_LATER
    on = "on" if end.precision is Precision.DAY else "in"
    return f"The record of later events ends {on} {date_words(end)}."


def reference_link(reference: Reference, words: str = "") -> str:
    """A link to a reference under its publisher's name, or under other words."""
    address = "".join(_IN_ADDRESSES.get(character, character) for character in reference.url)
    shown = escape_markdown(words or reference.publisher).replace("[", "(").replace("]", ")")
    return f"[{shown}]({address})"


def reference_links(references: Sequence[Reference]) -> str:
    """Links to all references of a development, in their order."""
    return ", ".join(map(reference_link, references))


def development_block(development: Development) -> str:
    """A development with its date, its links and its id."""
    # What is reported says itself by whom: attributed_to serves who asks for nothing but that.
    return (
        f"**{date_words(development.date)}** · {plain(development.text)}\n"
        f"-# {reference_links(development.references)} · `{development.slug}`"
    )


def latest_line(library: Library, topic: Topic) -> str:
    """What is newest on a topic in one line; empty where nothing is recorded."""
    newest = next(iter(library.developments_of(topic)), None)
    if newest is None:
        return ""
    return f"**Latest · {date_words(newest.date)}:** {plain(newest.text)}"


def gist(library: Library, topic: Topic) -> str:
    """A topic in a line: the reason for its outlook; what is newest on a chronicle."""
    if topic.is_chronicle:
        return latest_line(library, topic)
    return " ".join(plain(sentence.text) for sentence in topic.brief.reason)


def since_words(library: Library, topic: Topic) -> str:
    """What a topic's developments are called: "Since 2017", by the first of the documents its brief rests on."""
    year = _first_year(library, topic)
    return f"Since {year}" if year else "Developments"


def since_label(library: Library, topic: Topic) -> str:
    """The same with their number, for a button; empty where nothing is recorded. Earlier ones are not counted."""
    found = library.developments_of(topic)
    number = sum(development.date.first.year >= (_first_year(library, topic) or 0) for development in found)
    return f"{since_words(library, topic)} · {number}" if found else ""


def _first_year(library: Library, topic: Topic) -> int | None:
    return min((source.year for source in library.sources_of(topic) if source.year), default=None)


def render_developments(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """All developments of a topic, newest first."""
    found = library.developments_of(topic)
    head = f"## {since_words(library, topic)}: {plain(topic.title)}"
    told = f"{counted(len(found), 'development')}, newest first." if found else "Nothing is recorded."
    return render_page(
        f"{head}\n-# {told} {record_end_words(library)}",
        map(development_block, found),
        page,
        "developments_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )
