"""The outlook board: each topic's outlook, what helps and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import SelectOption

from bot.domain import Area, Library, Outlook, Picture, Sentence, Source, Topic
from bot.locales import text
from bot.render.exhibits import Exhibit, picture_footer, picture_legend
from bot.render.footnotes import Footnotes
from bot.render.limits import clip
from bot.render.topics import by_area
from bot.render.wording import (
    OUTLOOK_SIGNS,
    area_hint,
    area_name,
    capitalised,
    dates_words,
    outlook_name,
    plain,
)

KIND = "outlook"
_BOARD_CHARACTERS = 160  # of what helps a topic, or stands in its way; the library's own are shorter
_CLOSEUP_CHARACTERS = 400


def outlook_exhibit(library: Library, area: Area | None = None) -> Exhibit:
    """The board of all topics, or an area's topics closer to."""
    shelves = shelves_with_outlook(library) if area is None else {area: shelves_with_outlook(library).get(area, ())}
    topics = tuple(topic for shelf in shelves.values() for topic in shelf)
    sentences = tuple(sentence for topic in topics for sentence in _sentences(topic))
    title = _title(library.sources_behind(sentences), area)
    return Exhibit(
        kind=KIND,
        subject=area.value if area else "",
        title=title,
        lead=_lead(topics),
        blocks=tuple(_blocks(shelves.items(), Footnotes(sentences))) or (text("outlooks-empty"),),
        sentences=sentences,
        topics=topics,
        picture=_closeup(library, area, topics) if area else _board(library, topics),
        options=tuple(_area_options(library, area)),
    )


def shelves_with_outlook(library: Library) -> dict[Area, tuple[Topic, ...]]:
    """The topics of each area that have an outlook."""
    shelves = {area: tuple(t for t in topics if not t.is_chronicle) for area, topics in by_area(library).items()}
    return {area: topics for area, topics in shelves.items() if topics}


def _reason(topic: Topic) -> tuple[Sentence, ...]:
    """Why a topic has its outlook, where neither what helps nor what stands in the way says that already."""
    return () if topic.brief.helps or topic.brief.obstacles else topic.brief.reason


def _sentences(topic: Topic) -> tuple[Sentence, ...]:
    return (*_reason(topic), *topic.brief.helps, *topic.brief.obstacles)


def _lead(topics: Sequence[Topic]) -> str:
    """How many topics there are, and how many of each outlook."""
    spread = ", ".join(name[:1].lower() + name[1:] for _, name in picture_legend(topics))
    return text("outlooks-lead", count=len(topics), spread=spread)


def _title(sources: Sequence[Source], area: Area | None) -> str:
    title = text("outlooks-title", when=dates_words(sources)) if sources else text("outlooks-title-undated")
    return text("outlooks-in-area", title=title, area=area_name(area)) if area else title


def _signs() -> list[tuple[str, str]]:
    return [("helps", text("outlooks-sign-helps")), ("obstacles", text("outlooks-sign-obstacles"))]


def _blocks(shelves: Iterable[tuple[Area, Sequence[Topic]]], notes: Footnotes) -> Iterable[str]:
    for area, topics in shelves:
        for number, topic in enumerate(topics):
            lines = [f"### {area_name(area)}"] if number == 0 else []
            sign, name = OUTLOOK_SIGNS[topic.outlook], outlook_name(topic.outlook)
            lines.append(f"{sign} **{plain(topic.title)}** · {name}")
            if reason := _reason(topic):
                lines.append(notes.mark(reason))
            if topic.brief.helps:
                lines.append(f"➕ {text('outlooks-helps')} {notes.mark(topic.brief.helps)}")
            if topic.brief.obstacles:
                lines.append(f"➖ {text('outlooks-obstacles')} {notes.mark(topic.brief.obstacles)}")
            yield "\n".join(lines)


def _area_options(library: Library, current: Area | None) -> Iterable[SelectOption]:
    for area, topics in shelves_with_outlook(library).items():
        hint = f"{area_hint(area)} · {text('topics-counted', count=len(topics))}"
        yield SelectOption(label=area_name(area), value=area.value, description=hint, default=area is current)


def _board(library: Library, topics: Sequence[Topic]) -> Picture:
    described = " ".join(
        f"{area_name(area)}: " + ", ".join(f"{t.title} ({outlook_name(t.outlook)})" for t in shelf) + "."
        for area, shelf in shelves_with_outlook(library).items()
    )
    return Picture(
        name=KIND,
        alt=text("outlooks-board-alt", count=len(topics), topics=described),
        scene={
            "kind": "board",
            "title": text("outlooks-board-title", when=dates_words(library.sources)),
            "subtitle": text("outlooks-subtitle"),
            "legend": picture_legend(topics),
            "signs": _signs(),
            "labels": {outlook.value: capitalised(outlook_name(outlook)) for outlook in Outlook},
            "areas": [
                {"name": area_name(area), "topics": [_scene(topic, _BOARD_CHARACTERS) for topic in shelf]}
                for area, shelf in shelves_with_outlook(library).items()
            ],
            "footer": picture_footer(library),
        },
    )


def _closeup(library: Library, area: Area, topics: Sequence[Topic]) -> Picture:
    described = " ".join(
        text(
            "outlooks-topic-alt",
            title=t.title,
            outlook=outlook_name(t.outlook),
            helps=_words(t.brief.helps),
            obstacles=_words(t.brief.obstacles),
        )
        for t in topics
    )
    return Picture(
        name=f"{KIND}-{area.value}",
        alt=text("outlooks-area-alt", area=area_name(area), topics=described),
        scene={
            "kind": "closeup",
            "title": _title(library.sources, area),
            "subtitle": text("outlooks-subtitle"),
            "signs": _signs(),
            "labels": {outlook.value: capitalised(outlook_name(outlook)) for outlook in Outlook},
            "topics": [
                {
                    **_scene(topic, _CLOSEUP_CHARACTERS),
                    "reason": _shortened(_reason(topic), _CLOSEUP_CHARACTERS),
                }
                for topic in topics
            ],
            "footer": picture_footer(library),
        },
    )


def _words(sentences: Iterable[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences) or text("outlooks-nothing")


def _scene(topic: Topic, characters: int) -> dict[str, str]:
    return {
        "title": clip(topic.title, 120),
        "outlook": topic.outlook.value,
        "helps": _shortened(topic.brief.helps, characters),
        "obstacles": _shortened(topic.brief.obstacles, characters),
    }


def _shortened(sentences: Sequence[Sentence], characters: int) -> str:
    """As many whole sentences as fit, and an ellipsis where that is not all; of the first one always something."""
    described = ""
    for sentence in sentences:
        if described and len(described) + len(sentence.text) + 3 > characters:
            return f"{described} …"
        described = f"{described} {sentence.text}".lstrip()
    return clip(described, characters)
