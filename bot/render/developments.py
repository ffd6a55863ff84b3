"""Developments: each with its date, references and ID."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import ui
from discord.utils import escape_markdown

from bot.domain import Development, Library, Reference, Topic
from bot.locales import text
from bot.render.cards import record_end_words
from bot.render.pages import render_page
from bot.render.wording import OUTLOOK_COLOURS, date_words, plain

_ON_A_CHRONICLE = 4  # developments on its first screen, all that a phone shows in one and a half
# Latin characters on a first screen that is 520 pixels high in a window of 1,280, which the browser test measures.
_FIRST_SCREEN = 890
_IN_ADDRESSES = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"}


def reference_link(reference: Reference, words: str = "") -> str:
    """A link to a reference under its publisher's name, or under other words."""
    address = "".join(_IN_ADDRESSES.get(character, character) for character in reference.url)
    shown = escape_markdown(words or reference.publisher).replace("[", "(").replace("]", ")")
    return f"[{shown}]({address})"


def reference_links(references: Sequence[Reference]) -> str:
    """Links to all references of a development, in their order."""
    return ", ".join(map(reference_link, references))


def in_line(development: Development) -> str:
    """What a development says, with the link that stands for it in running text."""
    return f"{plain(development.text)} ({reference_links(development.references[:1])})"


def development_block(development: Development, figure: str = "") -> str:
    """A development with its date, its links and its id."""
    # What is reported says itself by whom: attributed_to serves who asks for nothing but that.
    return (
        f"{figure}**{date_words(development.date)}** · {plain(development.text)}\n"
        f"-# {reference_links(development.references)} · `{development.slug}`"
    )


def headlines(library: Library, topic: Topic) -> list[Development]:
    """The newest development of a topic, then of those its curators chose, or the next, as many as fit a screen."""
    found = library.developments_of(topic)
    others: Iterable[Development] = found[1:_ON_A_CHRONICLE]
    if topic.brief.summary:
        chosen = {library.development_by_slug[slug] for slug in topic.highlights}.difference(found[:1])
        others = sorted(chosen, key=lambda each: each.date, reverse=True)
    shown = list(found[:1])
    texts = (*(sentence.text for sentence in topic.brief.summary), *(each.text for each in shown))
    room = _FIRST_SCREEN - sum(map(_width, texts))
    for other in others:
        if (width := _width(other.text)) <= room:
            shown.append(other)
            room -= width
    return shown


def _width(words: str) -> int:
    """How many Latin characters are as wide; one of Cyrillic takes a fifth more."""
    return len(words) + sum("Ѐ" <= character <= "ӿ" for character in words) // 5


def latest_line(library: Library, topic: Topic) -> str:
    """What is newest on a topic in one line, with its link; empty if nothing is recorded."""
    newest = next(iter(library.developments_of(topic)), None)
    if newest is None:
        return ""
    return f"**{text('briefs-latest', when=date_words(newest.date))}** {in_line(newest)}"


def gist(library: Library, topic: Topic) -> str:
    """A topic in a line: the reason for its outlook; what is newest on a chronicle."""
    if topic.is_chronicle:
        return latest_line(library, topic)
    return " ".join(plain(sentence.text) for sentence in topic.brief.reason)


def since_words(library: Library, topic: Topic) -> str:
    """What a topic's developments are called: "Since 2017", by the first of the documents its brief rests on."""
    year = _first_year(library, topic)
    return text("developments-since", year=str(year)) if year else text("developments-all")


def since_label(library: Library, topic: Topic) -> str:
    """The same with their number, for a button; empty if nothing is recorded. Earlier ones are not counted."""
    found = library.developments_of(topic)
    return f"{since_words(library, topic)} · {_number_since(library, topic)}" if found else ""


def _number_since(library: Library, topic: Topic) -> int:
    first = _first_year(library, topic) or 0
    return sum(development.date.first.year >= first for development in library.developments_of(topic))


def _first_year(library: Library, topic: Topic) -> int | None:
    return min((source.year for source in library.sources_of(topic) if source.year), default=None)


def render_developments(library: Library, topic: Topic, page: int = 0) -> ui.LayoutView:
    """All developments of a topic, newest first."""
    found = library.developments_of(topic)
    head = text("developments-head", name=since_words(library, topic), title=plain(topic.title))
    since = _number_since(library, topic)
    if since < len(found):
        counted = text("developments-count-earlier", count=since, earlier=len(found) - since)
    else:
        counted = text("developments-count", count=since) if found else text("developments-none")
    return render_page(
        f"{head}\n-# {counted} {record_end_words(library)}",
        map(development_block, found),
        page,
        "developments_page",
        topic.slug,
        colour=OUTLOOK_COLOURS[topic.outlook],
    )
