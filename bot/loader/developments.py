"""Developments: what happened before and after the sources, each with a date and references of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.domain import ClaimKind, Confidence, Development, PartialDate, Reference
from bot.loader.documents import SLUG, list_folder, read_text
from bot.loader.fields import Fields
from bot.loader.plain_text import fold
from bot.loader.problems import Link, Located, Problem, Report, shown
from bot.loader.sentences import split_sentences
from bot.loader.toml_tables import Table, read_table_file, read_tables
from bot.loader.topics import TopicFile

TEXT_WORDS = 32
TOPICS_AT_MOST = 5
REFERENCES_AT_MOST = 3
CHRONICLE_DEVELOPMENTS = 4
SLUG_CHARACTERS = 60  # longer than a topic's: a button's id never holds two of them
TITLE_CHARACTERS, PUBLISHER_CHARACTERS, ADDRESS_CHARACTERS = 160, 80, 300
_SAME_DAY_WORDS = 0.6  # of the words of two sentences on one day; of those that differ, the closest share a fifth
_DATE = 'isn\'t a date; write a day like "2021-02-03", a month like "2021-02" or a year like "2021".'


@dataclass
class Record:
    """The developments as read, without drafts: those that could be read whole, and where each text stands."""

    developments: list[Development] = field(default_factory=list)
    slugs: list[Located] = field(default_factory=list)
    texts: list[tuple[PartialDate, Located]] = field(default_factory=list)
    dates: list[tuple[PartialDate, Located]] = field(default_factory=list)
    end: PartialDate | None = None
    drafts: list[str] = field(default_factory=list)  # their slugs, empty if one has none yet


def read_developments(content_dir: Path, reports: list[Report]) -> Record:
    """Read ``developments/`` and ``record.toml`` of a content folder; a library may be without both."""
    record = Record()
    folder, end_file = content_dir / "developments", content_dir / "record.toml"
    if end_file.exists() or folder.exists():
        record.end = _read_end(end_file, reports)
    for path, report in list_folder(folder, ".toml", reports) if folder.exists() else ():
        text = read_text(path, report)
        tables = [] if text is None else read_tables(text, 1, report)
        for table in tables[:1]:
            Fields(table, report).finish()
        for table in tables[1:]:
            if table.name != "[[developments]]":
                report.problem(table.line, table.name, "only [[developments]] tables belong here; rename or remove it.")
            else:
                _read_development(table, record, report)
    return record


def find_thin_chronicles(topics: Iterable[TopicFile], developments: Sequence[Development]) -> Iterator[Problem]:
    """Chronicles on which too little is recorded to be worth opening."""
    counts = Counter(slug for development in developments for slug in development.topics)
    for file in topics:
        if file.topic and file.topic.is_chronicle and counts[file.slug] < CHRONICLE_DEVELOPMENTS:
            have = f"a chronicle needs {CHRONICLE_DEVELOPMENTS} developments and has {counts[file.slug]}"
            yield Problem(file.names[0].file, 1, "outlook", f"{have}; name it among the topics of more.")


def find_record_problems(record: Record) -> Iterator[Problem]:
    """What only shows when all developments are seen together."""
    for day, place in record.dates:
        if record.end and day.first > record.end.last:
            sentence = (
                f"{day} is after the end of the record ({record.end}); correct it, or move the end in record.toml."
            )
            yield Problem(place.file, place.line, place.key, sentence)
    firsts: dict[str, Located] = {}
    by_day: dict[PartialDate, list[tuple[set[str], Located]]] = {}
    for day, place in record.texts:
        words = {folded for word in place.text.split() if (folded := fold(word))}
        same = firsts.setdefault(fold(place.text), place)
        near = (other for others, other in by_day.get(day, ()) if _share(words, others) >= _SAME_DAY_WORDS)
        if same is not place or (same := next(near, place)) is not place:
            sentence = f"this is already in {same.file}:{same.line}; keep one of them."
            yield Problem(place.file, place.line, place.key, sentence)
        by_day.setdefault(day, []).append((words, place))


def _share(words: set[str], others: set[str]) -> float:
    return len(words & others) / max(len(words | others), 1)


def _read_end(path: Path, reports: list[Report]) -> PartialDate | None:
    tables, report = read_table_file(path, reports)
    for table in tables[1:]:
        report.problem(table.line, table.name, "this file has no tables; remove this line.")
    if not tables:
        return None
    fields = Fields(tables[0], report)
    end = _partial_date(fields, "ends")
    fields.finish()
    return end


def _read_development(table: Table, record: Record, report: Report) -> None:
    fields = Fields(table, report)
    slug = fields.text("slug", is_prose=False, characters=SLUG_CHARACTERS)
    if slug and not SLUG.fullmatch(slug):
        fields.problem("slug", "a slug can have only lower-case letters, digits and single hyphens; change it.")
    day = _partial_date(fields, "date")
    is_draft = fields.flag("draft")
    topics = fields.links("topics", Link.TOPIC, 1, TOPICS_AT_MOST)
    kind = fields.choice("kind", ClaimKind)
    if kind is ClaimKind.JUDGEMENT:
        fields.problem("kind", 'a development is "fact" or "reported", never "judgement"; say what happened.')
    attributed_to = fields.attribution(kind)
    text = fields.text("text", words=TEXT_WORDS)
    if text:
        _check_sentence(text, fields)
    confidence = fields.choice("confidence", Confidence, is_needed=False) or Confidence.HIGH
    references = tuple(_read_references(fields, report, day, is_draft=is_draft))
    fields.finish()
    if slug:
        record.slugs.append(Located(report.file, fields.line_of("slug"), "slug", slug))
    if day:
        record.dates.append((day, Located(report.file, fields.line_of("date"), "date", str(day))))
    if day and text:
        record.texts.append((day, Located(report.file, fields.line_of("text"), "text", text)))
    if is_draft:
        record.drafts.append(slug or "")
    elif slug and day and kind and text:
        record.developments.append(Development(slug, day, topics, kind, text, references, confidence, attributed_to))


def _partial_date(fields: Fields, key: str) -> PartialDate | None:
    written = fields.text(key, is_prose=False)
    if written is None:
        return None
    try:
        return PartialDate.parse(written)
    except ValueError:
        fields.problem(key, f"{shown(written)} {_DATE}")
        return None


def _check_sentence(text: str, fields: Fields) -> None:
    sentences = split_sentences(text)
    if len(sentences) != 1:
        fields.problem("text", f"this has {len(sentences)} sentences; write one.")
    elif not sentences[0].is_ended:
        fields.problem("text", "has no period at the end; add one.")


def _read_references(fields: Fields, report: Report, day: PartialDate | None, *, is_draft: bool) -> Iterator[Reference]:
    """The references, from 1 to 3; a draft may still lack them."""
    seen_addresses: set[str] = set()
    tables = fields.tables("references", 0 if is_draft else 1, REFERENCES_AT_MOST)
    for table in tables:
        part = Fields(table, report)
        title = part.text("title", is_prose=False, characters=TITLE_CHARACTERS)
        publisher = part.text("publisher", is_prose=False, characters=PUBLISHER_CHARACTERS)
        url = part.text("url", is_prose=False, characters=ADDRESS_CHARACTERS)
        seen = part.day("seen")
        part.finish()
        if url and not _is_address(url):
            part.problem("url", f"{shown(url)} isn't a link; copy the whole address, starting with https://.")
        if url in seen_addresses:
            part.problem("url", "this link appears twice here; keep one of them.")
        seen_addresses.add(url or "")
        if seen and day and seen < day.first:
            part.problem("seen", f"{seen} is before it happened ({day}); write the day on which you read it.")
        if title and publisher and url and seen:
            yield Reference(title, publisher, url, seen)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    has_marks = any(c.isspace() or c in '<>"`' or not c.isprintable() for c in url)
    return parts.scheme in {"http", "https"} and "." in host.strip(".") and not has_marks and "@" not in parts.netloc
