"""Queries made from the library itself: its names distorted, and words about other things around them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from bot.domain import Topic
from bot.language import normalise, romanise, swap_layout
from tools.eval.queries import Row

_SHORTEST = 6
_CYRILLIC, _LATIN = "абвгдеиклмнопрсту", "abcdefghiklmnoprstu"
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


def distorted_rows(topics: Iterable[Topic], chance: random.Random) -> Iterator[Row]:
    """Each alias once in every way it might be mistyped, where that leaves something to go by."""
    for topic in topics:
        for alias in topic.aliases:
            text, own = normalise(alias), frozenset({topic.slug})
            if len(text) < _SHORTEST:
                continue
            at = chance.randrange(1, len(text) - 1)
            letter = chance.choice(_CYRILLIC if romanise(text) != text else _LATIN)
            yield Row(text[:at] + text[at + 1 :], own, "letter missing")
            yield Row(text[:at] + text[at + 1] + text[at] + text[at + 2 :], own, "letters swapped")
            yield Row(text[:at] + text[at] + text[at:], own, "letter doubled")
            yield Row(text[:at] + letter + text[at + 1 :], own, "letter mistaken")
            yield Row(" ".join(reversed(text.split())), own, "word order")
            yield Row(text.replace(" ", ""), own, "run together")
            yield Row(f"what is the latest on {text} please?", own, "in a sentence")
            if (swapped := swap_layout(text)) is not None:
                yield Row(swapped, own, "other layout")
            if romanise(text) != text:
                yield Row(romanise(text), own, "transliterated")


def off_topic_rows(topics: Iterable[Topic], chance: random.Random) -> Iterator[Row]:
    """Words about other things, alone, in pairs, and around one of the library's names."""
    names = [normalise(alias) for topic in topics for alias in topic.aliases if " " not in alias and alias.isascii()]
    for word in OFF_TOPIC:
        yield Row(word, frozenset(), "NONE: a word")
        yield Row(f"{word} {chance.choice(OFF_TOPIC)}", frozenset(), "NONE: two words")
        yield Row(f"{chance.choice(OFF_TOPIC)} {word} {chance.choice(names)}", frozenset(), "NONE: around a name")
