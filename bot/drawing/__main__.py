"""Draw the scenes named on standard input.

Standard input holds JSON, a list of ``{"path": PNG to write, "scene": {"kind": …, …}}``. The name of each picture that
was written is printed on a line of its own at once; a failure is reported on standard error, and the rest are drawn.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.drawing.board import draw_board
from bot.drawing.canvas import Canvas
from bot.drawing.closeup import draw_closeup
from bot.drawing.network import draw_network
from bot.drawing.timeline import draw_timeline

DRAWERS: dict[str, Callable[[Any], Canvas]] = {
    "board": draw_board,
    "closeup": draw_closeup,
    "network": draw_network,
    "timeline": draw_timeline,
}


def main() -> int:
    """Draw everything; return 1 if something failed."""
    if hasattr(os, "nice"):
        os.nice(10)  # answers come first
    failed = 0
    for order in json.load(sys.stdin):
        path = Path(order["path"])
        try:
            _draw(order["scene"], path)
        except Exception:
            failed = 1
            traceback.print_exc()
        else:
            sys.stdout.write(f"{path.name}\n")
            sys.stdout.flush()
        gc.collect()  # a figure refers to itself, and each is some megabytes
    return failed


def _draw(scene: dict[str, Any], path: Path) -> None:
    """Write the picture under another name first, so that readers find all of it or nothing."""
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        unfinished.write_bytes(DRAWERS[scene["kind"]](scene).png())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
