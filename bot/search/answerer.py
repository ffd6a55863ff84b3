"""Answer questions with passages from the library: answered, nearest, or none."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from bot.domain import Answer, Library, Passage, Refusal, Verdict
from bot.search.asking import (
    asks_of_now,
    asks_of_source,
    goes_on,
    refusal_of,
    split_questions,
    without_last,
)
from bot.search.choosing import choose, interleave, unique
from bot.search.deciding import verdict_despite, verdict_on
from bot.search.entries import Entry
from bot.search.explain import Explained, explain
from bot.search.numbers import MOST_PASSAGES
from bot.search.passages import Candidate, PassageIndex
from bot.search.record import Record
from bot.search.search import Search
from bot.search.weights import Weights, read_weights


@dataclass(frozen=True, slots=True)
class Assessed:
    """One question, and what may answer it: the likeliest first, each with how likely it is the one.

    ``probability`` is how likely the first answers at all.
    """

    text: str
    ranked: tuple[tuple[float, Candidate], ...]
    probability: float
    verdict: Verdict
    refusal: Refusal | None

    @property
    def is_listed(self) -> bool:
        """Whether a curator listed the question for the first."""
        return bool(self.ranked) and self.ranked[0][1].is_listed

    @property
    def best(self) -> float:
        """How likely the first is the one."""
        return self.ranked[0][0] if self.ranked else 0.0


class Answerer:
    """Answers questions out of the library alone, from any thread.

    Its index is built by ``prepare`` or by the first question, whichever comes first.

    Args:
        library: What can be answered from.
        search: Finds the topics that a question names, and compares meanings.
    """

    def __init__(self, library: Library, search: Search) -> None:
        self._library = library
        self._search = search
        self._record = Record(library, search)
        self._building = Lock()
        self._built: PassageIndex | None = None

    def prepare(self) -> None:
        """Build the index where it isn't yet. Takes seconds where vectors have to be made, so not on an event loop."""
        with self._building:
            if self._built is None:
                index = PassageIndex(self._library, self._search.vectors)
                self._search.prepare(index.texts)
                index.attach()
                self._built = index

    def stop(self) -> None:
        """Give up what ``prepare`` has not got ready yet; answers go on by what there is."""
        self._search.vectors.stop()

    @property
    def index(self) -> PassageIndex:
        """The passages; built where they aren't yet."""
        if self._built is None:
            self.prepare()
        assert self._built is not None  # noqa: S101
        return self._built

    def answer(self, question: str, topic: str | None = None) -> Answer:
        """The passages that answer a question, or those that come nearest.

        Args:
            question: What was asked, in English or Russian, however spelled.
            topic: The slug of a topic it was asked in, which it is then likely to be about.
        """
        text = " ".join(question.split())
        if asks_of_source(text):
            return Answer(question, (), Verdict.ANSWERED, (), is_of_source=True)
        if topic is None and (newest := self._record.newest(text, self.index.entries)):
            passages = tuple(_quote(entry, {}) for entry in newest)
            return Answer(question, passages, Verdict.ANSWERED, self._nearest(passages, {}))
        parts = self._assess_each(split_questions(text), topic)
        if len(parts) > 1 and not any(part.verdict is Verdict.ANSWERED for part in parts):
            parts = [self.assess(text, topic)]
        covered = [part for part in parts if part.verdict is not Verdict.NONE]
        given = [choose(part.text, part.ranked) for part in covered]
        if len(covered) > 1:  # what is given first, then the best of each, before any has more
            given = [[some[0], part.ranked[0], *some] for some, part in zip(given, covered, strict=True)]
        chosen = unique(interleave(given))[:MOST_PASSAGES]
        verdict, recorded = self._recorded(text, parts, chosen)
        chosen = [(0.0, Candidate(entry, {})) for entry in recorded] or chosen
        named = self._named(text, parts) if topic is None else {topic: 1.0}
        passages = tuple(_quote(candidate.entry, named) for _, candidate in chosen)
        uncovered = [part.text for part in parts if part.verdict is not verdict] if covered and not recorded else []
        is_settled = bool(recorded) and verdict is Verdict.ANSWERED
        refusal = None if is_settled else next((part.refusal for part in parts if part.refusal is not None), None)
        are_old = bool(chosen) and not any(candidate.entry.is_development for _, candidate in chosen)
        nearest = self._nearest(passages, named)
        return Answer(
            question, passages, verdict, nearest, tuple(uncovered), refusal, is_dated=are_old and asks_of_now(text)
        )

    def _recorded(
        self, text: str, parts: Sequence[Assessed], chosen: Sequence[tuple[float, Candidate]]
    ) -> tuple[Verdict, list[Entry]]:
        """The verdict on a text, and what the record has of whom it asks for; nothing where what was chosen stands."""
        verdict = _best_of(parts)
        if refusal_of(text) is not None or any(part.is_listed for part in parts):
            return verdict, []
        recorded, says_so = self._record.of_post(text, self.index.entries)
        if says_so is None:  # who once held a post is no answer to who holds it
            happened = [*recorded, *(each.entry for _, each in chosen if each.entry.is_development)]
            recorded = sorted(happened, key=lambda entry: entry.date)[-1:]
            verdict = Verdict.NEAREST if verdict is Verdict.ANSWERED else verdict
        if recorded and (says_so or verdict is not Verdict.ANSWERED):
            return Verdict.ANSWERED if says_so else Verdict.NEAREST, recorded
        if without_last(text) is not None and any(likely > chosen[0][0] for likely, _ in chosen):
            verdict = Verdict.NEAREST  # what is later is less likely what was asked for
        return verdict, []

    def _named(self, text: str, parts: Sequence[Assessed]) -> dict[str, float]:
        """The topics that a text, or one of its questions, names, and how surely."""
        found = [self._search.topics_named(part.text) for part in parts if part.text != text]
        return dict(ChainMap(self._search.topics_named(text), *found))

    def _assess_each(self, texts: Sequence[str], topic: str | None) -> list[Assessed]:
        """What may answer each; one that goes on is read behind the one before where it finds nothing alone."""
        parts = []
        for place, text in enumerate(texts):
            part = self.assess(text, topic)
            if place and part.verdict is Verdict.NONE and goes_on(text):
                part = self.assess(f"{texts[place - 1]} {text}", topic)
            parts.append(part)
        return parts

    def explain(self, question: str) -> Iterator[str]:
        """Why a question is answered as it is: the best three passages with their signals, and what decided."""
        for part in split_questions(" ".join(question.split())):
            assessed = self.assess(part, None)
            _rank, weights = self._weights
            shown = [
                Explained(
                    candidate.entry.key,
                    f"its rank ({likely:.0%})",
                    weights.probability(judged(assessed.ranked, place)),
                    judged(assessed.ranked, place),
                )
                for place, (likely, candidate) in enumerate(assessed.ranked[:MOST_PASSAGES])
            ]
            answered, nearest = weights.thresholds["answered"], weights.thresholds["nearest"]
            reason = f"{assessed.verdict}: the first is {assessed.probability:.0%} likely to answer"
            reason += f" (answered from {answered:.0%}, nearest from {nearest:.0%})"
            if assessed.is_listed:
                reason += "; the question is listed for it, which decides"
            if assessed.refusal is not None:
                reason += f"; it asks for {assessed.refusal}"
            yield part
            yield from explain(shown, weights, reason)

    def assess(self, part: str, topic: str | None) -> Assessed:
        """What may answer one question, and whether it does.

        What a curator listed the question for comes first, and answers it. Asked in a topic, a question is read within
        that topic, and whatever shares a word with it there is at least near: "what does Russia want?" is about Syria
        under Syria's card. So is a passage with all the words of a question, such as "how many fighters?" or "what
        happened at Helsinki?" A name that the library doesn't know is a promise that nothing else keeps, so "was
        Manafort pardoned?" has no answer, but near ones.
        """
        context = dict(self._search.topics_named(part))
        if topic is not None:
            context[topic] = 1.0
        rank, weights = self._weights
        candidates = self.index.candidates(without_last(part) or part, context, topic)
        scored = ((rank.probability(candidate.signals), candidate) for candidate in candidates)
        ranked = tuple(sorted(scored, key=lambda each: (not each[1].is_listed, -each[0], each[1].entry.key)))
        likely = weights.probability(judged(ranked, 0)) if ranked else 0.0
        is_listed = any(best.is_listed for _, best in ranked[:1])
        worded = None if is_listed else refusal_of(part)
        refusal = worded if is_listed or worded else self.index.refusal_of(part)
        if is_listed:
            verdict = Verdict.ANSWERED
        elif not ranked or worded not in {None, Refusal.FORECAST}:
            verdict = Verdict.NONE
        elif refusal is not None:  # a source may hold a forecast, and what a question is only put like is a guess
            verdict = verdict_despite(refusal, ranked[0][1], likely, weights)
            refusal = None if verdict is Verdict.ANSWERED else refusal
        else:
            verdict = verdict_on(part, ranked[0][1], likely, weights, is_within=topic is not None)
        return Assessed(part, ranked, likely, verdict, refusal)

    @property
    def _weights(self) -> tuple[Weights, Weights]:
        """What ranks passages, and what says whether the first answers."""
        ending = "" if self.index.has_meaning else "-by-words"
        return read_weights(f"passages{ending}"), read_weights(f"questions{ending}")

    def _nearest(self, passages: Sequence[Passage], named: Mapping[str, float]) -> tuple[str, ...]:
        found = dict.fromkeys(passage.topic for passage in passages) or sorted(named, key=lambda slug: -named[slug])
        return tuple(slug for slug in found if slug in self._library.topic_by_slug)[:MOST_PASSAGES]


def judged(ranked: Sequence[tuple[float, Candidate]], place: int) -> Mapping[str, float]:
    """The signals by which it is decided whether a passage answers: its own, and how far it is before the others."""
    likely, candidate = ranked[place]
    return {**candidate.signals, "share": likely / sum(each for each, _ in ranked)}


def _quote(entry: Entry, named: Mapping[str, float]) -> Passage:
    """A passage as it is shown: under the topic that was named most surely, else under its first."""
    return Passage(entry.said, max(entry.topics, key=lambda slug: named.get(slug, 0.0), default=""))


def _best_of(parts: Sequence[Assessed]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    return next(verdict for verdict in Verdict if verdict in verdicts)
