"""Problems that only show when all files are read: dead links, uncited claims, one name for two topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.loader.actors import ActorFile
from bot.loader.plain_text import fold
from bot.loader.problems import Link, Located, Problem, Report, did_you_mean, shown
from bot.loader.topics import TopicFile

_WHERE = {
    Link.CLAIM: "a claim of seeds/",
    Link.ANSWER: "a claim of seeds/",
    Link.TOPIC: "a topic of content/topics/",
    Link.ACTOR: "an actor of content/actors/",
    Link.EVENT: "an event of content/events.toml",
    Link.DEVELOPMENT: "a development of content/developments/ that is no draft",
}
# Slugs first, aliases last: where two clash, it is the alias that has to give way.
_NAME_KINDS = {"file": "the slug", "title": "the title", "name": "the name", "aliases": "an alias"}
_TOPICS_AN_ENTITY = 3  # one on more topics doesn't distinguish them


def find_dead_links(reports: Iterable[Report], known: dict[Link, set[str]]) -> Iterator[Problem]:
    """Every name of something that doesn't exist, with the nearest that does."""
    for report in reports:
        for link, targets in report.links.items():
            if link not in known:
                continue
            for target in targets:
                if target.text not in known[link]:
                    nearest = did_you_mean(target.text, known[link]) or " Correct it or remove it."
                    yield _problem(target, f"{shown(target.text)} isn't {_WHERE[link]}.{nearest}")


def find_self_links(reports: Iterable[Report], topics: Iterable[TopicFile]) -> Iterator[Problem]:
    """Topics that are related to themselves."""
    slug_by_file = {name.file: topic.slug for topic in topics for name in topic.names}
    for report in reports:
        for target in report.links[Link.TOPIC]:
            if target.text == slug_by_file.get(report.file):
                yield _problem(target, f"{shown(target.text)} is this topic itself; remove it.")


def find_uncited(claim_ids: Iterable[Located], reports: Iterable[Report]) -> Iterator[Problem]:
    """Claims that nothing cites."""
    cited: set[str] = set()
    for report in reports:
        cited.update(report.meant_claims, (target.text for target in report.links[Link.CLAIM]))
    for claim_id in {place.text: place for place in claim_ids}.values():
        if claim_id.text not in cited:
            yield _problem(claim_id, f"{shown(claim_id.text)} isn't cited anywhere; cite it or remove it.")


def find_repeated(ids: Iterable[Located], what: str) -> Iterator[Problem]:
    """Ids that are given twice."""
    first: dict[str, Located] = {}
    for place in ids:
        other = first.setdefault(place.text, place)
        if other is not place:
            sentence = (
                f"{shown(place.text)} is already the id of another {what}, {_at(other, place)}; change one of them."
            )
            yield _problem(place, sentence)


def find_shared_names(files: Iterable[TopicFile] | Iterable[ActorFile]) -> Iterator[Problem]:
    """Names of two topics or two actors, ignoring case, accents and punctuation."""
    owners: dict[str, Located] = {}
    names = [name for file in files for name in file.names]
    for name in sorted(names, key=lambda name: list(_NAME_KINDS).index(name.key)):
        owner = owners.setdefault(fold(name.text), name)
        if owner.file != name.file and fold(name.text):
            kind = _NAME_KINDS[owner.key]
            also = "" if owner.text == name.text else f", written {shown(owner.text)}"
            sentence = f"{shown(name.text)} is also {kind} of {owner.file}:{owner.line}{also}; keep it in one of them."
            yield _problem(name, sentence)


def find_misplaced_entities(topics: Iterable[TopicFile]) -> Iterator[Problem]:
    """Entities that have no effect because they are a topic's own name, and those on too many topics."""
    owners = {fold(name.text): name for topic in topics for name in reversed(topic.names)}
    places: dict[str, list[Located]] = defaultdict(list)
    for topic in topics:
        for entity in topic.entities:
            key = fold(entity.text)
            owner = owners.get(key)
            if owner is not None and owner.file == entity.file:  # another topic's name only outranks it
                sentence = f"{shown(entity.text)} is already a name of a topic, {_at(owner, entity)}, and leads there"
                yield _problem(entity, f"{sentence}; remove it here.")
            elif key:
                places[key].append(entity)
    for found in places.values():
        for entity in found[_TOPICS_AN_ENTITY:]:
            where = ", ".join(_at(place, entity) for place in found[:_TOPICS_AN_ENTITY])
            sentence = f"{shown(entity.text)} is on {_TOPICS_AN_ENTITY} topics already ({where})"
            yield _problem(entity, f"{sentence}; keep it where it matters most.")


def find_names_among(lookalikes: Iterable[Located], topics: Iterable[TopicFile]) -> Iterator[Problem]:
    """Lookalikes that are an entity as well; a topic's own name outranks them."""
    owners = {fold(name.text): name for topic in topics for name in reversed(topic.entities)}
    for lookalike in lookalikes:
        if owner := owners.get(fold(lookalike.text)):
            sentence = f"{shown(lookalike.text)} is a name of a topic, {_at(owner, lookalike)}; remove one of them."
            yield _problem(lookalike, sentence)


def _at(place: Located, seen_from: Located) -> str:
    return f"in line {place.line}" if place.file == seen_from.file else f"at {place.file}:{place.line}"


def _problem(place: Located, sentence: str) -> Problem:
    return Problem(place.file, place.line, place.key, sentence)
