"""Plain text: word counts and forbidden characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# In this order, because an address inside a link is part of the link.
_BANNED = (
    (re.compile(r"!?\[[^\[\]\n]*\]\([^()\n]*\)?"), "links aren't allowed here; write only the words."),
    (re.compile(r"<?(?:https?://|www\.)[^\s>]*>?", re.IGNORECASE), "addresses aren't allowed here; remove it."),
    (re.compile(r"<[@#:/!A-Za-z][^>\n]*>?"), "mentions and HTML aren't allowed here; write plain words."),
    (re.compile(r"@(?:everyone|here)\b", re.IGNORECASE), "this would ping people; write it without the @."),
    (
        re.compile(r"\*+|__+|~~+|`+|\|\|+|(?<![\w_])_(?=\w)|(?<=\w)_(?![\w_])"),
        "only plain text is allowed here; remove the marks for bold, italics, code and so on.",
    ),
    (
        re.compile(r"^[ \t]*(?:>|\d{1,2}[.)][ \t]|\||-#[ \t]|#+[ \t]|[-+•][ \t]|-{3,})", re.MULTILINE),
        "start the line with a word.",
    ),
)

# What any of them needs to be there: nearly all texts have none of it, and six searches of each would take long.
_SUSPICIOUS = re.compile(r"\]\(|[<@*_~`|]|https?://|www\.|^[ \t]*[>\d#•+-]", re.IGNORECASE | re.MULTILINE)


def count_words(text: str) -> int:
    """How many words a text has; a dash between spaces is none."""
    return sum(any(c.isalnum() for c in token) for token in re.split(r"[\s—]+", text))


def find_banned(text: str) -> Iterator[tuple[int, str]]:
    """The place of, and a sentence about, everything in a text that isn't plain; once a line for each sort."""
    seen: set[tuple[str, int]] = set()
    for pattern, sentence in _BANNED if _SUSPICIOUS.search(text) else ():
        for match in pattern.finditer(text):
            place = (sentence, text.count("\n", 0, match.start()))
            if place not in seen:
                seen.add(place)
                yield match.start(), sentence
        text = pattern.sub(_blank, text)
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    for offset, character in enumerate(text):
        if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}:
            yield offset, f"an invisible character (U+{ord(character):04X}) is here; type the word again."


def without_markup(text: str) -> str:
    """The text with all that is banned blanked out, so that it isn't reported a second time as something else."""
    for pattern, _ in _BANNED if _SUSPICIOUS.search(text) else ():
        text = pattern.sub(_blank, text)
    return text


def fold(text: str) -> str:
    """A name as it is compared with others: without case, accents, punctuation and spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, decomposed)).casefold()


def find_script_fault(name: str) -> str | None:
    """What is wrong with a name's letters, as the rest of a sentence; None if nothing is.

    Matching reads Latin and Cyrillic. A look-alike of one in a word of the other can't be seen and is never found.
    """
    if name.isascii():
        return None
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", name)):
        scripts = {
            unicodedata.name(letter, "?").split(" ")[0] for letter in word if unicodedata.category(letter) != "Lm"
        }
        if unknown := scripts - {"LATIN", "CYRILLIC"}:
            return f"has {min(unknown).capitalize()} letters, which the bot can't read; write it in Latin or Cyrillic."
        if len(scripts) > 1:
            return f"mixes Latin and Cyrillic letters in {word}; retype that word in one of them."
    return None


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
