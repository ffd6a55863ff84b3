"""How well matching does: on labelled queries, on distorted aliases and on words about something else.

    python tools/evaluate_matching.py QUERIES.jsonl [QUERIES.jsonl ...] [--verbose]

Each line of a file is ``{"q": "...", "slug": "syria" or null, "kind": "...", "alt": ["..."]}``, where null must match
nothing and ``alt``, which may be left out, names topics that are right as well.
Every row is also put to plain rapidfuzz over the same titles and aliases, in the same run, as a yardstick.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz, process, utils  # noqa: E402

from bot.cli.library import build_matcher  # noqa: E402
from bot.domain import Library, Topic  # noqa: E402
from bot.loader import read_library  # noqa: E402
from bot.matching.layouts import swap_layout  # noqa: E402
from bot.matching.spelling import romanise  # noqa: E402
from bot.matching.words import normalise  # noqa: E402

BASELINE_CUTOFF = 80
SEED = 17

# Everyday English about other things; the last line comes close to names of the library.
_OFF_TOPIC = """
apple banana bread breakfast butter camera candle carpet cheese chicken chocolate coffee cookie cooking cousin curtain
dancer dentist diamond dinner doctor dolphin dragon drawing elephant engine evening family farmer feather finger flower
football forest friend furniture garden garlic ginger giraffe guitar hammer handbag helmet holiday honey horse hospital
hotel island jacket jewel jungle kettle kitchen kitten ladder lamp laptop lemon leopard letter library lipstick lobster
machine mango mermaid mirror monkey morning mosquito mountain mouse mushroom music necklace needle noodle ocean onion
orange oven painter pajamas pancake panda paper parrot peanut pencil penguin pepper piano pillow pirate planet pocket
potato printer puppy puzzle rabbit rainbow recipe restaurant ribbon river robot rocket rooster sandal sandwich saucer
scissors season seaweed shampoo shirt shower singer sister skirt slipper snail snake soccer sofa spider spinach spoon
squirrel strawberry sugar summer sunset surfing sweater swimming tablet tailor teacher tennis theater tiger toaster
tomato tooth towel tractor train tulip turtle umbrella uncle vacuum vanilla violin volcano waffle wallet walnut watch
waterfall whale window winter wizard yellow zebra zipper
crane crime cream stork serial cereal irony rename gaming iris sandy reboot lava latte train grand prix medal pizza
"""
OFF_TOPIC = _OFF_TOPIC.split()


@dataclass(frozen=True)
class Row:
    """A query, the topics that are right for it (none where it must match nothing), and its kind."""

    query: str
    slugs: frozenset[str]
    kind: str


Answer = tuple[str | None, tuple[str, ...]]
Ask = Callable[[str], Answer]


def read_rows(path: Path) -> Iterator[Row]:
    """The labelled queries of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        slugs = frozenset(filter(None, (row["slug"], *row.get("alt", ()))))
        yield Row(row["q"], slugs, row["kind"])


def distorted_rows(topics: Iterable[Topic], chance: random.Random) -> Iterator[Row]:
    """Each alias once in every way it might be mistyped, where that leaves something to go by."""
    for topic in topics:
        for alias in topic.aliases:
            text, own = normalise(alias), frozenset({topic.slug})
            if len(text) < 6:
                continue
            at = chance.randrange(1, len(text) - 1)
            letter = chance.choice("абвгдеиклмнопрсту" if romanise(text) != text else "abcdefghiklmnoprstu")
            yield Row(text[:at] + text[at + 1 :], own, "~missing letter")
            yield Row(text[:at] + text[at + 1] + text[at] + text[at + 2 :], own, "~transposed")
            yield Row(text[:at] + text[at] + text[at:], own, "~doubled")
            yield Row(text[:at] + letter + text[at + 1 :], own, "~mistaken letter")
            yield Row(" ".join(reversed(text.split())), own, "~word order")
            yield Row(text.replace(" ", ""), own, "~run together")
            yield Row(f"what is the latest on {text} please?", own, "~wrapped")
            if (swapped := swap_layout(text)) is not None:
                yield Row(swapped, own, "~other layout")
            if romanise(text) != text:
                yield Row(romanise(text), own, "~transliterated")


def off_topic_rows(topics: tuple[Topic, ...], chance: random.Random) -> Iterator[Row]:
    """Words about other things, alone, in pairs, and around one of the library's names."""
    names = [normalise(alias) for topic in topics for alias in topic.aliases if " " not in alias and alias.isascii()]
    for word in OFF_TOPIC:
        yield Row(word, frozenset(), "~other word")
        yield Row(f"{word} {chance.choice(OFF_TOPIC)}", frozenset(), "~other words")
        yield Row(f"{chance.choice(OFF_TOPIC)} {word} {chance.choice(names)}", frozenset(), "~name among others")


def outcome(row: Row, answer: Answer) -> str:
    """What an answer is worth to whoever asked."""
    topic, suggestions = answer
    if topic is not None:
        return "right" if topic in row.slugs else "false sure"
    if not row.slugs:
        return "offers" if suggestions else "right"
    return "offered" if row.slugs & set(suggestions[:3]) else "missed"


def baseline(topics: tuple[Topic, ...]) -> Ask:
    """Plain rapidfuzz over titles and aliases."""
    names = [(name, topic.slug) for topic in topics for name in (topic.title, *topic.aliases)]
    texts = [utils.default_process(name) for name, _ in names]

    def ask(query: str) -> Answer:
        best = process.extractOne(
            query, texts, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=BASELINE_CUTOFF
        )
        return (None, ()) if best is None else (names[best[2]][1], (names[best[2]][1],))

    return ask


def ours(library: Library) -> Ask:
    """The bot's own matching, as it is served."""
    matcher = build_matcher(library)

    def ask(query: str) -> Answer:
        match = matcher.match_topics(query)
        return match.topic, match.suggestions

    return ask


def measure(rows: list[Row], ask: Ask, *, verbose: bool) -> tuple[dict[str, Counter[str]], list[float]]:
    """Outcomes by kind, and how long each answer took, in order."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: list[float] = []
    for row in rows:
        started = time.perf_counter()
        answer = ask(row.query)
        seconds.append(time.perf_counter() - started)
        result = outcome(row, answer)
        found[row.kind][result] += 1
        found["all"][result] += 1
        if verbose and result != "right":
            print(f"{result:<11} {row.kind:<18} {row.query!r} wanted {sorted(row.slugs)}, got {answer}")
    return found, sorted(seconds)


def report(title: str, rows: list[Row], library: Library, *, verbose: bool) -> None:
    """Print a table of one set of queries."""
    if not rows:
        return
    mine, seconds = measure(rows, ours(library), verbose=verbose)
    plain, plain_seconds = measure(rows, baseline(library.topics), verbose=False)
    print(f"\n{title}: {len(rows)} queries")
    heads = "".join(f"{name:>9}" for name in ("right", "offered", "missed", "offers"))
    print(f"{'kind':<24}{'n':>5}{heads}{'false sure':>12} | plain: right, false sure")
    for kind, counts in mine.items():
        total = counts.total()
        cells = "".join(f"{counts[name] / total:>9.1%}" for name in ("right", "offered", "missed", "offers"))
        print(
            f"{kind:<24}{total:>5}{cells}{counts['false sure'] / total:>12.1%} | "
            f"{plain[kind]['right'] / total:>12.1%}{plain[kind]['false sure'] / total:>12.1%}"
        )
    for name, times in (("ours", seconds), ("plain", plain_seconds)):
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name:<6} p50 {middle * 1000:.2f} ms, p95 {late * 1000:.2f} ms, max {times[-1] * 1000:.2f} ms")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", nargs="*", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every query that went wrong")
    options = parser.parse_args()
    reading = read_library(ROOT / "content", ROOT / "seeds")
    if reading.library is None:
        print(*reading.problems, sep="\n", file=sys.stderr)
        return 1
    topics, chance = reading.library.topics, random.Random(SEED)
    for path in options.queries:
        report(path.name, list(read_rows(path)), reading.library, verbose=options.verbose)
    made_up = [*distorted_rows(topics, chance), *off_topic_rows(topics, chance)]
    report("made up", made_up, reading.library, verbose=options.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
