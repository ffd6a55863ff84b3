"""Rules for every text in the library."""

from __future__ import annotations

from bot.loader.plain_text import find_banned
from bot.loader.problems import Located, Report
from bot.loader.quotations import find_quotation_faults
from bot.loader.sentences import without_marks


def check_plain(located: Located, report: Report, *, citable: bool = False) -> None:
    """Report Markdown, mentions, invisible characters and quotations that can't stand in a text."""
    text = located.text
    for start, sentence in find_banned(text):
        report.problem(located.line_at(start), located.key, sentence)
    for offset, sentence in find_quotation_faults(without_marks(text) if citable else text):
        report.problem(located.line_at(offset), located.key, sentence)
