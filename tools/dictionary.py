"""Make the lists of ordinary words in bot/dictionary anew.

python -m tools.dictionary

They are the most frequent words of pyspellchecker's dictionaries (in the extra ``bench``), in the spelling that
matching reads, without vulgar ones. After them come rarer words, vulgar ones too, that the matcher would else take for
slips in a name of the library: "tirade" is not "trade". Make the lists anew where many names came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from spellchecker import SpellChecker

from bot.cli.library import build_matcher, read_valid_library
from bot.dictionary import read_ordinary_words
from bot.domain import Library
from bot.matching import Verdict
from bot.matching.spelling import spell
from bot.matching.words import normalise

ROOT = Path(__file__).resolve().parents[1]
# Of the languages people write in, as many as tell words from slips; of the others, only what everybody uses, as rarer
# words may well be meant as the English name: "educación".
COUNTS = {
    "english": ("en", 20_000),
    "russian": ("ru", 10_000),
    "german": ("de", 1_000),
    "french": ("fr", 1_000),
    "spanish": ("es", 1_000),
}
# How many of the most frequent words are looked through for some that are like names.
_LIKE_NAMES = {"english": 60_000, "russian": 20_000}
_SHORTEST_LIKE_NAMES = 4
_VULGAR = re.compile(
    r"fuck|shit|cunt|nigg|faggot|\bfags?$|bitch|whore|slut|bastard|asshole|dick|cock(?:s|sucker)?$|puss(?:y|ies)$|wank|"
    r"tits?$|retard|хуи|хуе|пизд|бляд|блят|^бля$|^еб[аеу]|сука|суки|сучк|шлюх|говн|дерьм|putain|merde|salope|puta|mierda|"
    r"scheisse|fick|arsch"
)


def main() -> None:
    """Write the lists: first what is frequent, then what only looks like a name to a matcher that knows that."""
    for language, (_, count) in COUNTS.items():
        decent = (word for word in _by_frequency(language) if not _VULGAR.search(word))
        _write(language, list(islice(decent, count)))
    library = read_valid_library(ROOT / "content", ROOT / "seeds")
    matcher, names = build_matcher(library), set(_stems_of_names(library))
    known = read_ordinary_words()
    for language, (_, count) in COUNTS.items():
        if language in _LIKE_NAMES:
            words = list(islice(_by_frequency(language), _LIKE_NAMES[language]))
            rarer = [word for word in words if len(word) >= _SHORTEST_LIKE_NAMES and word not in known]
            mistaken = [
                word
                for word in rarer
                if matcher.match_topics(word).verdict is not Verdict.NOTHING and names.isdisjoint(spell(word).stems)
            ]
            decent = (word for word in words if not _VULGAR.search(word))
            _write(language, [*islice(decent, count), *mistaken])


def _by_frequency(language: str) -> Iterator[str]:
    """The words of a language as matching reads them, the most frequent first."""
    frequencies = SpellChecker(language=COUNTS[language][0]).word_frequency.dictionary
    seen: set[str] = set()
    for word in sorted(frequencies, key=lambda word: (-frequencies[word], word)):
        spelled = normalise(word)
        if " " not in spelled and len(spelled) > 1 and spelled not in seen:
            seen.add(spelled)
            yield spelled


def _stems_of_names(library: Library) -> Iterator[str]:
    for topic in library.topics:
        for name in (topic.title, *topic.aliases, *topic.entities):
            for word in normalise(name).split():
                yield from spell(word).stems


def _write(language: str, words: list[str]) -> None:
    path = ROOT / "bot" / "dictionary" / f"{language}.txt"
    path.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(words)} words")


if __name__ == "__main__":
    main()
