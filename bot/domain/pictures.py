"""What a picture shows, as data that a separate process can draw."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Picture:
    """A scene (JSON: a ``kind`` and what that kind needs), and what the picture shows in words."""

    name: str
    alt: str
    scene: Mapping[str, object]

    @cached_property
    def scene_hash(self) -> str:
        """A SHA-256 over the scene: equal scenes are one picture."""
        return hashlib.sha256(json.dumps(self.scene, sort_keys=True).encode()).hexdigest()
