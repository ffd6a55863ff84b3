"""What is measured, for Prometheus; ``HEALTH_PORT`` makes it readable. docs/hosting.md explains the most important."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram, Info

# Discord waits three seconds for a first answer; what is announced may take longer.
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0)

INTERACTIONS = Histogram(
    "detente_interaction_seconds",
    "Time to answer a command, by command and outcome",
    ("command", "outcome"),
    buckets=_SECONDS,
)
SEARCHES = Counter("detente_searches", "Searches, by kind and verdict", ("kind", "verdict"))
DELIVERIES = Counter("detente_deliveries", "Attempts to send a digest, by outcome", ("outcome",))
BACKLOG = Gauge("detente_deliveries_due", "Digests that are due and not yet sent or given up, of all processes")
OLDEST_DUE = Gauge("detente_oldest_due_seconds", "How long the oldest due digest has been waiting")
SHARDS = Gauge("detente_shards", "Shards this process holds")
READY = Gauge("detente_ready", "1 if every shard is connected, otherwise 0")
LATENCY = Gauge(
    "detente_gateway_latency_seconds", "Time from a heartbeat to its acknowledgment, averaged over the shards"
)
DISCONNECTS = Counter("detente_gateway_disconnects", "Gateway connections that ended")
SERVERS = Gauge("detente_servers", "Servers the bot is in")
LIBRARY = Info("detente_library", "The library in use")
LIBRARY_LOADED = Gauge("detente_library_loaded_timestamp_seconds", "When the library in use was loaded")
RELOADS = Counter("detente_library_reloads", "Reloads of the library, by outcome", ("outcome",))
