"""Who is asked: this matcher as it is, and each peer with the threshold that serves it best."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Library, Topic
from bot.matching import Matcher
from tools.eval.rows import Answer, Ask, Row, outcome
from tools.peers import PEERS, Peer


def names_of(topics: Sequence[Topic]) -> list[tuple[str, str]]:
    """Everything the topics go by, which the peers get as well as the matcher."""
    return [(name, topic.slug) for topic in topics for name in (topic.title, *topic.aliases, *topic.entities)]


def ours(matcher: Matcher) -> Ask:
    """The bot's own matching, with the thresholds it ships with."""

    def ask(query: str) -> Answer:
        match = matcher.match_topics(query)
        return match.topic, match.suggestions

    return ask


def tuned_peers(library: Library, tuning: Sequence[Row]) -> dict[str, Ask]:
    """Every peer, opening what scores at least the threshold that did best on the rows given."""
    names = names_of(library.topics)
    peers = {name: build(names) for name, build in PEERS.items()}
    return {name: _with_threshold(peer, _best_threshold(peer, tuning)) for name, peer in peers.items()}


def _best_threshold(peer: Peer, rows: Sequence[Row]) -> float:
    found = [(row, peer.find(row.query)) for row in rows]
    scores = sorted({best[1] for _, best in found if best is not None})

    def right(threshold: float) -> int:
        return sum(outcome(row, _answer(best, threshold)) == "right" for row, best in found)

    return max(scores, key=right, default=0.0)


def _with_threshold(peer: Peer, threshold: float) -> Ask:
    return lambda query: _answer(peer.find(query), threshold)


def _answer(best: tuple[str, float] | None, threshold: float) -> Answer:
    return (None, ()) if best is None or best[1] < threshold else (best[0], (best[0],))
