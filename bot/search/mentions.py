"""What the library's texts mention, so that a mere name isn't taken for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.domain import Library
from bot.language import fold, normalise, tokenise
from bot.search.numbers import LETTERS_PER_SLIP

_WORD = re.compile(r"[^\W_]+")


class Mentions:
    """The words of all texts, as written and by sound.

    Args:
        texts: Everything the library says.
        people: What those are called who have a card.
    """

    def __init__(self, texts: Iterable[str], people: Iterable[str] = ()) -> None:
        self._stems = {token.stem for text in texts for token in tokenise(text)}
        self._sounds = {fold(stem) for stem in self._stems}
        self._surnames = {fold(tokens[-1].normal) for tokens in map(tokenise, people) if len(tokens) > 1}

    def speak_of(self, name: str) -> bool:
        """Whether the texts speak of what a name stands for: of each proper name in it, or of all its words.

        In another alphabet only proper names can be looked for, by their sound.
        """
        words = _WORD.findall(name)
        proper = [word for word in words if word[0].isupper() or word[0].isdigit()]
        if not proper and not name.isascii():
            return True
        tokens = [token for word in proper or words for token in tokenise(word) if not token.is_function]
        return all(token.stem in self._stems or self._sounds_like_one(token.stem) for token in tokens)

    def _sounds_like_one(self, stem: str) -> bool:
        return len(stem) >= LETTERS_PER_SLIP and fold(stem) in self._sounds

    def has_card(self, surname: str) -> bool:
        """Whether somebody of a surname has a card, so that the first name tells whether it is they."""
        return fold(normalise(surname)) in self._surnames

    def __contains__(self, word: str) -> bool:
        return any(token.stem in self._stems for token in tokenise(word))


def everything_said(library: Library) -> Iterator[str]:
    """Every claim, sentence and development of a library, in each language, and what its people are called."""
    yield from (translation.text for translation in library.translations)
    for claim in library.claims:
        yield f"{claim.text} {claim.attributed_to or ''}"
    for topic in library.topics:
        yield topic.title
        yield from (sentence.text for sentence in topic.brief.sentences())
        yield from (position.party for position in topic.brief.positions)
    for actor in library.actors:
        yield " ".join((actor.name, actor.role, *actor.aliases))
    for event in library.events:
        yield event.title
        yield from (sentence.text for sentence in event.account)
    for development in library.developments:
        yield development.text
