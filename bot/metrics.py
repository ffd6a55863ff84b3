"""What is measured, for Prometheus; ``HEALTH_PORT`` makes it readable. docs/hosting.md tells the most important."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram, Info

# Discord waits three seconds for a first answer; what is announced may take longer.
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0)

INTERACTIONS = Histogram(
    "detente_interaction_seconds", "Time to answer, by command and outcome", ("command", "outcome"), buckets=_SECONDS
)
SEARCHES = Counter("detente_searches", "What words led to", ("kind", "verdict"))
DELIVERIES = Counter("detente_deliveries", "How attempts at digests ended", ("outcome",))
BACKLOG = Gauge("detente_deliveries_due", "Digests that are due and not settled, of all processes")
OLDEST_DUE = Gauge("detente_oldest_due_seconds", "For how long the longest waiting digest has been due")
SHARDS = Gauge("detente_shards", "Shards this process holds, of those it shares with others")
READY = Gauge("detente_ready", "1 where every shard is connected")
LATENCY = Gauge("detente_gateway_latency_seconds", "Time from a heartbeat to its acknowledgment, mean of the shards")
DISCONNECTS = Counter("detente_gateway_disconnects", "Connections to the gateway that ended")
SERVERS = Gauge("detente_servers", "Servers the bot is in")
LIBRARY = Info("detente_library", "The library that is served")
LIBRARY_LOADED = Gauge("detente_library_loaded_timestamp_seconds", "When it was taken up")
RELOADS = Counter("detente_library_reloads", "Attempts to take up changed files", ("outcome",))
