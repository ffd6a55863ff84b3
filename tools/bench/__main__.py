"""Measure, and write the figures into docs/benchmarks.md.

python -m tools.bench [lookup ...]
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tools.bench.digests import measure_digests
from tools.bench.doors import measure_doors
from tools.bench.growth import measure_growth
from tools.bench.interactions import measure_interactions, measure_start
from tools.bench.lookup import measure_lookup
from tools.bench.memory import measure_memory
from tools.bench.scale import measure_scale
from tools.bench.tables import replace_section, to_markdown

PARTS = {
    "lookup": measure_lookup,
    "interactions": measure_interactions,
    "start": measure_start,
    "memory": measure_memory,
    "growth": measure_growth,
    "digests": measure_digests,
    "doors": measure_doors,
    "scale": measure_scale,
}


def main() -> int:
    """Run from the command line; without names, every part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(PARTS)}")
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; choose of: {', '.join(PARTS)}")
    for name in chosen:
        table = to_markdown(asyncio.run(PARTS[name]()), "make bench")
        print(table, flush=True)
        replace_section(name, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
