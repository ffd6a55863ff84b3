"""From typed words to topics or people: open one, offer a few, or find nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.language import tokenise
from bot.language.tokens import content_tokens
from bot.search.explain import Explained, explain
from bot.search.mentions import Mentions
from bot.search.names import NameIndex
from bot.search.numbers import KNOWN, LONGEST_NAME, MOST_OFFERED, NEAR_THE_BEST, RIVAL
from bot.search.ranking import Ranked, Ranking
from bot.search.rules import find_doubt, find_unmentioned, is_nonsense, is_own_name, says_all
from bot.search.targets import Target
from bot.search.vectors import Vectors

_MOST_PARTS = 10  # read of what is named side by side: each takes as long as a query
_HARD = re.compile(r"\s*[,;&+/|\n]\s*")
_BETWEEN_NAMES = re.compile(
    r"\s*[,;&+/|\n]\s*|\s+[-–—]\s+|(?<!\b\w)\.\s+"
    r"|\s+(?:and|n|or|plus|then|vs\.?|versus|with|и|или|плюс|потом|против|с)\s+",
    re.IGNORECASE,
)
_BEFORE_NAMES = re.compile(r"\A\W*(?:please )?(?:compare|сравни(?:те)?|both|what about|how about)\s+", re.IGNORECASE)
_AS_ONE = re.compile(r"\b(?:between|между)\b", re.IGNORECASE)  # "ties between Russia and Iran" are one thing


class Verdict(StrEnum):
    """What to do about some words: open what they mean, offer the best few, or say that there is nothing."""

    SURE = "sure"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Match:
    """What some words lead to.

    Attributes:
        query: The words.
        verdict: What to do.
        found: The slug of what is to be opened; None where the verdict isn't "sure".
        confidence: How likely the best one is what was meant.
        suggestions: Slugs, the best first; none where the verdict is "nothing".
        unmentioned: The name that was typed, where the library says nothing of what it stands for; else None.
        several: Slugs of all that the words name side by side; empty where they name one thing.
        namesakes: Slugs of all that go by just these words, where those are several.
        people: Slugs of the people whom the words name as well: two where they have that name in common.
        is_named: The words do no more than name what is to be opened.
        reason: What decided.
    """

    query: str
    verdict: Verdict
    found: str | None = None
    confidence: float = 0.0
    suggestions: tuple[str, ...] = ()
    unmentioned: str | None = None
    several: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_named: bool = False
    reason: str = "nothing is like it"


class Finder:
    """Finds targets by what people type. Built once and unchanged ever after; safe to use from any thread.

    Args:
        targets: What can be found, in curated order, which settles ties.
        mentions: What the library's texts speak of.
        vectors: What compares meanings, once it is ready; None to compare words alone.
        common: Words for what nearly every target is about.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        mentions: Mentions,
        vectors: Vectors | None = None,
        common: Iterable[str] = (),
    ) -> None:
        self.index = NameIndex(targets, common)
        self._mentions = mentions
        self.ranking = Ranking(self.index, vectors)

    @property
    def texts(self) -> Iterable[str]:
        """Every text whose sentence vector is compared."""
        return self.ranking.texts

    def find(self, query: str) -> Match:
        """What the words lead to."""
        if (several := self.find_several(query)) is not None:
            return several
        return self._decide(query, self.ranking.rank(query))

    def explain(self, query: str, best: int = 3) -> Iterator[str]:
        """Why the words lead where they do: the best candidates with their signals, and what decided."""
        ranked = self.ranking.rank(query)
        shown = [
            Explained(each.slug, each.name.text if each.name else "its texts", each.probability, vars(each.signals))
            for each in ranked.best[:best]
        ]
        match = self.find(query)
        return explain(shown, ranked.weights, f"{match.verdict}: {match.reason} (none of them: {ranked.nothing:.0%})")

    def _decide(self, query: str, ranked: Ranked) -> Match:
        if not ranked.best:
            return Match(query, Verdict.NOTHING)
        typed, tokens = ranked.typed, ranked.typed.tokens
        written = [each for each in ranked.best if each.signals.exact == 1]  # "ПРО в Европе" names more than "Европа"
        own = [each for each in written or ranked.best if is_own_name(query, tokens, each)]
        best = own[0] if len(own) == 1 else (written or ranked.best)[0]
        confidence = round(best.probability, 3)
        is_common = says_all(typed, best, self.index)
        if not is_common and is_nonsense(query, tokens, best, self._mentions):
            reason = "it is an everyday word that only resembles a name"
            return Match(query, Verdict.NOTHING, confidence=confidence, reason=reason)
        thresholds = ranked.weights.thresholds
        if ranked.nothing >= thresholds["nothing"] and len(own) != 1 and not is_common:
            reason = f"none of them is likelier than {thresholds['nothing']:.0%}"
            return Match(query, Verdict.NOTHING, confidence=confidence, reason=reason)
        least = best.probability * NEAR_THE_BEST
        near = (best, *(each for each in ranked.best if each is not best and each.probability >= least))
        offers = tuple(each.slug for each in near[:MOST_OFFERED])
        unmentioned = None if is_common else find_unmentioned(query, typed, best, self.index, self._mentions)
        doubt = find_doubt(query, typed, best, self.index)
        if len(namesakes := tuple(each.slug for each in own if each.signals.exact == 1)) > 1:
            reason = "several share that name"
            offers = namesakes[:MOST_OFFERED]
            return Match(query, Verdict.UNSURE, None, confidence, offers, namesakes=offers, reason=reason)
        if len(own) == 1 and doubt is None:
            reason = "it is the name of this one alone"
        elif doubt is None and best.probability < thresholds["open"]:
            doubt = f"the best is less likely than {thresholds['open']:.0%}"
        elif doubt is None and any(each.probability > best.probability * RIVAL for each in near[1:]):
            doubt = "another is nearly as likely"
        else:
            reason = f"the best is at least {thresholds['open']:.0%} likely"
        if doubt is not None:
            return Match(query, Verdict.UNSURE, None, confidence, offers, unmentioned, reason=doubt)
        is_named = best.signals.whole >= KNOWN
        return Match(query, Verdict.SURE, best.slug, confidence, offers, unmentioned, is_named=is_named, reason=reason)

    def find_several(self, query: str) -> Match | None:
        """What words name side by side, as typed or with typos mended; None where they are better read as one."""
        if len(tokenise(query)) == 1:
            return None
        match = self._side_by_side(query, query)
        if match is None or not match.several:
            meant = self.index.lexicon.corrected(query)
            mended = self._side_by_side(query, meant) if meant != query else None
            match = mended if mended is not None and mended.several else match
        return match

    def _side_by_side(self, query: str, text: str) -> Match | None:
        parts = list(dict.fromkeys(split_names(text)))[:_MOST_PARTS]
        is_parted = len(parts) > 1
        is_listed = bool(_HARD.search(text)) or all(part.count(" ") < 2 for part in parts)
        is_name = self.index.has_written if _HARD.search(text) else self.index.__contains__
        if is_name(text) if is_parted else self.index.named(text):
            return None
        rows = [(part, self._names_in_a_row(part)) for part in parts]
        parts = [name for part, row in rows for name in (row if len(row) > 1 else (part,))]
        found: list[str] = []
        offered: list[str] = []
        unmentioned: str | None = None
        for part in parts if len(parts) > 1 else ():
            match = self._decide(part, self.ranking.rank(part, by_words=True))
            unmentioned = unmentioned or match.unmentioned
            found += [match.found] if match.found is not None and match.is_named else []
            offered += match.suggestions[:1]
        named, is_known = tuple(dict.fromkeys(found)), len(found) == len(parts)
        suggestions = named if is_known else tuple(dict.fromkeys((*named, *offered)))
        is_choice = bool(named) or (len(suggestions) > 1 and all(" " not in part for part in parts))
        if not is_choice or (len(named) == 1 and is_known) or not (is_known or is_listed):
            return None
        return Match(
            query,
            Verdict.UNSURE,
            confidence=1.0,
            suggestions=suggestions,
            unmentioned=unmentioned,
            several=named if is_known else (),
            reason="it names several topics" if is_known else "part of it names nothing in the library",
        )

    def _names_in_a_row(self, text: str) -> list[str]:
        """Names of which the words are nothing but a row: "Syria", "Iran" in "Syria Iran"; none else."""
        words, names = [token.normal for token in content_tokens(tokenise(text))], []
        while words:
            lengths = range(min(LONGEST_NAME, len(words)), 0, -1)
            length = next((each for each in lengths if self.index.find_exact(" ".join(words[:each]))), 0)
            if not length:
                return []
            names.append(" ".join(words[:length]))
            words = words[length:]
        return names


def split_names(text: str) -> Iterator[str]:
    """What is named side by side: "Syria", "Iran" in "compare Syria and Iran"."""
    if _AS_ONE.search(text):
        yield text
        return
    for part in _BETWEEN_NAMES.split(_BEFORE_NAMES.sub("", text, count=1).strip(" ?!.")):
        if not _says_nothing(part) or (len(part) > 1 and part.isupper()):
            yield part.strip()


def _says_nothing(text: str) -> bool:
    return all(token.is_function for token in tokenise(text))
