"""What the bot is, what it is not, and its commands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discord import ui

from bot.domain import Library
from bot.render.cards import record_end_words
from bot.render.pages import render_page
from bot.render.wording import counted, dated, plain

_PAGE_CHARACTERS = 3_600  # so that all there is to know is on one page; a message holds 4,000


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command as /help lists it. ``mention`` is clickable in Discord."""

    mention: str
    description: str


def render_help(library: Library, commands: Iterable[CommandEntry], page: int = 0) -> ui.LayoutView:
    """Every command as a clickable mention, and what to expect."""
    sources = "; ".join(f"“{plain(s.title)}”, {plain(s.outlet)}, {dated(s)}" for s in library.sources)
    blocks = [
        "### Commands\n" + "\n".join(f"{entry.mention} — {entry.description}" for entry in commands),
        "### What this is\n"
        f"Short, dated briefs on {counted(len(library.topics), 'topic')} between the United States and Russia. Every "
        "sentence rests on numbered claims; **Sources** under a brief shows each one: where it stands, and whether it "
        "is a fact, a report or the author's judgement. What happened before and after is told apart from them, each "
        "event with its date and links. Typos, abbreviations, Russian and whole questions are "
        "understood.",
        "### Or just talk to it\n"
        "Mention it with a topic or a question, write to it directly, or reply to one of its cards: “what does Russia "
        "want?” under a card is about that card's topic, “and Ukraine?” moves on.",
        "### What this is not\n"
        f"Not a news service. {record_end_words(library)} Not an opinion: the outlook is its source's. "
        "Not a chat partner: what no source says is answered with “not covered”. It reads no messages but those you "
        "write to it or point it at.",
        f"-# Sources: {sources}",
    ]
    return render_page(
        "## Détente\nThe US–Russia relationship, briefed and cited.",
        blocks,
        page,
        "help_page",
        characters=_PAGE_CHARACTERS,
    )
