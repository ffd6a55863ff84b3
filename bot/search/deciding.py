"""Whether the likeliest passage answers a question, comes nearest, or neither."""

from __future__ import annotations

from bot.domain import Refusal, Verdict
from bot.search.asking import AnswerKind, answer_kind_of, goes_on, years_asked
from bot.search.conversation import asks_what_happened
from bot.search.passages import Candidate
from bot.search.weights import Weights


def verdict_on(part: str, best: Candidate, likely: float, weights: Weights, *, is_within: bool) -> Verdict:
    """Whether the likeliest passage answers a question, or is near; within a topic, all that shares a word is near."""
    is_sure = likely > weights.thresholds["answered"] or _is_its_date(part, best)
    is_sure |= goes_on(part) and best.found == 1  # "what about Syria?" asks for whatever bears on it
    if is_sure and best.can_answer:
        return Verdict.ANSWERED
    is_near = is_sure or likely >= weights.thresholds["nearest"] or best.found == 1 or (is_within and best.found > 0)
    return Verdict.NEAREST if is_near else Verdict.NONE


def verdict_despite(refusal: Refusal, best: Candidate, likely: float, weights: Weights) -> Verdict:
    """Whether the likeliest passage answers what probably is refused: it must be likelier than for other questions."""
    may_answer = may_foretell(best) if refusal is Refusal.FORECAST else best.can_answer
    if may_answer and likely > weights.thresholds["despite"]:
        return Verdict.ANSWERED
    lacks_name = best.signals["missing"] == 1  # or a word as rare as one: what it asks for is something else
    is_near = refusal is Refusal.FORECAST and likely > weights.thresholds["answered"] and not lacks_name
    return Verdict.NEAREST if is_near else Verdict.NONE


def may_foretell(candidate: Candidate) -> bool:
    """Whether a passage can say what is to come: what has happened does not."""
    return candidate.can_answer and not candidate.entry.is_development


def _is_its_date(question: str, best: Candidate) -> bool:
    """Whether a question asks when or what happened, or names a year, and a dated development has every word of it."""
    asks_when = answer_kind_of(question) is AnswerKind.TIME or asks_what_happened(question)
    asks_for_it = asks_when or bool(years_asked(question))
    return asks_for_it and best.entry.is_development and best.found == 1 and best.signals["kind"] >= 0
