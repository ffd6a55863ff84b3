"""Parse what a digest is about (areas, topics and people), with the search all commands share."""

from __future__ import annotations

import difflib
import re

from bot.cogs.lookups import Lookups
from bot.domain import About, Area
from bot.errors import BotError
from bot.locales import languages, text, text_in
from bot.render.limits import CHOICE_CHARACTERS, CHOICES
from bot.render.wording import area_name, entered, listed

MOST = 10  # topics, and people, that may be chosen
_EVERYTHING = {"", "all", "everything", "any", "все", "всё"}
_BETWEEN = re.compile(r"\s*[,;]\s*")
_ALIKE = 0.8  # as difflib measures it: one slip in a short name, two in a long one
_SHORTEST_BEGINNING = 3


def read_about(lookups: Lookups, words: str) -> About:
    """The subjects in a text, separated by commas.

    Raises:
        BotError: A part of it names nothing, could be several things, or there are too many.
    """
    if words.casefold().strip() in _EVERYTHING:
        return About()
    areas: set[Area] = set()
    topics: dict[str, None] = {}
    people: dict[str, None] = {}
    for part in filter(None, _BETWEEN.split(words.strip())):
        if (area := find_area(part)) is not None:
            areas.add(area)
            continue
        slug = part.casefold()  # "Congress" is the topic that "congress" is
        reading = lookups.read_topic(slug if slug in lookups.library.topic_by_slug else part)
        topic = reading.topic if reading.unmentioned is None else None
        is_title = topic is not None and part.casefold() in {topic.slug, topic.title.casefold()}
        if not is_title and (actor := lookups.read_person(part).actor) is not None:
            people[actor.slug] = None
        elif topic is not None or (reading.are_several and reading.unmentioned is None):
            topics.update(dict.fromkeys(each.slug for each in (reading.offers if topic is None else (topic,))))
        else:
            offers = listed([topic.title for topic in reading.offers], "list-or")
            key = "digest-about-perhaps" if offers else "digest-about-unknown"
            raise BotError(text(key, typed=entered(part), topics=offers))
    if max(len(topics), len(people)) > MOST:
        raise BotError(text("digest-about-too-much", most=MOST))
    return About(frozenset(areas), tuple(topics), tuple(people))


def find_area(words: str) -> Area | None:
    """The area with a name, with the beginning of one, or with a misspelled one."""
    name = " ".join(words.casefold().replace("&", "and").replace("-", " ").split())
    names = {text_in(code, f"area-{area}"): area for code in languages() for area in Area}
    begun = [area for each, area in names.items() if len(name) >= _SHORTEST_BEGINNING and each.startswith(name)]
    if len(begun) == 1:
        return begun[0]
    alike = difflib.get_close_matches(name, names, 1, _ALIKE)
    return names[alike[0]] if alike else None


def list_about(lookups: Lookups, typed: str) -> list[str]:
    """Choices for a text being typed: its last part completed, as far as it fits a choice."""
    earlier, comma, last = typed.rpartition(",")
    given = f"{earlier.strip()}, " if comma else ""
    words = last.strip()
    names = [] if given else [text("plans-everything")]
    names += [area_name(area) for area in Area]
    found = [name for name in names if words.casefold() in name.casefold()]
    offered = [*lookups.complete_topics(words), *(lookups.complete_people(words) if words else ())]
    for choice in offered:
        name = choice.name.partition(" · ")[0]
        found.append(str(choice.value) if _BETWEEN.search(name) else name)
    found.sort(key=lambda name: words.casefold() not in name.casefold())  # stable: the search's order among the rest
    taken = {part.casefold() for part in _BETWEEN.split(earlier)}
    lists = (given + name for name in dict.fromkeys(found) if name.casefold() not in taken)
    return [each for each in lists if len(each) <= CHOICE_CHARACTERS][:CHOICES]
