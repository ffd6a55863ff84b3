"""Topics and their briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain import Area, Brief, Outlook, Position, Sentence, Topic
from bot.loader.documents import list_folder, read_text
from bot.loader.fields import Fields
from bot.loader.front_matter import FENCE, read_page
from bot.loader.house_rules import check_plain
from bot.loader.passages import read_passage
from bot.loader.plain_text import fold
from bot.loader.problems import Link, Located, Report, shown
from bot.loader.sections import Block, Section, read_paragraphs, read_points, read_sections

POSITIONS = "Positions"
HEADINGS = ("Outlook", "Summary", "Key points", POSITIONS, "Helps", "Stands in the way")
TITLE_CHARACTERS = NAME_CHARACTERS = 60
ENTITIES_AT_MOST = 60
HIGHLIGHTS_AT_MOST = 2  # more would not fit the first screen
PARTY_CHARACTERS = 40
NO_POSITION = "none given"  # what a curator writes where the sources give a party's position nowhere
_GIVES_NONE = (Sentence("The source doesn't say.", ()),)
REASON_WORDS, SUMMARY_WORDS, POINT_WORDS = 30, 45, 30
PROSPECT_WORDS = 12  # what helps and what hinders stand side by side in a picture a phone must show
_PARAGRAPH_WORDS = {"Outlook": REASON_WORDS, "Helps": PROSPECT_WORDS, "Stands in the way": PROSPECT_WORDS}
_PARTY = re.compile(r"([^:\[\]]+):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class TopicFile:
    """A topic's file: its slug, its own names, its entities, and the topic where all its parts could be read."""

    slug: str
    names: tuple[Located, ...]
    entities: tuple[Located, ...]
    topic: Topic | None


def read_topics(folder: Path, reports: list[Report]) -> list[TopicFile]:
    """Read every topic of a folder; one that can't be read still has its slug, so that links to it aren't dead."""
    topics = []
    for path, report in list_folder(folder, ".md", reports):
        text = read_text(path, report)
        topics.append(_read_topic(path.stem, text, report) if text is not None else TopicFile(path.stem, (), (), None))
    return topics


def read_template(path: Path) -> Report:
    """What stands in the template for topics; nothing if there is none."""
    report = Report(path.name)
    if (text := read_text(path, report)) is not None:
        _read_topic(path.stem, text, report)
    return report


def _read_topic(slug: str, text: str, report: Report) -> TopicFile:
    page = read_page(text, report)
    fields = Fields(page.settings, report)
    title = fields.text("title", characters=TITLE_CHARACTERS)
    area = fields.choice("area", Area)
    outlook = fields.choice("outlook", Outlook)
    aliases = fields.names("aliases", 8, 25, NAME_CHARACTERS)
    entities = fields.names("entities", 0, ENTITIES_AT_MOST, NAME_CHARACTERS, is_needed=False)
    related = fields.links("related", Link.TOPIC, 2, 6)
    actors = fields.links("actors", Link.ACTOR, 0, 25)
    events = fields.links("events", Link.EVENT, 0, 25)
    highlights = fields.links("highlights", Link.DEVELOPMENT, 0, HIGHLIGHTS_AT_MOST, is_needed=False)
    fields.finish()
    optional = {"Helps", "Stands in the way"}
    if outlook in {None, Outlook.CONTEXT}:  # where it couldn't be read, it may have been meant as context
        optional.add(POSITIONS)
    brief = None
    if outlook is Outlook.NONE:
        brief = Brief()
        if written := next((line for line, text in page.body if text.strip()), None):
            report.problem(written, "outlook", "a chronicle (outlook none) has no text; remove it.")
    elif page.body:
        brief = _read_brief(read_sections(page, HEADINGS, optional, report), report)
    elif not any(problem.key == FENCE for problem in report.problems):
        report.problem(page.last_line, "text", "there is nothing below the settings; write the brief there.")
    own_names = [Located(report.file, 1, "file", slug)]
    if title:
        own_names.append(Located(report.file, fields.line_of("title"), "title", title))
    topic = None
    if title and area and outlook and brief:
        names = tuple(alias.text for alias in aliases)
        known_for = tuple(entity.text for entity in entities)
        topic = Topic(slug, title, area, outlook, names, related, actors, events, brief, known_for, highlights)
    return TopicFile(slug, (*own_names, *aliases), entities, topic)


def _read_brief(sections: Sequence[Section], report: Report) -> Brief:
    paragraphs: dict[str, tuple[Sentence, ...]] = {}
    points: tuple[tuple[Sentence, ...], ...] = ()
    positions: tuple[Position, ...] = ()
    for section in sections:
        if section.name == "Key points":
            points += read_cited_points(section, 3, 5, report)
        elif section.name == POSITIONS:
            positions += _read_positions(section, report)
        else:  # an unknown section is read too, so that its citations count
            name = section.name if section.name in _PARAGRAPH_WORDS else "Summary"
            sentences = _read_paragraph(section, _PARAGRAPH_WORDS.get(name, SUMMARY_WORDS), report)
            paragraphs[name] = paragraphs.get(name, ()) + sentences
    return Brief(
        reason=paragraphs.get("Outlook", ()),
        summary=paragraphs.get("Summary", ()),
        points=points,
        positions=positions,
        helps=paragraphs.get("Helps", ()),
        obstacles=paragraphs.get("Stands in the way", ()),
    )


def read_cited_points(section: Section, least: int, most: int, report: Report) -> tuple[tuple[Sentence, ...], ...]:
    """The points of a section, each a short run of cited sentences."""
    blocks = read_points(section, report)
    _check_count(section, len(blocks), f"{least} to {most} points", report, is_right=least <= len(blocks) <= most)
    return tuple(read_passage(block, section.name, POINT_WORDS, report) for block in blocks)


def _read_paragraph(section: Section, most_words: int, report: Report) -> tuple[Sentence, ...]:
    blocks = read_paragraphs(section)
    if not blocks:
        report.problem(section.line, section.name or "heading", "there is nothing under this heading; fill it in.")
    for block in blocks[1:]:
        report.problem(block.line, section.name, "only one paragraph belongs here; merge them.")
    return tuple(
        sentence for block in blocks for sentence in read_passage(block, section.name or "text", most_words, report)
    )


def _read_positions(section: Section, report: Report) -> tuple[Position, ...]:
    blocks = read_points(section, report)
    _check_count(section, len(blocks), "two positions or more", report, is_right=len(blocks) >= 2)
    positions: dict[str, Position] = {}
    for block in blocks:
        match = _PARTY.match(block.text)
        party = " ".join(match[1].split()) if match else ""
        if match is None:
            report.problem(block.line, section.name, "the party is missing; write the line like - Russia: It held ….")
        else:
            check_plain(Located(report.file, block.line, section.name, party), report)
            if len(party) > PARTY_CHARACTERS:
                limit = f"shorten it to at most {PARTY_CHARACTERS}"
                report.problem(block.line, section.name, f"{shown(party)} has {len(party)} characters; {limit}.")
            if fold(party) in positions:
                report.problem(block.line, section.name, f"{shown(party)} has two lines; put it on one.")
        lead = match[0] if match else ""
        rest = Block(block.line + lead.count("\n"), block.text[len(lead) :])
        sentences: tuple[Sentence, ...] = _GIVES_NONE
        if rest.text.strip(" .").lower() != NO_POSITION:
            sentences = read_passage(rest, section.name, POINT_WORDS, report, lead=" ".join(lead.split()) + " ")
        positions[fold(party)] = Position(party, sentences)
    return tuple(positions.values())


def _check_count(section: Section, count: int, expected: str, report: Report, *, is_right: bool) -> None:
    if not is_right:
        have = f"there are {count}" if count != 1 else "there is 1"
        report.problem(section.line, section.name, f"{have} under this heading; write {expected}.")
