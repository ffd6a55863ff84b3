"""What people would otherwise use to find a name: the same names, the same question, one best answer with a score.

``PEERS`` are built from ``(name, topic)`` pairs. Their packages are in the extra ``bench``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Protocol

from tools.peers.fts5 import TrigramPeer
from tools.peers.fuzz import HybridPeer, RatioPeer

Named = tuple[str, str]  # a name and the topic it leads to


class Peer(Protocol):
    """Finds the best topic for words."""

    def find(self, words: str) -> tuple[str, float] | None:
        """The best topic and its score, or None if nothing was found."""


def _tantivy(names: Sequence[Named]) -> Peer:
    from tools.peers.tantivy import TantivyPeer  # the extra is not there for tests

    return TantivyPeer(names)


PEERS: Mapping[str, Callable[[Sequence[Named]], Peer]] = {
    "WRatio": lambda names: RatioPeer(names, "WRatio"),
    "token_set_ratio": lambda names: RatioPeer(names, "token_set_ratio"),
    "QRatio": lambda names: RatioPeer(names, "QRatio"),
    "FTS5 trigram": TrigramPeer,
    "tantivy fuzzy": _tantivy,
    "hybrid": HybridPeer,
}
if find_spec("tantivy") is None:  # the extra "bench" isn't there
    PEERS = {name: build for name, build in PEERS.items() if build is not _tantivy}
