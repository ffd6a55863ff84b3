"""Read a whole library, or list everything that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.domain import Area, Event, Library, Phrasing, Topic
from bot.loader.actors import ActorFile, read_actors
from bot.loader.confusables import NO_CONFUSABLES, ConfusablesFile, read_confusables
from bot.loader.developments import Record, find_record_problems, find_thin_chronicles, read_developments
from bot.loader.documents import display_name, list_entries
from bot.loader.doubts import weigh
from bot.loader.events import read_events
from bot.loader.fitting import Measure, measure_briefs, measure_translations
from bot.loader.links import (
    find_dead_links,
    find_misplaced_entities,
    find_names_among,
    find_repeated,
    find_self_links,
    find_shared_names,
    find_uncited,
)
from bot.loader.originality import compare_digest, compare_paragraphs, compare_quotations, compare_texts
from bot.loader.phrasings import read_phrasings
from bot.loader.problems import Cited, Link, Located, Problem, Report
from bot.loader.seeds import Seeds, read_seeds
from bot.loader.topics import TopicFile, read_topics
from bot.loader.translations import Coverage, find_languages, read_translations

_ENTRIES = {
    "topics",
    "actors",
    "events.toml",
    "questions.toml",
    "confusables.toml",
    "developments",
    "record.toml",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading the files.

    Attributes:
        library: The library, or None if there is any problem.
        problems: All problems by file and line.
        citations: How many references to claims stand in the library.
        drafts: How many developments are held back.
        doubts: What may be wrong, without making the library invalid.
        coverage: How much of the library each other language has.
        texts: Every text with its place, for the comparison with a source.
        digests: The source records' digests with their places.
        claim_ids: The ids of all claims with their places.
        cited: Every sentence that cites claims.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    citations: int
    drafts: int = 0
    doubts: tuple[Problem, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    texts: tuple[Located, ...] = field(default=(), repr=False)
    digests: tuple[Located, ...] = field(default=(), repr=False)
    claim_ids: tuple[Located, ...] = field(default=(), repr=False)
    cited: tuple[Cited, ...] = field(default=(), repr=False)


def read_library(content_dir: Path, seeds_dir: Path, *, measure: Measure | None = None) -> Reading:
    """Read and check all files in one pass. Bad files never raise; they become problems.

    Args:
        content_dir: The folder with ``topics/``, ``actors/``, ``events.toml``, and, if there are,
            ``questions.toml`` and ``confusables.toml``.
        seeds_dir: The folder with the source records.
        measure: Says in sentences why a topic's brief wouldn't fit on its card; nothing if it fits.
    """
    reports: list[Report] = []
    files = _read_files(content_dir, seeds_dir, reports)
    library = _assembled(files)
    translations = read_translations(content_dir, library, reports)
    library = replace(library, translations=tuple(translations.current))
    problems = {problem for report in reports for problem in report.problems}
    problems.update(_find_cross_file_problems(reports, files, _known_names(files, reports, content_dir)))
    if not files.topics:
        problems.add(Problem(display_name(content_dir / "topics"), 1, "folder", "there is no topic; add one."))
    faults, doubts = weigh(library, reports, files.seeds.claim_ids, files.names(), content_dir)
    problems.update(faults)
    if measure:
        problems.update(measure_briefs(library, measure, content_dir))
    if measure and not problems:
        problems.update(measure_translations(library, measure, content_dir))
    return Reading(
        library=None if problems else library,
        problems=tuple(sorted(problems)),
        citations=sum(len(report.links[Link.CLAIM]) for report in reports),
        drafts=len(files.record.drafts),
        doubts=(*sorted(doubts), *translations.doubts),
        coverage=tuple(translations.coverage),
        texts=tuple(text for report in reports for text in report.texts),
        digests=tuple(files.seeds.digests),
        claim_ids=tuple(files.seeds.claim_ids),
        cited=tuple(part for report in reports for part in report.cited),
    )


@dataclass(slots=True)
class _Files:
    """What the files hold, each read on its own."""

    seeds: Seeds
    topics: list[TopicFile] = field(default_factory=list)
    actors: list[ActorFile] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    event_slugs: set[str] = field(default_factory=set)
    phrasings: tuple[Phrasing, ...] = ()
    confusables: ConfusablesFile = NO_CONFUSABLES
    record: Record = field(default_factory=Record)

    def names(self) -> list[Located]:
        """Every name of a topic or an actor."""
        names = [name for topic in self.topics for name in (*topic.names, *topic.entities)]
        return names + [name for actor in self.actors for name in actor.names]


def _read_files(content_dir: Path, seeds_dir: Path, reports: list[Report]) -> _Files:
    files = _Files(read_seeds(seeds_dir, reports))
    if _has_entries(content_dir, reports):
        files.topics = read_topics(content_dir / "topics", reports)
        files.actors = read_actors(content_dir / "actors", reports)
        files.events, files.event_slugs = read_events(content_dir / "events.toml", reports)
        files.phrasings = read_phrasings(content_dir / "questions.toml", reports)
        files.confusables = read_confusables(content_dir / "confusables.toml", reports)
        files.record = read_developments(content_dir, reports)
    return files


def _assembled(files: _Files) -> Library:
    """The library of whatever could be read, in its order."""
    return Library(
        sources=tuple(sorted(files.seeds.sources, key=lambda source: source.id)),
        claims=tuple(files.seeds.claims),
        topics=tuple(sorted((file.topic for file in files.topics if file.topic), key=_topic_order)),
        actors=tuple(sorted((file.actor for file in files.actors if file.actor), key=lambda actor: actor.slug)),
        events=tuple(sorted(files.events, key=_event_order)),
        developments=tuple(sorted(files.record.developments, key=lambda each: (each.date, each.slug))),
        record_end=files.record.end,
        phrasings=files.phrasings,
        confusables=files.confusables.confusables,
    )


def _known_names(files: _Files, reports: list[Report], content_dir: Path) -> dict[Link, set[str]]:
    """What links may name; a kind is left out if one of its files can't be read."""
    known = {Link.TOPIC: {file.slug for file in files.topics}, Link.ACTOR: {file.slug for file in files.actors}}
    known[Link.DEVELOPMENT] = {slug.text for slug in files.record.slugs}.difference(files.record.drafts)
    if files.seeds.are_readable:
        known[Link.CLAIM] = known[Link.ANSWER] = {claim_id.text for claim_id in files.seeds.claim_ids}
    if all(report.readable for report in reports if report.file == display_name(content_dir / "events.toml")):
        known[Link.EVENT] = files.event_slugs
    return known


def compare_with_source(reading: Reading, source_file: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Compare a library, valid or not, with one of its documents: the problems, then the doubts.

    Raises:
        OSError: The document can't be read.
    """
    source = source_file.read_bytes()
    text = source.decode("utf-8-sig", "replace")
    problems = {*compare_digest(reading.digests, source_file, source), *compare_texts(reading.texts, text)}
    doubts: set[Problem] = set()
    records = [place.file for place in reading.digests if place.text == hashlib.sha256(source).hexdigest()]
    own_ids = [place for place in reading.claim_ids if place.file in records]
    ids = {place.text for place in own_ids}
    resting = [part.place for part in reading.cited if ids.issuperset(part.sentence.claim_ids or {""})]
    own_texts = [place for place in reading.texts if place.file in records and place.key == "text"]
    problems.update(compare_quotations([*own_texts, *resting], text))
    for problem, is_certain in compare_paragraphs(own_ids, text):
        (problems if is_certain else doubts).add(problem)
    return tuple(sorted(problems)), tuple(sorted(doubts))


def _has_entries(content_dir: Path, reports: list[Report]) -> bool:
    """Whether there is a content folder; files in it that would never be read are reported."""
    before = len(reports)
    languages = find_languages(content_dir)
    for path in list_entries(content_dir, reports):
        if path.name not in _ENTRIES and path not in languages:
            report = Report(display_name(path))
            report.problem(1, "file", "this file isn't used; move it to topics/ or actors/, or remove it.")
            reports.append(report)
    return all(report.readable for report in reports[before:])


def _find_cross_file_problems(reports: list[Report], files: _Files, known: dict[Link, set[str]]) -> Iterator[Problem]:
    yield from find_dead_links(reports, known)
    yield from find_self_links(reports, files.topics)
    yield from find_repeated(files.seeds.source_ids, "source")
    yield from find_repeated(files.seeds.claim_ids, "claim")
    yield from find_repeated(files.record.slugs, "development")
    yield from find_shared_names(files.topics)
    yield from find_shared_names(files.actors)
    yield from find_misplaced_entities(files.topics)
    yield from find_record_problems(files.record)
    yield from find_thin_chronicles(files.topics, files.record.developments)
    yield from find_names_among(files.confusables.lookalikes, files.topics)
    if files.topics and all(report.readable for report in reports):  # an unreadable file may cite the claim
        yield from find_uncited(files.seeds.claim_ids, reports)


def _topic_order(topic: Topic) -> tuple[int, str, str]:
    return list(Area).index(topic.area), topic.title, topic.slug


def _event_order(event: Event) -> tuple[date, date, str]:
    return event.not_before or event.not_after, event.not_after, event.slug
