"""A small library to match against, with a topic for each thing that can go wrong."""

from __future__ import annotations

from bot.domain import Area, Brief, Outlook, Sentence, Topic


def topic(
    slug: str, title: str, area: Area, aliases: tuple[str, ...], text: str, entities: tuple[str, ...] = ()
) -> Topic:
    """A topic whose brief says one sentence."""
    told = (Sentence(text, ("ab12.1a",)),)
    return Topic(slug, title, area, Outlook.MIXED, aliases, (), (), (), Brief(told, told, (told,), ()), entities)


TOPICS = (
    topic(
        "prospects",
        "Prospects for a deal",
        Area.OVERVIEW,
        ("grand bargain", "US-Russia relations", "détente", "сделка", "отношения США и России"),
        "Trump and Putin voiced a wish for better relations.",
    ),
    topic(
        "limits",
        "What good relations could not fix",
        Area.OVERVIEW,
        ("global limits", "world order", "Cold War", "холодная война", "Kalter Krieg"),
        "Even substantially better relations would hardly boost global security.",
    ),
    topic(
        "syria",
        "Syria",
        Area.REGIONS,
        ("Syrian civil war", "Assad", "Bashar al-Assad", "Joint Implementation Group", "Aleppo", "Сирия", "Siria"),
        "Moscow led the regional peace efforts in Syria.",
        ("Sergei Lavrov", "White Helmets"),
    ),
    topic(
        "iran",
        "Iran",
        Area.REGIONS,
        ("Tehran", "Iranian regime", "Иран", "Тегеран"),
        "Washington saw Iran as destabilizing.",
        ("Sergei Lavrov", "Hassan Rouhani", "Роухани"),
    ),
    topic(
        "north-korea",
        "North Korea",
        Area.REGIONS,
        ("DPRK", "Pyongyang", "Kim Jong-un", "Северная Корея", "Corea del Norte"),
        "Nobody prevented Pyongyang from testing nuclear weapons.",
    ),
    topic(
        "sanctions",
        "Sanctions on Russia",
        Area.POLITICS,
        ("sanctions", "sanctions relief", "embargo", "санкции", "Sanktionen"),
        "Congress moved to embed sanctions in legislation, making repeal harder.",
    ),
    topic(
        "allies",
        "European allies",
        Area.SECURITY,
        ("NATO", "European Union", "EU", "Eastern Europe", "НАТО", "Европа"),
        "Allies in Eastern Europe had reservations about partnering with Putin.",
    ),
    topic(
        "counterterrorism",
        "Counterterrorism",
        Area.SECURITY,
        ("ISIS", "IS", "Islamic State", "терроризм"),
        "Both leaders discussed cooperation against terrorism.",
    ),
    topic(
        "arms",
        "Arms control",
        Area.SECURITY,
        ("New START", "INF Treaty", "nuclear weapons", "СНВ-3"),
        "The Senate would not ratify a new treaty.",
    ),
    topic(
        "trade",
        "Trade",
        Area.ECONOMY_SOCIETY,
        ("commerce", "economic ties", "торговля"),
        "Trade remained underdeveloped.",
    ),
    topic(
        "flynn",
        "Flynn's resignation",
        Area.LEADERS,
        ("Michael Flynn", "national security adviser", "отставка Флинна"),
        "The national security adviser resigned.",
    ),
)
