"""Two topics side by side, party by party, each topic on its own line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discord import ButtonStyle, SelectOption, ui

from bot.domain import Comparison, Library, Sentence, Topic
from bot.locales import text
from bot.render.actions import action_button, action_select, row
from bot.render.cards import provenance, render_card
from bot.render.developments import in_line, latest_line
from bot.render.evidence import claim_block, sources_head
from bot.render.footnotes import Footnotes
from bot.render.limits import CHOICE_CHARACTERS, SELECT_OPTIONS, clip
from bot.render.notices import render_notice
from bot.render.pages import render_page
from bot.render.wording import (
    HOUSE_COLOUR,
    OUTLOOK_SIGNS,
    as_of_words,
    capitalised,
    date_words,
    dates_words,
    described,
    listed,
    nothing_on,
    outlook_label,
    plain,
    superscript,
    typed,
)

_CLAIMS_SHOWN = 3
_DEVELOPMENTS_SHOWN = 2
PAIR_SEPARATOR = ":"


def render_comparison(library: Library, comparison: Comparison) -> ui.LayoutView:
    """Outlook, positions and what two topics share."""
    notes = Footnotes(_sentences(comparison))
    first, second = comparison.first, comparison.second
    briefs = [action_button(t.title, "brief", t.slug, emoji=OUTLOOK_SIGNS[t.outlook]) for t in (first, second)]
    sources = []
    if notes.numbers:
        label = text("comparisons-sources", count=len(notes.numbers))
        sources = [action_button(label, "pair_sources", first.slug, second.slug, style=ButtonStyle.primary)]
    return render_card(
        _sections(library, comparison, notes),
        provenance(library, library.sources_behind(_sentences(comparison))),
        [row(*sources, *briefs)],
        colour=HOUSE_COLOUR,
    )


def render_comparison_sources(library: Library, comparison: Comparison, page: int = 0) -> ui.LayoutView:
    """The claims behind a comparison; those that both topics rest on say so."""
    sentences = _sentences(comparison)
    shared = {claim.id for claim in comparison.claims}
    blocks = (
        claim_block(library, claim_id, number, f" · {text('comparisons-both')}" if claim_id in shared else "")
        for claim_id, number in Footnotes(sentences).numbers.items()
    )
    first, second = comparison.first, comparison.second
    head = sources_head(_pair_name(first, second), library.sources_behind(sentences))
    return render_page(head, blocks, page, "pair_sources_page", first.slug, second.slug)


def render_pair_offers(
    firsts: Sequence[Topic],
    seconds: Sequence[Topic],
    unsure: Sequence[str],
    asker_id: int,
    unmentioned: Sequence[str] = (),
) -> ui.LayoutView:
    """Words could mean several topics, or name what is not in the library: a list of the pairs that could be meant."""
    pairs = [(one, other) for one in firsts for other in seconds if one is not other]
    options = [
        SelectOption(
            label=clip(_pair_name(one, other), CHOICE_CHARACTERS),
            value=PAIR_SEPARATOR.join((one.slug, other.slug)),
        )
        for one, other in pairs
    ]
    words = listed([typed(each) for each in unsure])
    said = " ".join(map(nothing_on, unmentioned))
    return render_notice(
        f"{said}\n{text('comparisons-did-you-mean', words=words)}".lstrip(),
        rows=[row(action_select(text("comparisons-compare"), options[:SELECT_OPTIONS], "pick_pair", asker_id))],
    )


def render_same_topic(topic: Topic, unmentioned: Sequence[str] = ()) -> ui.LayoutView:
    """Both words lead to one topic, which can't be compared with itself; some may name what is not in the library."""
    said = " ".join(map(nothing_on, unmentioned))
    return render_notice(
        f"{said}\n{text('comparisons-same', title=plain(topic.title))}".lstrip(),
        rows=[row(action_button(topic.title, "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook]))],
    )


def _pair_name(first: Topic, second: Topic) -> str:
    return f"{first.title} ↔ {second.title}"  # not "and": titles have their own


def _sentences(comparison: Comparison) -> tuple[Sentence, ...]:
    """All that is cited, shared claims last, so that these have numbers too."""
    return (*comparison.sentences(), Sentence("", tuple(claim.id for claim in comparison.claims)))


def _sections(library: Library, comparison: Comparison, notes: Footnotes) -> Iterator[str]:
    topics = (comparison.first, comparison.second)
    yield f"## {plain(_pair_name(*topics))}"
    shown: set[str] = set()  # what is newest on both is said once
    for topic in topics:
        latest = latest_line(library, topic)
        lines = [f"**{plain(topic.title)}**", "" if latest in shown else latest]
        if topic.brief.reason:
            when = f"{as_of_words(library.sources_of(topic))}{outlook_label(topic)}"
            lines.append(f"**{when}.** {notes.mark(topic.brief.reason)}")
        yield "\n".join(filter(None, lines))
        shown.add(latest)
    if comparison.stances:
        dated = dates_words(library.sources_behind(comparison.sentences()))
        yield "\n".join((f"### {text('comparisons-positions')} · {dated}", *_stances(comparison, notes)))
    shared = list(_shared(library, comparison, notes)) or [text("comparisons-cited")]
    yield "\n".join((f"### {text('comparisons-shared')}", *shared))


def _stances(comparison: Comparison, notes: Footnotes) -> Iterator[str]:
    for stance in comparison.stances:
        yield f"**{plain(stance.party)}**"
        for topic, position in ((comparison.first, stance.on_first), (comparison.second, stance.on_second)):
            if position is not None:
                yield f"- *{plain(topic.title)}:* {notes.mark(position.sentences)}"


def _shared(library: Library, comparison: Comparison, notes: Footnotes) -> Iterator[str]:
    if comparison.actors:
        yield f"👤 **{text('comparisons-people')}** {', '.join(plain(actor.name) for actor in comparison.actors)}."
    for event in comparison.events:
        yield f"📅 **{plain(capitalised(event.when))}.** {notes.mark(event.account)}"
    said = {claim_id for sentence in comparison.sentences() for claim_id in sentence.claim_ids}
    claims = [claim for claim in comparison.claims if claim.id not in said]  # those above have their figures there
    if claims:
        yield f"🔗 **{text('comparisons-claims', count=len(claims))}**"
    for claim in claims[:_CLAIMS_SHOWN]:
        yield f"- {plain(claim.text)}{superscript(notes.numbers[claim.id])} *({described(claim)})*"
    if len(claims) > _CLAIMS_SHOWN:
        yield f"-# {text('comparisons-more-claims', count=len(claims) - _CLAIMS_SHOWN)}"
    # What is newest on a topic stands above already.
    newest = [library.developments_of(topic)[:1] for topic in (comparison.first, comparison.second)]
    others = [each for each in comparison.developments if (each,) not in newest]
    for development in others[:_DEVELOPMENTS_SHOWN]:
        yield f"🗓️ **{date_words(development.date)}.** {in_line(development)}"
    if comparison.developments and not others:
        yield f"🗓️ {text('comparisons-newest')}"
    if not (comparison.actors or comparison.events or comparison.claims or comparison.developments):
        yield text("comparisons-nothing")
