"""Kill the bot over and over while digests are due, and count what arrived.

    python -m tools.chaos [--kills 50] [--channels 200] [--seed N] [--database] [--processes N]

A real bot process serves the playground. It is killed with SIGKILL at random moments, and all the while some requests
meet a 429, a 500, a connection cut before or after the server carried them out, or a slow answer, and the gateway is
dropped; with --database, another program locks the database and its disk takes nothing for seconds, too. With
--processes, several run over one PostgreSQL, which is restarted and crashes; any of them may be killed, or stand still
for longer than its lease. At the end the
server's own record must show one digest for every channel: none missing, none twice, each with the text it was to have,
its thread where one was asked for, published to followers in announcement channels, the one before gone or unpinned
where only the latest was to be kept or pinned. The places are channels of all kinds, threads and direct messages; some
digests are the second of their day. Prints its figures; ends
non-zero if anything is wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from tools.chaos.many import ManyChaos
from tools.chaos.run import Chaos


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="how often the bot is killed")
    parser.add_argument("--channels", type=int, default=200, help="how many digests fall due")
    parser.add_argument("--seed", type=int, default=None, help="as an earlier run printed it")
    parser.add_argument("--database", action="store_true", help="lock the database and fill its disk at times, too")
    parser.add_argument("--processes", type=int, default=1, help="how many bots run, over one PostgreSQL")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="detente-chaos-") as folder:
        run = {"seed": seed, "kills": arguments.kills, "channels": arguments.channels, "folder": Path(folder)}
        chaos = (
            ManyChaos(**run, processes=arguments.processes)
            if arguments.processes > 1
            else Chaos(**run, is_database_troubled=arguments.database)
        )
        outcome = asyncio.run(chaos.run())
        if not outcome.is_sound:
            for log in sorted(Path(folder).glob("bot*.log")):
                print(log.name, log.read_text(errors="replace")[-20_000:], sep="\n")
    print(outcome)
    return 0 if outcome.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
