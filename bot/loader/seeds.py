"""Source records and their claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain import Claim, ClaimKind, DateBasis, Source
from bot.loader.documents import SLUG, list_folder, read_text
from bot.loader.fields import Fields
from bot.loader.passages import CLAIM_ID
from bot.loader.problems import Located, Report, shown
from bot.loader.toml_tables import Table, read_tables

CLAIM_WORDS = 60
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass
class Seeds:
    """The source records as read, each claim's and source's id with its place, and each digest with its."""

    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    source_ids: list[Located] = field(default_factory=list)
    claim_ids: list[Located] = field(default_factory=list)
    digests: list[Located] = field(default_factory=list)
    are_readable: bool = True


def read_seeds(folder: Path, reports: list[Report]) -> Seeds:
    """Read every source record of a folder."""
    seeds = Seeds()
    before = len(reports)
    for path, report in list_folder(folder, ".toml", reports):
        text = read_text(path, report)
        if text is not None:
            _read_record(read_tables(text, 1, report), seeds, report)
    if len(reports) == before:
        report = Report(folder.as_posix(), readable=False)
        report.problem(1, "folder", "there is no source record here; add one, as docs/curating.md shows.")
        reports.append(report)
    seeds.are_readable = all(report.readable for report in reports[before:])
    return seeds


def _read_record(tables: list[Table], seeds: Seeds, report: Report) -> None:
    Fields(tables[0], report).finish()
    is_broken = bool(tables[0].broken)
    headers = [table for table in tables if table.name == "[source]"]
    source_id = _read_source(headers[0], seeds, report) if headers else None
    if not headers and not is_broken:
        report.problem(1, "[source]", "the table [source] is missing; begin the file with it.")
    claims = [table for table in tables if table.name == "[[claims]]"]
    for table in claims:
        _read_claim(table, source_id, seeds, report)
    if not claims and not is_broken:
        report.problem(1, "[[claims]]", "there are no claims; add a [[claims]] table for each.")
    for table in tables[1:]:
        if table.name not in {"[source]", "[[claims]]"}:
            report.problem(
                table.line,
                table.name,
                "only the tables [source] and [[claims]] belong here; rename or remove it.",
            )


def _read_source(table: Table, seeds: Seeds, report: Report) -> str | None:
    fields = Fields(table, report)
    source_id = fields.text("id", is_prose=False)
    if source_id and not SLUG.fullmatch(source_id):
        fields.problem("id", "an ID can have only lower-case letters, digits and single hyphens; change it.")
    title = fields.text("title", is_prose=False)
    outlet = fields.text("outlet")
    author_post = fields.text("author_post")
    as_of = fields.text("as_of")
    date_basis = fields.choice("date_basis", DateBasis)
    date_note = fields.text("date_note")
    file_name = fields.text("file", is_prose=False)
    sha256 = fields.text("sha256", is_prose=False)
    if sha256 is not None:
        sha256 = sha256.lower()
        seeds.digests.append(Located(report.file, fields.line_of("sha256"), "sha256", sha256))
        if not _SHA256.fullmatch(sha256):
            fields.problem("sha256", f"must be 64 digits and letters a to f; this has {len(sha256)} characters.")
    fields.finish()
    if source_id:
        seeds.source_ids.append(Located(report.file, fields.line_of("id"), "id", source_id))
    if source_id and title and outlet and author_post and as_of and date_basis and date_note and file_name and sha256:
        seeds.sources.append(
            Source(source_id, title, outlet, author_post, as_of, date_basis, date_note, file_name, sha256)
        )
    return source_id


def _read_claim(table: Table, source_id: str | None, seeds: Seeds, report: Report) -> None:
    fields = Fields(table, report)
    claim_id = fields.text("id", is_prose=False)
    paragraph = fields.number("paragraph")
    kind = fields.choice("kind", ClaimKind)
    attributed_to = fields.attribution(kind)
    text = fields.text("text", words=CLAIM_WORDS)
    fields.finish()
    if claim_id is None:
        # An ID that isn't valid TOML is already reported; its citations needn't be reported as dead as well.
        for meant in CLAIM_ID.finditer(table.broken.get("id", "")):
            seeds.claim_ids.append(Located(report.file, table.line, "id", meant[0]))
        return
    seeds.claim_ids.append(Located(report.file, fields.line_of("id"), "id", claim_id))
    if not CLAIM_ID.fullmatch(claim_id):
        sentence = "isn't right; write the source's id, a dot, the paragraph's number and a letter, like yg17.6b."
        fields.problem("id", f"{shown(claim_id)} {sentence}")
    elif source_id and paragraph and not re.fullmatch(rf"{re.escape(source_id)}\.{paragraph}[a-z]", claim_id):
        sentence = f"doesn't match its source and paragraph; it must start with {source_id}.{paragraph}"
        fields.problem("id", f"{shown(claim_id)} {sentence} and end with a letter.")
    if source_id and paragraph and kind and text:
        seeds.claims.append(Claim(claim_id, source_id, paragraph, kind, text, attributed_to))
