"""Passages of the library that answer a question, or the word that there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.concepts import Concepts
from bot.answering.evidence import Evidence
from bot.answering.reading import Half, Reader
from bot.answering.scoring import Score, Scorer
from bot.domain import Claim, Library, Sentence, Topic
from bot.matching import Matcher

MOST_PASSAGES = 3
_MOST_NEAREST = 3
_ANSWERED = 0.56
_LEAST_INFORMATION = 0.4
_NEAR_THE_BEST = 0.72


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim that answers, the topic it is told under, and the point there that rests on it."""

    claim: Claim
    topic: str
    point: tuple[Sentence, ...]
    score: float

    @property
    def text(self) -> str:
        """All it says: the claim, and the point."""
        return " ".join((self.claim.text, *(sentence.text for sentence in self.point)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library has for a question.

    Attributes:
        question: As it was asked.
        passages: At most three, the best first; none where it isn't answered.
        answered: Whether the library covers what was asked.
        nearest: Slugs of the topics nearest to the question, for whoever wants to read on.
    """

    question: str
    passages: tuple[Passage, ...]
    answered: bool
    nearest: tuple[str, ...]


class Answerer:
    """Answers questions out of the library alone. Built once; unchanged ever after.

    Args:
        library: What can be answered from.
        matcher: Finds the topics nearest to a question.
    """

    def __init__(self, library: Library, matcher: Matcher) -> None:
        self._library = library
        self._matcher = matcher
        concepts = Concepts(library.thesaurus)
        evidence = Evidence(library, concepts)
        self._reader = Reader(concepts, evidence)
        self._scorer = Scorer(evidence, {claim.id: claim.text.casefold() for claim in library.claims})
        self._topics = _topics_by_claim(library)

    def answer(self, question: str, topic: str | None = None) -> Answer:
        """The passages that answer a question.

        Args:
            question: What was asked, in English or Russian, however spelled.
            topic: The slug of a topic the question was asked in; it is read as being about that, unless it moves on.
        """
        whole = self._reader.read_half(" ".join(question.split()))
        halves = self._reader.read(question)
        ranked = [self._passable(half) for half in halves if half.says_something]
        if len(ranked) != 1:
            ranked.append(self._passable(whole))
        best = _interleave(ranked)
        passages = tuple(self._passage(score) for score in best[:MOST_PASSAGES])
        return Answer(question, passages, bool(passages), self._nearest(question, passages))

    def _passable(self, half: Half) -> list[Score]:
        if not half.says_something:
            return []
        scores = self._scorer.score(half)
        if not scores or scores[0].coverage < _ANSWERED or scores[0].information < _LEAST_INFORMATION:
            return []
        least = scores[0].rank * _NEAR_THE_BEST
        return [score for score in scores if score.rank >= least and score.coverage >= _ANSWERED * 0.9]

    def _passage(self, score: Score) -> Passage:
        claim = self._library.claim_by_id[score.claim_id]
        topic = self._topics[claim.id][0]
        return Passage(claim, topic.slug, _point(topic, claim.id), round(score.coverage, 3))

    def _nearest(self, question: str, passages: Sequence[Passage]) -> tuple[str, ...]:
        found = dict.fromkeys(passage.topic for passage in passages)
        if not found:
            found = dict.fromkeys(self._matcher.match_topics(question).suggestions)
        return tuple(found)[:_MOST_NEAREST]


def _topics_by_claim(library: Library) -> dict[str, list[Topic]]:
    found: dict[str, list[Topic]] = {claim.id: [] for claim in library.claims}
    for topic in library.topics:
        for claim_id in dict.fromkeys(claim_id for s in topic.brief.sentences() for claim_id in s.claim_ids):
            found[claim_id].append(topic)
    return found


def _point(topic: Topic, claim_id: str) -> tuple[Sentence, ...]:
    for point in topic.brief.points:
        if any(claim_id in sentence.claim_ids for sentence in point):
            return point
    return ()


def _interleave(ranked: Sequence[Sequence[Score]]) -> list[Score]:
    """The best of each half, then what is left by rank; other paragraphs before a second claim of the same one."""
    chosen: dict[str, Score] = {}
    for scores in ranked:
        if scores and not any(score.claim_id in chosen for score in scores[:1]):
            chosen[scores[0].claim_id] = scores[0]
    paragraphs = {score.paragraph for score in chosen.values()}
    rest = sorted((score for scores in ranked for score in scores), key=lambda score: -score.rank)
    for fresh in (True, False):
        for score in rest:
            if (score.paragraph not in paragraphs or not fresh) and score.claim_id not in chosen:
                chosen[score.claim_id] = score
                paragraphs.add(score.paragraph)
    return list(chosen.values())
