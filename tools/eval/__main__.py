"""How well matching does, beside what people would otherwise use.

python -m tools.eval [QUERIES.jsonl ...]

Without files, on ../shared/queries/dev.jsonl where it is and on our own tests/matching/queries.jsonl. Each set is
halved: the peers' thresholds are tuned on one half, and everything is reported on the other. Errors of this matcher are
listed for the whole set. Then come queries made up from the library, on which nothing is tuned.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from bot.cli.library import build_matcher
from bot.loader import read_library
from tools.eval.contestants import ours, tuned_peers
from tools.eval.made_up import distorted_rows, off_topic_rows
from tools.eval.report import print_errors, print_table
from tools.eval.rows import halve, read_rows

ROOT = Path(__file__).resolve().parents[2]
SETS = (ROOT.parent / "shared" / "queries" / "dev.jsonl", ROOT / "tests" / "matching" / "queries.jsonl")
SEED = 17


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", nargs="*", type=Path)
    files = parser.parse_args().queries or [path for path in SETS if path.exists()]
    reading = read_library(ROOT / "content", ROOT / "seeds")
    if reading.library is None:
        print(*reading.problems, sep="\n", file=sys.stderr)
        return 1
    library, ask = reading.library, ours(build_matcher(reading.library))
    for path in files:
        rows = list(read_rows(path))
        tuning, reported = halve(rows)
        peers = tuned_peers(library, tuning)
        print_table(f"{path.name}: {len(reported)} of {len(rows)} queries, tuned on the others", reported, ask, peers)
        print_errors(path.name, rows, ask)
    chance = random.Random(SEED)
    made_up = [*distorted_rows(library.topics, chance), *off_topic_rows(library.topics, chance)]
    print_table(f"made up from the library: {len(made_up)} queries", made_up, ask, {})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
