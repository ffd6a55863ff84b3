"""Which of the passages found are given, and in what order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain import Claim
from bot.language import tokenise
from bot.search.asking import asks_ahead, asks_of_now, asks_what_became, without_last
from bot.search.entries import Entry
from bot.search.numbers import AS_GOOD, AS_LIKELY, BESIDE, FEW_WORDS, ITS_MATTER, MOST_PASSAGES, SAID_AGAIN
from bot.search.passages import Candidate

_CALLED_OFF = re.compile(r"\b(?:cancel\w*|call(?:ed|ing)? off|postpone\w*)\b", re.IGNORECASE)


def choose(question: str, ranked: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The passages given for one question: the best and those nearly as good.

    Where it asks whether something came about, what a source said has a later development beside it; where it asks how
    things stand or will, whatever is given has one, unless a curator listed the question for a development. In both
    cases the newest come first.
    """
    least = ranked[0][0] * AS_GOOD if ranked else 0.0  # others hardly bear on the question
    chosen = [each for each in ranked if each[0] >= least][:MOST_PASSAGES]
    is_of_now = asks_of_now(question) or asks_ahead(question)
    is_of_outcome = is_of_now or asks_what_became(question)
    has_any = any(candidate.entry.is_development for _, candidate in chosen)
    is_listed = any(candidate.is_listed and candidate.entry.is_development for _, candidate in chosen)
    if not is_listed and (is_of_now or (is_of_outcome and not has_any)):
        chosen = [*_later(ranked, chosen), *chosen]
    if (single := without_last(question)) is not None and not is_listed:
        chosen = _last(single, ranked) or chosen
    elif is_of_outcome:
        chosen = sorted(chosen, key=lambda each: each[1].entry.date, reverse=True)
    return chosen[:MOST_PASSAGES]


def _last(question: str, ranked: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The developments that may be the last of those a question asks for: that came about, the newest first.

    A headline may name other matters as well, so a word of one doesn't count.
    """
    asked = {token.stem for token in tokenise(question) if not token.is_function}

    def shared(entry: Entry) -> int:
        return max(len(asked & terms.keys()) for terms in entry.wordings[: 1 + len(entry.translations)])

    happened = [
        each
        for each in ranked
        if each[1].entry.is_development
        and (not _CALLED_OFF.search(each[1].entry.texts[0]) or _CALLED_OFF.search(question))
    ]
    most = max((shared(each[1].entry) for each in happened), default=0)
    found = [each for each in happened if shared(each[1].entry) >= most - 1]  # "met" is no "meet"
    found = [each for each in found if each[0] >= found[0][0] * AS_LIKELY]
    return sorted(found, key=lambda each: each[1].entry.date, reverse=True)


def _later(
    ranked: Sequence[tuple[float, Candidate]], chosen: Sequence[tuple[float, Candidate]]
) -> list[tuple[float, Candidate]]:
    """A development since what was chosen: the newest that has as much of the question, else the likeliest."""
    topics = {topic for _, candidate in chosen for topic in candidate.entry.topics}
    said = max((candidate.entry.date for _, candidate in chosen), default="")
    bearing = [
        each
        for each in ranked
        if each[1].entry.is_development
        and each[1].entry.date > said
        and not topics.isdisjoint(each[1].entry.topics)
        and each[1].signals["coverage"] >= ITS_MATTER
        and each[0] >= chosen[0][0] * BESIDE
    ]
    most = max((candidate.signals["coverage"] for _, candidate in chosen), default=1.0)
    as_much = [each for each in bearing if each[1].signals["coverage"] >= most]
    return sorted(as_much, key=lambda each: each[1].entry.date)[-1:] or bearing[:1]


def interleave(lists: Sequence[Sequence[tuple[float, Candidate]]]) -> list[tuple[float, Candidate]]:
    """The best for each question, then the second for each, and so on."""
    longest = max(map(len, lists), default=0)
    return [some[place] for place in range(longest) for some in lists if place < len(some)]


def unique(ranked: Iterable[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Each passage where it first stood, but none that says again what another of its paragraph said before it."""
    kept: list[tuple[float, Candidate]] = []
    for each in ranked:
        if not any(_says_again(each[1].entry, before.entry) for _, before in kept):
            kept.append(each)
    return kept


def _says_again(entry: Entry, before: Entry) -> bool:
    one, other = entry.said, before.said
    if not isinstance(one, Claim) or not isinstance(other, Claim):
        return entry.key == before.key
    if (one.source_id, one.paragraph) != (other.source_id, other.paragraph):
        return False
    words, others = _words(one), _words(other)
    shorter = min(len(words), len(others))
    share = SAID_AGAIN if shorter > FEW_WORDS else 1.0
    return len(words & others) >= share * shorter


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(claim.text) if not token.is_function)
