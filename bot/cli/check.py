"""``python -m bot check``: list every problem of the library, or show what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TextIO

from bot.cli.output import counted
from bot.domain import Brief, ClaimKind, Library, Sentence
from bot.loader import Coverage, Measure, Reading, compare_with_source, read_library


def check(
    content_dir: Path, seeds_dir: Path, source_file: Path | None, *, measure: Measure | None = None, out: TextIO
) -> int:
    """Check all files and print the result.

    Args:
        content_dir: The folder with topics, actors and events.
        seeds_dir: The folder with the source records.
        source_file: The document itself, to compare the library with; None to leave that out.
        measure: Says why a topic's card would not fit.
        out: Where to print.

    Returns:
        The exit code: 0 no problems, 1 problems, 2 the document can't be read.
    """
    reading = read_library(content_dir, seeds_dir, measure=measure)
    problems, doubts = reading.problems, reading.doubts
    if source_file is not None:
        try:
            found, doubted = compare_with_source(reading, source_file)
            problems, doubts = tuple(sorted({*problems, *found})), (*doubts, *doubted)
        except OSError as error:
            print(f"The source {source_file} can't be read: {error.strerror or error}.", file=out)
            return 2
    if problems or reading.library is None:
        for problem in problems:
            print(problem, file=out)
        files = len({problem.file for problem in problems})
        print(f"\n{counted(len(problems), 'problem')} in {counted(files, 'file')}; fix and check again.", file=out)
        return 1
    for doubt in doubts:
        print(f"doubt: {doubt}", file=out)
    print("\n".join(_summary(reading, reading.library, len(doubts))), file=out)
    if source_file is not None:
        print(
            f"\nCompared with {source_file.name}: it is the right file, and the library copies no passage from it.",
            file=out,
        )
    return 0


def _summary(reading: Reading, library: Library, doubts: int) -> list[str]:
    aliases = sum(len(topic.aliases) for topic in library.topics)
    entities = sum(len(topic.entities) for topic in library.topics)
    kinds = Counter(claim.kind for claim in library.claims)
    by_kind = ", ".join(f"{kinds[kind]} {kind}" for kind in ClaimKind if kinds[kind])
    topics = [
        (
            topic.slug,
            topic.area,
            topic.outlook,
            str(len(topic.aliases)),
            str(len(topic.entities)),
            str(sum(len(sentence.claim_ids) for sentence in _written(topic.brief))),
        )
        for topic in library.topics
    ]
    counts = (
        ("Topics", len(library.topics), ""),
        ("Claims", len(library.claims), f"  {by_kind}"),
        ("Citations", reading.citations, ""),
        ("Developments", len(library.developments), _record_note(reading, library)),
        ("Aliases", aliases, ""),
        ("Entities", entities, ""),
        ("Confusables", sum(map(len, astuple(library.confusables))), ""),
        ("Actors", len(library.actors), ""),
        ("Events", len(library.events), ""),
        ("Sources", len(library.sources), ""),
        ("Doubts", doubts, "  listed above" if doubts else ""),
    )
    return [
        "No problems.",
        "",
        *(f"{name:<13}{number:>6}{note}" for name, number, note in counts),
        *(
            f"{'In ' + each.language:<13}{each.texts - each.lacking:>6}{_coverage_note(each)}"
            for each in reading.coverage
        ),
        "",
        *_table(("Topic", "Area", "Outlook", "Aliases", "Entities", "Citations"), topics, text_columns=3),
    ]


def _record_note(reading: Reading, library: Library) -> str:
    until = f"  until {library.record_end}" if library.record_end else ""
    return until + (f", {counted(reading.drafts, 'draft')} held back" if reading.drafts else "")


def _coverage_note(coverage: Coverage) -> str:
    lacking = f"; {coverage.missing} missing, {coverage.changed} changed since" if coverage.lacking else ""
    return f"  of {counted(coverage.texts, 'text')}{lacking}"


def _written(brief: Brief) -> tuple[Sentence, ...]:
    return (*brief.sentences(), *brief.helps, *brief.obstacles)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], text_columns: int) -> list[str]:
    """Rows under heads: texts to the left, then numbers to the right."""
    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    lines = (
        "  ".join(
            f"{cell:<{width}}" if n < text_columns else f"{cell:>{width}}"
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (heads, ["-" * width for width in widths], *rows)
    )
    return list(lines)
