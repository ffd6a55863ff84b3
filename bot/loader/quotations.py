"""Find quotations and check their length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.loader.plain_text import count_words

QUOTATION_WORDS = 12

_DOUBLE = {'"': '"”', "“": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«"}
_DOUBLE_CLOSERS = "”"
_DOUBLE_MARK = re.compile(f"[{''.join(_DOUBLE)}{_DOUBLE_CLOSERS}]")
# An apostrophe looks like a quotation mark: a mark opens before a word and closes behind one, and never within it.
_SINGLE = re.compile(r"(?P<open>‘|(?<!\w)'(?=[^\W\d]))(?:(?![’'”](?!\w)).)*(?P<close>[’'”](?!\w))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where a quotation stands in a text; ``end`` is None if it is never closed, ``start`` where never opened."""

    start: int | None
    end: int | None
    words: int

    @property
    def is_allowed(self) -> bool:
        """Whether it is whole and within the limit."""
        return self.start is not None and self.end is not None and self.words <= QUOTATION_WORDS


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in double marks of every sort and in single ones."""
    return [*_double_quotations(text), *_single_quotations(text)]


def find_quotation_faults(text: str) -> Iterator[tuple[int, str]]:
    """The place of every quotation that breaks the rule, with a sentence saying how."""
    for quotation in find_quotations(text):
        if quotation.is_allowed:
            continue
        if quotation.start is None:
            yield quotation.end or 0, "a quotation ends here that never began; add its opening mark."
        elif quotation.end is None:
            yield quotation.start, "the quotation that begins here never ends; add its closing mark."
        else:
            limit = f"at most {QUOTATION_WORDS} words may be quoted"
            yield quotation.start, f"this quotation has {quotation.words} words; {limit}, so shorten or reword it."


def _double_quotations(text: str) -> Iterator[Quotation]:
    start, closers = 0, ""
    for mark in _DOUBLE_MARK.finditer(text):
        offset, character = mark.start(), mark[0]
        if closers and character in closers:
            yield Quotation(start, offset + 1, count_words(text[start:offset]))
            closers = ""
        elif not closers and character in _DOUBLE:
            start, closers = offset, _DOUBLE[character]
        elif not closers and character in _DOUBLE_CLOSERS:
            yield Quotation(None, offset, 0)
    if closers:
        yield Quotation(start, None, count_words(text[start:]))


def _single_quotations(text: str) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text):
        end = match.end() if match["close"] else None
        if end is not None or match["open"] == "‘":
            yield Quotation(match.start(), end, count_words(match[0]))
