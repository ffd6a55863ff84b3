"""What the library has for a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.developments import Development
from bot.domain.library import Library
from bot.domain.sources import Claim


class Verdict(StrEnum):
    """The outcome of a question: answered; not directly, but these come closest; or nothing."""

    ANSWERED = "answered"
    NEAREST = "nearest"
    NONE = "none"


class Refusal(StrEnum):
    """Why the library doesn't answer a question, whatever its subject."""

    OPINION = "opinion"
    ADVICE = "advice"
    HARM = "harm"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the library, with the slug of its topic.

    Attributes:
        said: A claim of a source, in the library's words, or a dated development.
        topic: The slug of a topic that it belongs to.
    """

    said: Claim | Development
    topic: str

    def in_library(self, library: Library) -> Passage:
        """The same passage as the library has it in another language."""
        if isinstance(self.said, Development):
            return replace(self, said=library.development_by_slug[self.said.slug])
        return replace(self, said=library.claim_by_id[self.said.id])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library has for a question.

    Attributes:
        question: As it was asked.
        passages: At most three, the best first, or the newest where the question is about how things stand.
        verdict: Whether they answer, or only come nearest.
        nearest: Slugs of at most three topics nearest to the question, for whoever wants to read on.
        uncovered: Of several questions run together, those that the library doesn't cover, where it covers another.
        refusal: Why the question is none of the library's business; None for others.
        is_of_source: Whether it asks what answers come from; the sources themselves answer that.
        is_dated: Whether it asks how things stand and the passages are all of the article's time.
    """

    question: str
    passages: tuple[Passage, ...]
    verdict: Verdict
    nearest: tuple[str, ...]
    uncovered: tuple[str, ...] = ()
    refusal: Refusal | None = None
    is_of_source: bool = False
    is_dated: bool = False

    @property
    def answered(self) -> bool:
        """Whether the library covers what was asked, or at least one of the questions run together in it."""
        return self.verdict is Verdict.ANSWERED

    def in_library(self, library: Library) -> Answer:
        """The same answer as the library has it in another language."""
        return replace(self, passages=tuple(passage.in_library(library) for passage in self.passages))
