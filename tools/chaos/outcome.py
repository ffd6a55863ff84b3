"""What a run of chaos came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What a run came to."""

    seed: int
    channels: int
    kills: int = 0
    killed_while_sending: int = 0
    gateway_drops: int = 0
    processes: int = 1
    stalls: int = 0
    database_restarts: int = 0
    seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    repeats_answered_by_nonce: int = 0
    attempts: int = 0
    states: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    kept: int = 0
    pinned: int = 0
    threads: int = 0
    announced: int = 0
    missing: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """One right message for each channel, with its thread and publication where they were asked for."""
        faulty = self.missing or self.repeated or self.wrong
        return not faulty and self.messages == self.channels == self.states["sent"]

    def __str__(self) -> str:
        faults = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        states = ", ".join(f"{count} {name}" for name, count in sorted(self.states.items()))
        lines = [
            f"seed {self.seed}: {self.channels} channels, {self.kills} kills ({self.killed_while_sending} of them with "
            f"digests marked as being sent), {self.gateway_drops} gateway drops, {self.seconds:.0f} s",
            f"{self.processes} processes; {self.stalls} stood still for longer than a lease, {self.database_restarts} "
            "restarts of PostgreSQL",
            f"faults among {self.requests} requests: {faults}",
            f"attempts: {self.attempts}; repeats that the nonce made harmless: {self.repeats_answered_by_nonce}",
            f"deliveries: {states}",
            f"messages: {self.messages}; missing {len(self.missing)}, repeated {len(self.repeated)}, "
            f"wrong {len(self.wrong)}",
            f"of these, {self.threads} had to have a thread or be a post, {self.announced} had to be published,",
            f"{self.kept} had to replace the one before, {self.pinned} had to be the one that is pinned",
            *self.missing,
            *self.repeated,
            *self.wrong,
            "sound" if self.is_sound else "NOT SOUND",
        ]
        return "\n".join(lines)
