"""``python -m tools.fit``: fit everything again, or only the parts named."""

from __future__ import annotations

import sys

from tools.fit.names import fit_names
from tools.fit.questions import main as fit_questions

PARTS = {"names": fit_names, "questions": fit_questions}


def main() -> None:
    """Fit and write bot/search/weights.toml."""
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
