"""Names, dates and signs that many cards use."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import discord

from bot.domain import Area, Claim, ClaimKind, DateBasis, Outlook, PartialDate, Precision, Source, Topic
from bot.locales import language, text, text_in
from bot.render.limits import clip

# Shape differs as well as colour, so that nobody has to tell red from green.
OUTLOOK_SIGNS = {
    Outlook.PROMISING: "🟢",
    Outlook.MIXED: "🔷",
    Outlook.DIFFICULT: "🟧",
    Outlook.BLEAK: "🔻",
    Outlook.CONTEXT: "▫️",
    Outlook.NONE: "🗓️",
}
OUTLOOK_COLOURS = {
    Outlook.PROMISING: discord.Colour(0x3BA55D),
    Outlook.MIXED: discord.Colour(0x4F8EF7),
    Outlook.DIFFICULT: discord.Colour(0xF2A33A),
    Outlook.BLEAK: discord.Colour(0xD83C3E),
    Outlook.CONTEXT: discord.Colour(0x80848E),
    Outlook.NONE: discord.Colour(0x4E5D94),
}
# Before each passage, so that a judgement is never taken for a fact at a glance.
KIND_SIGNS = {
    ClaimKind.FACT: "📌",
    ClaimKind.REPORTED: "💬",
    ClaimKind.JUDGEMENT: "⚖️",
}
HOUSE_COLOUR = discord.Colour(0x5865F2)
NOTICE_COLOUR = discord.Colour(0xF2A33A)

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: int) -> str:
    """A number as superior figures: 12 becomes ¹²."""
    return str(number).translate(_SUPERSCRIPTS)


def plain(words: str) -> str:
    """Library text with anything Discord would read as markup made literal."""
    return discord.utils.escape_mentions(discord.utils.escape_markdown(words, ignore_links=False))


def typed(words: str, limit: int = 80, *, empty: str | None = None) -> str:
    """What a user typed, safe to show: one short line of code, in which Discord parses neither markup nor mentions.

    ``empty`` is what it is called where nothing of it can be seen.
    """
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else c for c in words)
    line = clip(" ".join(visible.replace("`", "'").split()), limit)
    return f"`{line}`" if line else empty or text("nothing-typed")


def entered(words: str) -> str:
    """The same to begin a sentence with."""
    return typed(words, empty=text("nothing-entered"))


def capitalised(words: str) -> str:
    """Words as they begin a line: the first letter a capital."""
    return words[:1].upper() + words[1:]


def area_name(area: Area) -> str:
    """An area's name, as it begins a line."""
    return capitalised(text(f"area-{area}"))


def area_hint(area: Area) -> str:
    """What an area holds."""
    return text(f"area-{area}-hint")


def outlook_name(outlook: Outlook) -> str:
    """An outlook's name, as it stands in a sentence."""
    return text(f"outlook-{outlook}")


def kind_name(kind: ClaimKind) -> str:
    """A claim's kind, as it stands in a sentence."""
    return text(f"kind-{kind}")


def outlook_words(topic: Topic) -> str:
    """A topic's outlook, said to be one; a chronicle has none."""
    name = outlook_name(topic.outlook)
    return capitalised(name) if topic.is_chronicle else text("outlook-is", outlook=name)


def outlook_label(topic: Topic) -> str:
    """A topic's outlook to follow a date: " · 🔷 mixed"; empty if there is nothing to negotiate, or no forecast."""
    if topic.outlook in {Outlook.CONTEXT, Outlook.NONE}:
        return ""
    return f" · {OUTLOOK_SIGNS[topic.outlook]} {outlook_name(topic.outlook)}"


def date_words(day: PartialDate, form: str = "") -> str:
    """A date as exactly as it is known: "3 February 2021", "July 2023", "2021".

    Args:
        day: The date.
        form: "when" to say when something was ("in July 2023"), "until" to say until when ("until July 2023").
    """
    return _date_words(language(), day, form)


@lru_cache(maxsize=4_096)  # a library has some hundred dates, and every timeline says its own
def _date_words(code: str, day: PartialDate, form: str) -> str:
    precision = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}[day.precision]
    first = day.first
    key = f"date-{precision}-{form}" if form else f"date-{precision}"
    return text_in(code, key, day=first.day, month=first.month, year=str(first.year))


def as_of_words(sources: Sequence[Source]) -> str:
    """The dates of some documents to begin a sentence with: "In mid-February 2017", "On 5 March 2019"."""
    when = dates_words(sources)
    return capitalised(text("as-of", when=when, **{"is-day": "yes" if when[:1].isdigit() else "no"}))


def dated(source: Source) -> str:
    """A source's date as cards show it, saying where it was inferred."""
    return marked(source, source.as_of)


def marked(source: Source, words: str) -> str:
    """A source's words, with a note if its date was inferred."""
    return text("date-inferred", said=plain(words)) if source.date_basis is DateBasis.INFERRED else plain(words)


def dates_words(sources: Sequence[Source]) -> str:
    """The dates of some documents, each once: "mid-February 2017", "mid-February 2017 and March 2019"."""
    return listed([plain(as_of) for as_of in dict.fromkeys(source.as_of for source in sources)]) or text("date-unknown")


def listed(words: Sequence[str], key: str = "list-and") -> str:
    """Words one after another: "a, b and c"; with "list-or", "a, b or c"."""
    *others, last = words or ("",)
    return text(key, others=", ".join(others), last=last) if others else last


def described(claim: Claim) -> str:
    """A claim's kind in words, with its attribution: "fact", "said by Kremlin sources"."""
    return text("said-by", who=plain(claim.attributed_to)) if claim.attributed_to else kind_name(claim.kind)


def nothing_on(name: str) -> str:
    """The sentence that the library has nothing on something."""
    return text("nothing-on", what=typed(name))
