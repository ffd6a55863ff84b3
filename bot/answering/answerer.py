"""Passages of the library that answer a question, or the word that there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from bot.domain import Answer, Library, Passage
from bot.search.search import Search

if TYPE_CHECKING:
    from bot.answering.index import Index
    from bot.answering.reading import Half
    from bot.answering.scoring import Score

MOST_PASSAGES = 3
MOST_NEAREST = 3
_ANSWERED = 0.9  # how sure a claim must be of answering
_LEAST_INFORMATION = 0.42  # and how much it must account for, so that "Russia?" is not answered by whatever names it
_WELL_KNOWN = 0.55  # unless it is known to answer just that
_NEAR_THE_BEST = 0.72  # a claim elsewhere that answers nearly as well is given too
_IN_ITS_PARAGRAPH = 0.55  # and so is one beside the best that at least speaks of the same
_NEARLY_ANSWERED = 0.3
_FAR_BETTER = 0.25  # elsewhere than in the topic a question was asked in

_MOVES_ON = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|then)\s+)?(?:(?:what|how) about\b|and\b|а\b|и\b|(?:а\s+)?(?:как|что) насч[её]т\b)",
    re.IGNORECASE,
)


class Answerer:
    """Answers questions out of the library alone, from any thread.

    Its index is built by ``prepare`` or by the first question, whichever comes first, and unchanged ever after.

    Args:
        library: What can be answered from.
        search: Finds the topics nearest to a question.
        make_index: What gives its index where it isn't to be built anew.
    """

    def __init__(self, library: Library, search: Search, make_index: Callable[[], Index] | None = None) -> None:
        self._library = library
        self._search = search
        self._make_index = make_index
        self._building = Lock()
        self._built: Index | None = None

    def prepare(self) -> None:
        """Build the index where it isn't yet. Takes some tenths of a second, so not on an event loop."""
        self._build()

    def _build(self) -> Index:
        from bot.answering.index import Index  # noqa: PLC0415 - its word lists take long to load; a brief needs none

        with self._building:
            if self._built is None:
                self._built = self._make_index() if self._make_index else Index(self._library)
            return self._built

    @property
    def _index(self) -> Index:
        return self._built or self._build()

    def answer(self, question: str, topic: str | None = None) -> Answer:
        """The passages that answer a question.

        Args:
            question: What was asked, in English or Russian, however spelled.
            topic: The slug of a topic it was asked in. It is read as being about that topic ("what does Russia want?")
                unless it moves on to another ("and Ukraine?") or is answered much better elsewhere.
        """
        text = " ".join(question.split())
        halves = self._index.reader.read(text)
        whole = halves[0] if len(halves) == 1 else self._index.reader.read_half(text)
        within = topic if topic in self._index.passages.claims_of and not self._moves_on(text, topic) else None
        ranked = [self._rank(half, within) for half in halves]
        if not any(ranked) and (apart := self._index.reader.read_without_talk(text)):
            halves, ranked = apart, [self._rank(half, within) for half in apart]
            whole = apart[0]
        covered = [scores for scores in ranked if scores]
        uncovered = tuple(
            half.text
            for half, scores in zip(halves, ranked, strict=True)
            if not scores and half.says_something and covered
        )
        if len(halves) != 1:
            covered.append(self._rank(whole, within))
        chosen = _interleave(covered)[:MOST_PASSAGES]
        found = (self._index.passages.passage(score.claim_id, score.coverage, whole.units, within) for score in chosen)
        passages = tuple(passage for passage in found if passage is not None)
        return Answer(question, passages, bool(passages), self._nearest(whole, question, passages), uncovered)

    def _moves_on(self, question: str, topic: str) -> bool:
        if not _MOVES_ON.match(question):
            return False
        match = self._search.find_topic(_MOVES_ON.sub("", question, count=1))
        return match.found is not None and match.found != topic

    def _rank(self, half: Half, within: str | None) -> list[Score]:
        """The claims that answer one question, the best first; none where it isn't answered."""
        anywhere = _passable(self._index.scorer.score(half)) if half.says_something else []
        if within is None or not half.units:
            return anywhere
        here = _passable(self._index.scorer.score_within(half, within, self._index.passages.claims_of[within]))
        if not here or (anywhere and anywhere[0].coverage > here[0].coverage + _FAR_BETTER):
            return anywhere
        return here

    def _nearest(self, whole: Half, question: str, passages: Sequence[Passage]) -> tuple[str, ...]:
        found = dict.fromkeys(passage.topic for passage in passages)
        if not found:
            found = dict.fromkeys(self._search.find_topic(question).suggestions)
            for score in self._index.scorer.score(whole)[:MOST_NEAREST] if whole.says_something else ():
                passage = self._index.passages.passage(score.claim_id, score.coverage, whole.units, None)
                if passage is not None and score.coverage >= _NEARLY_ANSWERED:
                    found.setdefault(passage.topic)
        return tuple(found)[:MOST_NEAREST]


def _passable(scores: list[Score]) -> list[Score]:
    """The claims that answer, and what the same paragraph says besides, which often tells why."""
    if not scores or scores[0].assurance < _ANSWERED:
        return []
    best = scores[0]
    if best.information < _LEAST_INFORMATION and best.likeness < _WELL_KNOWN:
        return []
    return [
        score
        for score in scores
        if score.rank >= best.rank * (_IN_ITS_PARAGRAPH if score.paragraph == best.paragraph else _NEAR_THE_BEST)
    ]


def _interleave(ranked: Sequence[Sequence[Score]]) -> list[Score]:
    """The best for each question, then what is left by rank: other paragraphs before a second claim of the same one."""
    chosen: dict[str, Score] = {}
    for scores in ranked:
        if scores:
            chosen.setdefault(scores[0].claim_id, scores[0])
    paragraphs = {score.paragraph for score in chosen.values()}
    rest = sorted((score for scores in ranked for score in scores), key=lambda score: -score.rank)
    for fresh in (True, False):
        for score in rest:
            if (score.paragraph not in paragraphs or not fresh) and score.claim_id not in chosen:
                chosen[score.claim_id] = score
                paragraphs.add(score.paragraph)
    return list(chosen.values())
