"""The base layout of every message."""

from __future__ import annotations

from discord import ui


def new_layout() -> ui.LayoutView:
    """An empty layout that discord.py does not keep.

    Its buttons and selects are dynamic items, which are answered by their custom ids; a layout that was listened to
    would stay in memory, a private one with a task of its own for a quarter of an hour.
    """
    view = ui.LayoutView(timeout=None)
    view.stop()
    return view
