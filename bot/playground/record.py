"""Every request the bot made, for tests to look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_KEPT = 200_000


@dataclass(frozen=True)
class Exchange:
    """A request and what came back.

    ``path`` is below the API's address, with its query; ``route`` is its template; ``files`` are names of files sent.
    """

    at: datetime
    method: str
    path: str
    route: str
    body: Any
    files: tuple[str, ...]
    status: int
    response: Any


class Record:
    """The exchanges in the order in which they were answered; the oldest are dropped after 200,000."""

    def __init__(self) -> None:
        self._exchanges: deque[Exchange] = deque(maxlen=_KEPT)

    def add(self, exchange: Exchange) -> None:
        """Note one."""
        self._exchanges.append(exchange)

    def clear(self) -> None:
        """Forget all there were."""
        self._exchanges.clear()

    def find(self, method: str | None = None, route: str | None = None, *, status: int | None = None) -> list[Exchange]:
        """Those with this method, route template and status, where given."""
        return [
            exchange
            for exchange in self._exchanges
            if method in {None, exchange.method}
            and route in {None, exchange.route}
            and status in {None, exchange.status}
        ]

    def __len__(self) -> int:
        return len(self._exchanges)

    def __iter__(self) -> Iterator[Exchange]:
        return iter(self._exchanges)
