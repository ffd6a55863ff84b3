"""Compare the library's wording with the source document's."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.loader.problems import Located, Problem, shown
from bot.loader.quotations import find_quotations
from bot.loader.sentences import without_marks

RUN_WORDS = 8
PARAGRAPH_WORDS = 30  # what is shorter may be a headline or a caption
_SENTENCE_ENDS = ".!?…\"'”’»)"
_INITIALS = r"(?:[^\W\d_]\.)+[^\W\d_]\b"
_WORD = re.compile(rf"{_INITIALS}|[^\W_]+(?:['’ʼ`´][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as compared, and where it stands."""

    folded: str
    start: int
    end: int


def compare_texts(texts: Iterable[Located], source: str) -> Iterator[Problem]:
    """Every run of eight words or more that stands both in a text of the library and in the source."""
    words = [word.folded for word in _words(source)]
    runs = {tuple(words[n : n + RUN_WORDS]) for n in range(len(words) - RUN_WORDS + 1)}
    for located in texts:
        text = _visible(without_marks(located.text))
        for start, end, length in _find_runs(text, runs):
            line = located.line + text.count("\n", 0, start)
            sentence = f"these {length} words are in the source; use other words: {shown(text[start:end], 200)}"
            yield Problem(located.file, line, located.key, sentence)


def compare_digest(digests: Iterable[Located], source_file: Path, source: bytes) -> Iterator[Problem]:
    """The records' digests, where the file matches none of them."""
    digests = list(digests)
    digest = hashlib.sha256(source).hexdigest()
    if digest not in {located.text for located in digests}:
        for located in digests:
            sentence = f"{source_file.name} isn't the file this record was made from: its SHA-256 is {digest}."
            yield Problem(located.file, located.line, located.key, sentence)


def compare_quotations(places: Iterable[Located], source: str) -> Iterator[Problem]:
    """Quotations, in texts that rest on this source alone, whose words it doesn't have."""
    words = f" {_spoken(source)} "
    for located in places:
        for quotation in find_quotations(located.text):
            quoted = located.text[quotation.start or 0 : quotation.end]
            if quotation.is_allowed and f" {_spoken(quoted)} " not in words:
                sentence = (
                    f"the source doesn't say {shown(quoted[1:-1])}; quote it word for word, or use your own words."
                )
                yield Problem(located.file, located.line, located.key, sentence)


def compare_paragraphs(claim_ids: Iterable[Located], source: str) -> Iterator[tuple[Problem, bool]]:
    """Claims of paragraphs that the source doesn't have, and whether that is certain: a line may be a headline."""
    lines = [line.strip() for line in source.splitlines() if _words(line)]
    long = sum(len(_words(line)) >= PARAGRAPH_WORDS for line in lines)
    whole = sum(len(_words(line)) >= PARAGRAPH_WORDS or line[-1] in _SENTENCE_ENDS for line in lines)
    for located in claim_ids:
        number = int("".join(filter(str.isdigit, located.text.rpartition(".")[2])) or 0)
        if number > (long or whole):
            sentence = f"the source has {long or whole} paragraphs or so; there is no paragraph {number}."
            yield Problem(located.file, located.line, located.key, sentence), number > whole


def _spoken(text: str) -> str:
    return " ".join(word.folded for word in _words(text))


def _find_runs(text: str, runs: set[tuple[str, ...]]) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each run, those wholly inside an allowed quotation left out."""
    words = _words(text)
    quotations = [
        (quotation.start, quotation.end)
        for quotation in find_quotations(text)
        if quotation.is_allowed and quotation.start is not None and quotation.end is not None
    ]
    first = last = -1
    for n in range(len(words) - RUN_WORDS + 1):
        window = words[n : n + RUN_WORDS]
        if tuple(word.folded for word in window) not in runs:
            continue
        if any(start <= window[0].start and window[-1].end <= end for start, end in quotations):
            continue
        if first >= 0 and n > last:
            yield words[first].start, words[last - 1].end, last - first
            first = -1
        first, last = (n if first < 0 else first), n + RUN_WORDS
    if first >= 0:
        yield words[first].start, words[last - 1].end, last - first


def _words(text: str) -> list[_Word]:
    found = ((_fold_word(match[0]), match.start(), match.end()) for match in _WORD.finditer(_visible(text)))
    return [_Word(folded, start, end) for folded, start, end in found if folded]


def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c.isalnum()).casefold()


def _visible(text: str) -> str:
    """The text composed and without characters that can't be seen, which would hide a run."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
