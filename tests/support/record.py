"""Every request the bot made, for tests to look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.wire import decode

_KEPT = 200_000


@dataclass(frozen=True)
class Exchange:
    """A request and what came back.

    ``path`` is below the API's address, with its query; ``route`` is its template; ``files`` are names of files sent.
    Bodies are kept as JSON: thousands of them, taken apart, would slow everything down.
    """

    at: datetime
    method: str
    path: str
    route: str
    files: tuple[str, ...]
    status: int
    body_json: bytes
    response_json: bytes

    @property
    def body(self) -> Any:
        """What was sent; None for nothing, or for what could not be read."""
        return decode(self.body_json)

    @property
    def response(self) -> Any:
        """What came back; None for nothing."""
        return decode(self.response_json)


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
