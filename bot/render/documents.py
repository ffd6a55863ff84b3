"""The documents the library rests on."""

from __future__ import annotations

from collections import Counter

from discord import ui

from bot.domain import ClaimKind, DateBasis, Library, Source
from bot.render.cards import record_end_words
from bot.render.pages import render_page
from bot.render.wording import KIND_NAMES, plain

_DATE_BASES = {DateBasis.STATED: "the document states its date", DateBasis.INFERRED: "the date is inferred"}


def render_documents(library: Library, page: int = 0) -> ui.LayoutView:
    """Every source with its claims counted and how its date is known."""
    number = len(library.sources)
    documents = "this document" if number == 1 else f"these {number} documents"
    head = f"## Sources\nEvery sentence of every brief rests on claims taken from {documents}."
    blocks = [_block(library, source) for source in library.sources]
    if library.developments:
        blocks.append(_record(library))
    return render_page(head, blocks, page, "documents_page")


def _record(library: Library) -> str:
    first, last = library.developments[0].date.first.year, library.developments[-1].date.first.year
    return (
        f"**What happened before and after**\n{len(library.developments)} dated developments, {first}–{last}, each "
        "with links to its own references, apart from what the documents say.\n"
        f"-# {record_end_words(library)}"
    )


def _block(library: Library, source: Source) -> str:
    claims = [claim for claim in library.claims if claim.source_id == source.id]
    kinds = Counter(claim.kind for claim in claims)
    shares = ", ".join(f"{kinds[kind]} {KIND_NAMES[kind]}" for kind in ClaimKind if kinds[kind])
    return (
        f"**“{plain(source.title)}”**\n{plain(source.outlet)} · {plain(source.author_post)}\n"
        f"- **Date:** {plain(source.as_of)}; {_DATE_BASES[source.date_basis]}. {plain(source.date_note)}\n"
        f"- **Claims:** {len(claims)} ({shares}), cited as `{source.id}`"
    )
