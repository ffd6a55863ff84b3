"""Split text into sentences and their citations."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[([^\[\]]*)\]")
_END = re.compile(r"([.!?…]+)[\"'”’“»)\]]*(?=\s|$)")
_ENDED = re.compile(r"[.!?…][\"'”’“»)\]]*\s*$")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«„—–/-]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.")
_LONGEST_SHORT = 20  # characters that are looked at for an abbreviation
_OPENERS = "\"'“‘«„(["


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never at the end of a sentence, whatever follows.
_ALWAYS_SHORT = _words(
    "mr. mrs. ms. dr. prof. st. gen. lt. col. maj. capt. cmdr. adm. sgt. sen. rep. gov. pres. amb. sec. hon. rev. "
    "v. vs. e.g. i.e. cf. viz. approx. ca. incl. esp."
)
# Short only before a number ("No. 5", "Jan. 28").
_SHORT_BEFORE_NUMBER = _words(
    "no. nos. art. arts. para. paras. p. pp. vol. ch. fig. res. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
# Short within a sentence, but able to end one.
_SHORT_BEFORE_LOWER_CASE = _words("etc. jr. sr. inc. co. corp. ltd. dept. govt. est. a.m. p.m. al.")
# "in the U.S. The author" is two sentences, "the U.S. Senate" is not: these words seldom carry on a name.
_STARTERS = _words(
    "The A An It He She They We But And Yet Still This That These Those There Both Neither Either In On At By For "
    "From With Without While When Where Whether Although Though However Moreover Its His Her Their Some Most No"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark: what stands between its brackets, and where it starts in the text."""

    content: str
    start: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence as found: tidy text without marks, its marks, where it starts, and whether it ends with a stop."""

    text: str
    marks: tuple[Mark, ...]
    start: int
    is_ended: bool


def without_marks(text: str) -> str:
    """The text with its citation marks blanked out, every other character and line break in its place."""
    return _MARK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def split_sentences(text: str) -> list[Passage]:
    """Cut a paragraph into sentences.

    A mark belongs to the sentence it stands in, and one right behind a full stop to the sentence that ended there.
    """
    plain, origins, marks = _take_out_marks(text)
    bounds = _bounds(plain, {place for place, _ in marks})
    passages: list[Passage] = []
    first = 0
    for number, (start, end) in enumerate(bounds):
        is_last = number == len(bounds) - 1
        own = [mark for place, mark in marks[first:] if is_last or place <= end]
        first += len(own)
        segment = plain[start:end]
        origin = next((origins[n] for n in range(start, end) if not plain[n].isspace()), 0)
        passages.append(Passage(_tidy(segment), tuple(own), origin, _ENDED.search(segment) is not None))
    return passages


def _take_out_marks(text: str) -> tuple[str, list[int], list[tuple[int, Mark]]]:
    """The text without marks and the space before them, the origin of each character left, each mark's place in it."""
    characters: list[str] = []
    origins: list[int] = []
    marks: list[tuple[int, Mark]] = []
    done = 0
    for match in _MARK.finditer(text):
        characters += text[done : match.start()]
        origins += range(done, match.start())
        while characters and characters[-1].isspace():
            characters.pop()
            origins.pop()
        marks.append((len(characters), Mark(match[1], match.start())))
        done = match.end()
        following = text[done : done + 1]
        if characters and characters[-1] == "." and following == ".":
            done += 1  # "in the U.S. [yg17.1a]." has one stop for the reader
        elif following.isalnum():
            characters.append(" ")
            origins.append(match.end())
    characters += text[done:]
    origins += range(done, len(text))
    return "".join(characters), origins, marks


def _bounds(plain: str, mark_places: set[int]) -> list[tuple[int, int]]:
    """Start and end of each sentence; what has no letter or digit goes with the sentence before it."""
    bounds: list[tuple[int, int]] = []
    start = 0
    ends = [match.end() for match in _END.finditer(plain) if _is_end(plain, match, mark_places)]
    for end in [*ends, len(plain)]:
        if any(c.isalnum() for c in plain[start:end]):
            bounds.append((start, end))
            start = end
        elif bounds:
            bounds[-1] = (bounds[-1][0], end)
            start = end
    return bounds


def _is_end(plain: str, match: re.Match[str], mark_places: set[int]) -> bool:
    following = plain[match.end() :].lstrip().lstrip(_OPENERS)
    if not following:
        return True
    if match[0] != "." and following[0].islower():  # “Why?” he asked
        return False
    if match[1] != ".":
        return True
    stop = match.end(1)
    word = _LAST_WORD.search(plain[max(stop - _LONGEST_SHORT, 0) : stop])
    return word is None or not _is_short(word[0], following, is_cited=match.end() in mark_places)


def _is_short(word: str, following: str, *, is_cited: bool) -> bool:
    """Whether the stop behind a word belongs to the word, seen from what follows it."""
    lower = word.lower()
    if _INITIALS.fullmatch(word) and word[0].isupper():
        first_word = re.match(r"\w+", following)
        is_start = first_word is not None and first_word[0] in _STARTERS
        return not is_start and not (is_cited and following[0].isupper())
    return (
        lower in _ALWAYS_SHORT
        or (lower in _SHORT_BEFORE_NUMBER and following[0].isdigit())
        or (lower in _SHORT_BEFORE_LOWER_CASE and following[0].islower())
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+([.,;:!?…])", r"\1", " ".join(text.split()))
