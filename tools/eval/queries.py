"""Labelled queries: this matcher and its peers on them, each peer with the threshold that serves it best."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from bot.domain import Library, Topic
from bot.search.search import Search
from tools.eval.halves import halve
from tools.eval.report import Judged, print_table
from tools.peers import PEERS, Peer

SYNONYM = "synonym"
LEGEND = """\
right    the topic was opened, or nothing was said where nothing fits (kind NONE); everything else counts as failed
offered  the topic is among the first three to choose from; or something is offered where nothing fits
missed   nothing is said where a topic fits, or only others are offered
wrong    another topic was opened
Peers search the same names (titles, aliases, entities). Each opens its best one from a threshold on, which is the
one that serves it best on the half of a set that is not reported. Ours keeps the thresholds it ships with."""
COLUMNS = ("right", "offered", "missed", "wrong")
_ALL, _OUTSIDE_SYNONYMS = "= all", "= outside synonyms"
_OFFERED = 3

Answer = tuple[str | None, tuple[str, ...]]  # the topic opened, if any, and what is offered


class Ask(Protocol):
    """Anything that answers queries."""

    def __call__(self, query: str, /) -> Answer:
        """The answer to a query."""


@dataclass(frozen=True)
class Row:
    """A query, the topics that are right for it (none where it must match nothing), and its kind."""

    query: str
    topics: frozenset[str]
    kind: str

    def outcome(self, answer: Answer) -> str:
        """What an answer is worth to whoever asked: "right" is the topic opened, or nothing said where nothing fits."""
        topic, offered = answer
        if topic is not None:
            return "right" if topic in self.topics else "wrong"
        if not self.topics:
            return "offered" if offered else "right"
        return "offered" if self.topics & set(offered[:_OFFERED]) else "missed"


def read_rows(path: Path) -> Iterator[Row]:
    """The labelled queries of a file.

    Each line is ``{"q": "...", "slug": "syria" or null, "kind": "...", "alt": ["..."]}``, where null must match nothing
    and ``alt``, which may be left out, names topics that are right as well.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(row["q"], frozenset(filter(None, (row["slug"], *row.get("alt", ())))), row["kind"])


def measure(title: str, rows: Sequence[Row], library: Library, search: Search) -> None:
    """Print a table of one set, for one half of which the peers' thresholds are tuned, and the errors of the whole."""
    tuning, reported = halve(rows)
    ask, tuned = ours(search), tuned_peers(library, tuning)
    peers = {name: peer.ask for name, peer in tuned.items()}
    print_table(
        f"{title}: {len(reported)} of {len(rows)} queries, thresholds tuned on the others",
        [_judge(row, ask, peers) for row in reported],
        COLUMNS,
        tuple(peers),
    )
    print("peers open what scores at least", ", ".join(f"{name} {peer.threshold:.4g}" for name, peer in tuned.items()))
    print(f"\n{title}: errors in all {len(rows)}")
    for row in rows:
        topic, offered = answer = ask(row.query)
        if (result := row.outcome(answer)) != "right":
            wanted = ", ".join(sorted(row.topics)) or "nothing"
            got = topic or ", ".join(offered) or "nothing"
            print(f"  {result:<8} {row.kind:<17} {row.query!r}: wanted {wanted}, got {got}")


def measure_alone(title: str, rows: Sequence[Row], search: Search) -> None:
    """Print a table for this matcher alone."""
    ask = ours(search)
    print_table(f"{title}: {len(rows)} queries", [_judge(row, ask, {}) for row in rows], COLUMNS, ())


def ours(search: Search) -> Ask:
    """The bot's own engine, with the thresholds it ships with."""

    def ask(query: str, /) -> Answer:
        match = search.find_topic(query)
        return match.found, match.suggestions

    return ask


def names_of(topics: Sequence[Topic]) -> list[tuple[str, str]]:
    """Everything the topics go by, which the peers get as well as the matcher."""
    return [(name, topic.slug) for topic in topics for name in (topic.title, *topic.aliases, *topic.entities)]


class TunedPeer(NamedTuple):
    """A peer that opens what scores at least a threshold."""

    ask: Ask
    threshold: float


def tuned_peers(library: Library, tuning: Sequence[Row]) -> dict[str, TunedPeer]:
    """Every peer, opening what scores at least the threshold that did best on the rows given."""
    names = names_of(library.topics)
    peers = {name: build(names) for name, build in PEERS.items()}
    thresholds = {name: _best_threshold(peer, tuning) for name, peer in peers.items()}
    return {name: TunedPeer(_with_threshold(peers[name], least), least) for name, least in thresholds.items()}


def _best_threshold(peer: Peer, rows: Sequence[Row]) -> float:
    found = [(row, peer.find(row.query)) for row in rows]
    scores = sorted({best[1] for _, best in found if best is not None})

    def right(threshold: float) -> int:
        return sum(row.outcome(_answer(best, threshold)) == "right" for row, best in found)

    return max(scores, key=right, default=0.0)


def _with_threshold(peer: Peer, threshold: float) -> Ask:
    return lambda query, /: _answer(peer.find(query), threshold)


def _answer(best: tuple[str, float] | None, threshold: float) -> Answer:
    return (None, ()) if best is None or best[1] < threshold else (best[0], (best[0],))


def _judge(row: Row, ask: Ask, peers: dict[str, Ask]) -> Judged:
    started = time.perf_counter()
    answer = ask(row.query)
    seconds = time.perf_counter() - started
    results = [row.outcome(answer)]
    results += [name for name, peer in peers.items() if row.outcome(peer(row.query)) == "right"]
    outside = (_OUTSIDE_SYNONYMS,) if row.kind != SYNONYM and row.topics else ()
    return Judged((row.kind, _ALL, *outside), frozenset(results), seconds)
