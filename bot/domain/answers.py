"""What the library has for a question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.library import Sentence
from bot.domain.sources import Claim


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim that answers, with the slug of the topic it is told under.

    Attributes:
        claim: What the source says, in the library's words.
        topic: The slug of a topic whose brief rests on the claim.
        point: The point of that brief that rests on it; empty where it would say the same again.
        coverage: The share of the question's information that the claim accounts for, 0 to 1.
    """

    claim: Claim
    topic: str
    point: tuple[Sentence, ...]
    coverage: float

    @property
    def text(self) -> str:
        """All it says: the claim, then the point."""
        return " ".join((self.claim.text, *(sentence.text for sentence in self.point)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library has for a question.

    Attributes:
        question: As it was asked.
        passages: At most three, the best first; none where it isn't answered.
        answered: Whether the library covers what was asked, or at least one of the questions run together in it.
        nearest: Slugs of at most three topics nearest to the question, for whoever wants to read on.
        uncovered: Of several questions run together, those that the library doesn't cover, where it covers another.
    """

    question: str
    passages: tuple[Passage, ...]
    answered: bool
    nearest: tuple[str, ...]
    uncovered: tuple[str, ...] = ()
