"""The card of /sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from discord import ui

from bot.domain import ClaimKind, Library, Reference, Source
from bot.locales import text
from bot.render.cards import record_end_words
from bot.render.developments import reference_link
from bot.render.pages import render_page
from bot.render.wording import plain

_PUBLISHERS = 6  # named at once; all of them stand beside their references
_IN_A_BLOCK = 5  # references, so that no block outgrows a page, long addresses and all


def render_documents(library: Library, page: int = 0) -> ui.LayoutView:
    """Every source with its claims counted and how its date is known, then every reference of the developments."""
    blocks = [_block(library, source) for source in library.sources]
    if library.developments:
        blocks += [_record(library), *_reference_blocks(library)]
    return render_page(text("documents-head", count=len(library.sources)), blocks, page, "documents_page")


def _record(library: Library) -> str:
    first, last = library.developments[0].date.first.year, library.developments[-1].date.first.year
    publishers = Counter(each.publisher for each in _references(library))
    most = ", ".join(f"{plain(name)} ({times})" for name, times in publishers.most_common(_PUBLISHERS))
    references = text("documents-references", count=publishers.total(), publishers=len(publishers), most=most)
    held = text("documents-record", count=len(library.developments), first=str(first), last=str(last))
    lines = (text("documents-record-title"), held, f"- {references}", f"-# {record_end_words(library)}")
    return "\n".join(lines)


def _references(library: Library) -> Iterator[Reference]:
    """Every reference once, as the developments come."""
    all_of_them = (reference for development in library.developments for reference in development.references)
    yield from {reference.url: reference for reference in all_of_them}.values()


def _reference_blocks(library: Library) -> Iterator[str]:
    """All references by publisher, in the order of the alphabet."""
    by_publisher: dict[str, list[Reference]] = {}
    for reference in _references(library):
        by_publisher.setdefault(reference.publisher, []).append(reference)
    for publisher, found in sorted(by_publisher.items(), key=lambda shelf: shelf[0].casefold()):
        for start in range(0, len(found), _IN_A_BLOCK):
            lines = (f"- {reference_link(each, each.title)}" for each in found[start : start + _IN_A_BLOCK])
            yield "\n".join((f"**{plain(publisher)}**", *lines))


def _block(library: Library, source: Source) -> str:
    claims = [claim for claim in library.claims if claim.source_id == source.id]
    kinds = Counter(claim.kind for claim in claims)
    shares = ", ".join(text(f"documents-{kind}", count=kinds[kind]) for kind in ClaimKind if kinds[kind])
    basis = text(f"documents-{source.date_basis}")
    date = text("documents-date", when=plain(source.as_of), basis=basis, note=plain(source.date_note))
    lines = (
        f"**{text('quoted', words=plain(source.title))}**",
        f"{plain(source.outlet)} · {plain(source.author_post)}",
        f"- {date}",
        f"- {text('documents-claims', count=len(claims), shares=shares, id=f'`{source.id}`')}",
    )
    return "\n".join(lines)
