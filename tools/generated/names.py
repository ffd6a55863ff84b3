"""What a made-up topic goes by: the people, places, treaties, meetings and bodies around one matter."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator

from tools.generated.words import (
    FIRST_NAMES,
    OFFICES,
    RUSSIAN_FIRST_NAMES,
    RUSSIAN_SUBJECTS,
    SUBJECTS,
    in_latin,
    slavic_place,
    slavic_surname,
    western_place,
    western_surname,
)

_LONGEST = 60  # characters, as the loader allows
_FIRST_YEAR, _LAST_YEAR = 1949, 2024


class NameMaker:
    """Makes names for one topic after another, none of them twice.

    Args:
        chance: What decides.
        taken: Texts that must not become names.
    """

    def __init__(self, chance: random.Random, taken: Iterable[str] = ()) -> None:
        self._chance = chance
        self._taken = {_fold(text) for text in taken}

    def name_topic(self, count: int) -> list[str]:
        """So many names that belong together, the plainest first."""
        names: list[str] = []
        while len(names) < count:
            for name in self._around_one_matter():
                folded = _fold(name)
                if len(name) <= _LONGEST and folded and folded not in self._taken:
                    self._taken.add(folded)
                    names.append(name)
        return names[:count]

    def _around_one_matter(self) -> Iterator[str]:
        """Names for a place with what is at stake there, and for one of the people who see to it."""
        chance = self._chance
        if chance.random() < 0.5:
            russian_place = slavic_place(chance)
            place = in_latin(russian_place)
        else:
            russian_place, place = "", western_place(chance)
        subject = chance.choice(SUBJECTS)
        year = str(chance.randint(_FIRST_YEAR, _LAST_YEAR))
        yield chance.choice((place, f"{place} {subject}"))
        yield from chance.sample(self._of_place(place, subject, year), 4)
        if russian_place:
            yield from chance.sample(self._in_russian(russian_place, year), 2)
        yield from self._of_person(place)

    def _of_place(self, place: str, subject: str, year: str) -> list[str]:
        number = self._chance.randint(1, 99)
        # No X: "XXX" would mark what is unfinished.
        letters = "".join(self._chance.choices("ABCDEFGKLMNPRSTV", k=self._chance.choice((2, 3, 4))))
        return [
            f"{place} {self._chance.choice(('crisis', 'talks', 'accords', 'protocol', 'standoff', 'ceasefire'))}",
            f"{place} summit {year}",
            f"Treaty of {place}",
            f"{place} {self._chance.choice(('Commission', 'Working Group', 'Committee', 'Council'))}",
            f"{subject} in {place}",
            f"{place} agreement on {subject}",
            f"Institute for {subject.title()} in {place}",
            f"{letters}-{number}",
            f"{letters} {self._chance.choice(('Treaty', 'programme', 'group', 'missile'))}",
        ]

    def _in_russian(self, place: str, year: str) -> list[str]:
        subject = self._chance.choice(RUSSIAN_SUBJECTS)
        return [
            place,
            f"Договор о {subject} {place}",
            f"саммит {place} {year}",
            f"комиссия {place}",
            f"переговоры о {subject} {year}",
        ]

    def _of_person(self, place: str) -> Iterator[str]:
        chance = self._chance
        office = chance.choice(OFFICES)
        if chance.random() < 0.4:
            first, russian = chance.choice(RUSSIAN_FIRST_NAMES), slavic_surname(chance)
            surname = in_latin(russian)
            yield from (f"{in_latin(first)} {surname}", surname, russian, f"{first} {russian}")
        else:
            surname = western_surname(chance)
            yield from (f"{chance.choice(FIRST_NAMES)} {surname}", surname)
        yield chance.choice((f"{office} {surname}", f"{surname} plan", f"{surname} mission to {place}"))


def _fold(text: str) -> str:
    """As the loader compares names: without case, accents, punctuation and spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text.casefold()))
