"""Names and signs used on every card, apart from logic, so that a second language can follow."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import discord

from bot.domain import Area, Claim, ClaimKind, DateBasis, Outlook, PartialDate, Precision, Source, Topic
from bot.render.limits import clip

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
AREA_NAMES = {
    Area.OVERVIEW: "Overview",
    Area.LEADERS: "Leaders",
    Area.SECURITY: "Security",
    Area.REGIONS: "Regions",
    Area.ECONOMY_SOCIETY: "Economy and society",
    Area.POLITICS: "Politics",
}
AREA_HINTS = {
    Area.OVERVIEW: "The whole relationship at once",
    Area.LEADERS: "Trump, Putin and the people around them",
    Area.SECURITY: "Arms, missiles and terrorism",
    Area.REGIONS: "Countries and wars where the two met",
    Area.ECONOMY_SOCIETY: "Trade, sanctions and exchanges",
    Area.POLITICS: "Washington, Moscow and their allies",
}
OUTLOOK_NAMES = {
    Outlook.PROMISING: "Promising",
    Outlook.MIXED: "Mixed",
    Outlook.DIFFICULT: "Difficult",
    Outlook.BLEAK: "Bleak",
    Outlook.CONTEXT: "Context",
    Outlook.NONE: "Chronicle",
}
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
KIND_NAMES = {
    ClaimKind.FACT: "fact",
    ClaimKind.REPORTED: "report",
    ClaimKind.JUDGEMENT: "the author's judgment",
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


def plain(text: str) -> str:
    """Library text with anything Discord would read as markup made literal."""
    return discord.utils.escape_mentions(discord.utils.escape_markdown(text, ignore_links=False))


def typed(text: str, limit: int = 80, *, empty: str = "an empty question") -> str:
    """What a user typed, safe to show: one short line of code, in which Discord parses neither markup nor mentions.

    ``empty`` is what it is called where nothing of it can be seen.
    """
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else c for c in text)
    line = clip(" ".join(visible.replace("`", "'").split()), limit)
    return f"`{line}`" if line else empty


def outlook_words(topic: Topic) -> str:
    """A topic's outlook, said to be one; a chronicle has none."""
    name = OUTLOOK_NAMES[topic.outlook]
    return name if topic.is_chronicle else f"Outlook: {name.lower()}"


def outlook_label(topic: Topic) -> str:
    """A topic's outlook to follow a date: " · 🔷 mixed"; empty where there is nothing to negotiate, or no forecast."""
    if topic.outlook in {Outlook.CONTEXT, Outlook.NONE}:
        return ""
    return f" · {OUTLOOK_SIGNS[topic.outlook]} {OUTLOOK_NAMES[topic.outlook].lower()}"


def date_words(day: PartialDate, *, with_preposition: bool = False) -> str:
    """A date as exactly as it is known: "3 February 2021", "July 2023", "2021"; or "on 3 February 2021", "in 2021"."""
    month = f"{MONTH_NAMES[day.first.month - 1]} {day.first.year}"
    named = {Precision.DAY: f"{day.first.day} {month}", Precision.MONTH: month, Precision.YEAR: str(day.first.year)}
    preposition = "on" if day.precision is Precision.DAY else "in"
    return f"{preposition} {named[day.precision]}" if with_preposition else named[day.precision]


def as_of_words(sources: Sequence[Source]) -> str:
    """The dates of some documents to begin a sentence with: "In mid-February 2017", "On 5 March 2019"."""
    when = dates_words(sources)
    return f"{'On' if when[:1].isdigit() else 'In'} {when}"


def dated(source: Source) -> str:
    """A source's date as cards show it, saying where it was inferred."""
    return source.as_of + (" (date inferred)" if source.date_basis is DateBasis.INFERRED else "")


def dates_words(sources: Sequence[Source]) -> str:
    """The dates of some documents, each once: "mid-February 2017", "mid-February 2017 and March 2019"."""
    return (
        " and ".join(plain(as_of) for as_of in dict.fromkeys(source.as_of for source in sources)) or "an unknown date"
    )


def described(claim: Claim) -> str:
    """A claim's kind in words, with whoever it is attributed to: "fact", "said by Kremlin sources"."""
    return f"said by {plain(claim.attributed_to)}" if claim.attributed_to else KIND_NAMES[claim.kind]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "3 claims"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def nothing_on(name: str) -> str:
    """Says that the library has nothing on something, by name."""
    return f"The library has nothing on {typed(name)}."
