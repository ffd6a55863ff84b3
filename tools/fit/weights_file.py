"""Writing fitted weights, with the figures that say how good they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.search.weights import WEIGHTS_FILE, read_weights
from tools.fit.regression import Fit

_HEAD = "# Written by `make fit`; not to be edited by hand. docs/decisions says how it is made.\n"


def write_section(
    name: str, fitted: Fit, thresholds: Mapping[str, float], figures: Mapping[str, float | int | str]
) -> None:
    """Replace one section of the file and leave the others as they are.

    Args:
        name: The section, as ``read_weights`` takes it.
        fitted: The weights.
        thresholds: From which probability on what is done.
        figures: Rows, the share of them right and the like, for whoever reads the file.
    """
    text = WEIGHTS_FILE.read_text(encoding="utf-8") if WEIGHTS_FILE.exists() else _HEAD
    parts = [part for part in re.split(r"(?m)^(?=\[[a-z-]+\]$)", text) if not part.startswith(f"[{name}]\n")]
    head, sections = parts[0], parts[1:]
    tables = {"weights": fitted.weights, "thresholds": thresholds, "figures": figures}
    lines = [f"[{name}]", f"intercept = {_value(fitted.intercept)}"]
    for title, table in tables.items():
        lines += ["", f"[{name}.{title}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    sections.append("\n".join(lines) + "\n\n")
    written = head.rstrip("\n") + "\n\n" + "\n\n".join(part.strip("\n") for part in sorted(sections)) + "\n"
    WEIGHTS_FILE.write_text(written, encoding="utf-8")
    read_weights.cache_clear()  # what is fitted next reads what was just written


def _value(value: float | int | str) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:.3f}" if isinstance(value, float) else str(value)
