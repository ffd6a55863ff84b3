"""Make the lists of ordinary words in bot/dictionary anew.

python -m tools.dictionary

They are the most frequent words of pyspellchecker's dictionaries (in the extra ``bench``), in the spelling that
matching reads, without vulgar ones.
"""

from __future__ import annotations

import re
from pathlib import Path

from spellchecker import SpellChecker

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
_VULGAR = re.compile(
    r"fuck|shit|cunt|nigg|faggot|\bfags?$|bitch|whore|slut|bastard|asshole|dick|cock(?:s|sucker)?$|puss(?:y|ies)$|wank|"
    r"tits?$|retard|хуи|хуе|пизд|бляд|блят|^бля$|^еб[аеу]|сука|суки|сучк|шлюх|говн|дерьм|putain|merde|salope|puta|mierda|"
    r"scheisse|fick|arsch"
)


def main() -> None:
    """Write the lists."""
    for language, (code, count) in COUNTS.items():
        frequencies = SpellChecker(language=code).word_frequency.dictionary
        words: dict[str, None] = {}
        for word in sorted(frequencies, key=lambda word: (-frequencies[word], word)):
            spelled = normalise(word)
            if " " not in spelled and len(spelled) > 1 and not _VULGAR.search(spelled):
                words[spelled] = None
            if len(words) == count:
                break
        path = ROOT / "bot" / "dictionary" / f"{language}.txt"
        path.write_text("\n".join(words) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(words)} words")


if __name__ == "__main__":
    main()
