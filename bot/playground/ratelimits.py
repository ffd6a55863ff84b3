"""Discord's rate limits: a bucket per route and major parameter, and a global one."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_TIDY_ABOVE = 5000
_MAJOR = ("channel_id", "guild_id", "application_id", "token")


@dataclass(frozen=True)
class Rule:
    """So many requests in some seconds."""

    limit: int
    seconds: float


DEFAULT_RULE = Rule(50, 1.0)
RULES = {
    ("POST", "/channels/{channel_id}/messages"): Rule(5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): Rule(5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): Rule(5, 1.0),
    ("POST", "/channels/{channel_id}/messages/{message_id}/crosspost"): Rule(10, 3600.0),
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads"): Rule(50, 300.0),
    ("POST", "/channels/{channel_id}/threads"): Rule(50, 300.0),
    ("POST", "/channels/{channel_id}/typing"): Rule(5, 5.0),
    ("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"): Rule(1, 0.25),
    ("POST", "/users/@me/channels"): Rule(10, 10.0),
    ("POST", "/webhooks/{application_id}/{token}"): Rule(5, 2.0),
    ("PATCH", "/webhooks/{application_id}/{token}/messages/{message_id}"): Rule(5, 2.0),
    ("DELETE", "/webhooks/{application_id}/{token}/messages/{message_id}"): Rule(5, 2.0),
}
GLOBAL_RULE = Rule(50, 1.0)


@dataclass
class _Window:
    closes: float = -math.inf
    used: int = 0


@dataclass(frozen=True)
class Verdict:
    """Whether a request may pass, and the headers its answer carries."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False

    def body(self) -> dict[str, Any]:
        """The body of a 429."""
        return {
            "message": "You are being rate limited.",
            "retry_after": round(self.retry_after or 0.0, 3),
            "global": self.is_global,
        }


@dataclass
class RateLimits:
    """Counts requests. All of it may be set: ``rules`` by method and route, ``default``, and ``global_rule``.

    None for a rule means no limit. It goes by real time, not the playground's, because the bot waits in real time.
    """

    rules: dict[tuple[str, str], Rule | None] = field(default_factory=lambda: dict(RULES))
    default: Rule | None = DEFAULT_RULE
    global_rule: Rule | None = GLOBAL_RULE
    monotonic: Callable[[], float] = time.monotonic
    _windows: dict[str, _Window] = field(default_factory=dict)
    _global: _Window = field(default_factory=_Window)
    _tidy_above: int = _TIDY_ABOVE

    def admit(self, method: str, route: str, parameters: dict[str, str], *, counts_globally: bool) -> Verdict:
        """Count a request and say whether it may pass."""
        now = self.monotonic()
        if counts_globally and self.global_rule is not None:
            wait = self._wait(self._global, self.global_rule, now)
            if wait is not None:
                return Verdict(_refusal(wait, "global") | {"X-RateLimit-Global": "true"}, wait, is_global=True)
        rule = self.rules.get((method, route), self.default)
        if rule is None:
            self._count_globally(counts_globally)
            return Verdict({})
        bucket = hashlib.blake2s(f"{method} {route}".encode(), digest_size=16).hexdigest()
        window = self._window(":".join([bucket, *(parameters.get(name, "") for name in _MAJOR)]), now)
        wait = self._wait(window, rule, now)
        if wait is None:
            window.used += 1
            self._count_globally(counts_globally)
        return _verdict(rule, bucket, window, now, wait)

    def _count_globally(self, counts: bool) -> None:
        self._global.used += counts

    def _window(self, key: str, now: float) -> _Window:
        if len(self._windows) > self._tidy_above:
            self._windows = {each: window for each, window in self._windows.items() if window.closes > now}
            # If all are in use, looking again at once would cost more each time.
            self._tidy_above = max(_TIDY_ABOVE, 2 * len(self._windows))
        return self._windows.setdefault(key, _Window())

    @staticmethod
    def _wait(window: _Window, rule: Rule, now: float) -> float | None:
        """How long until the next request may pass; None if this one may."""
        if now >= window.closes:
            window.closes, window.used = now + rule.seconds, 0
        return None if window.used < rule.limit else window.closes - now


def _verdict(rule: Rule, bucket: str, window: _Window, now: float, wait: float | None) -> Verdict:
    reset_after = window.closes - now
    headers = {
        "X-RateLimit-Limit": str(rule.limit),
        "X-RateLimit-Remaining": str(max(0, rule.limit - window.used)),
        "X-RateLimit-Reset": f"{time.time() + reset_after:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after:.3f}",
        "X-RateLimit-Bucket": bucket,
    }
    return Verdict(headers if wait is None else headers | _refusal(wait, "user"), wait)


def _refusal(wait: float, scope: str) -> dict[str, str]:
    # Clients take a 429 without Via for one from Discord's gatekeeper and give up instead of waiting.
    return {"Retry-After": str(math.ceil(wait)), "X-RateLimit-Scope": scope, "Via": "1.1 playground"}
