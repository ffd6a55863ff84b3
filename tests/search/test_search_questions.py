"""Questions about how things stand, what happened and when: answered with later developments, never with 2017 alone.

Each is asked with sentence vectors and by words alone. Words alone are held to less: where ``by_words`` is False, they
need not find the development, but must not pass the article off as news either.
"""

from __future__ import annotations

import pytest

from bot.domain import Answer, Claim, Development, Verdict
from bot.render.passages import render_answer
from bot.search.asking import asks_ahead, asks_of_now, refusal_of
from bot.search.conversation import find_whom
from tests.shipped import shipped_answerer, shipped_library
from tests.support.answer import text_of

pytestmark = pytest.mark.encoder

SHOWN = [  # question, a development that must be among what is shown, and whether words alone must show it too
    ("Is New START in force?", "new-start-expired-2026", False),
    ("did the US leave the Iran deal?", "us-leaves-jcpoa-2018", True),
    ("who is US president now?", "trump-inaugurated-2025", True),
    ("what happened at Helsinki?", "helsinki-summit-2018", True),
    ("did Flynn go to prison?", "flynn-pardon-2020", False),
    ("when did the war in Ukraine start?", "invasion-2022", False),
    ("was Snowden sent back?", "snowden-citizenship-2022", True),
    ("2022 invasion of ukraine", "invasion-2022", True),
    ("is Assad still in power?", "assad-in-moscow-2024", True),
    ("what became of the INF treaty?", "inf-ended-2019", False),
    ("what happened to Flynn?", "flynn-pardon-2020", True),
    ("is Tillerson still secretary of state?", "tillerson-dismissed-2018", True),
    ("when did New START expire?", "new-start-expired-2026", True),
    ("was Paul Whelan released?", "prisoner-swap-2024", True),
    ("is Finland in NATO?", "finland-nato-2023", True),
    ("when did Sweden join NATO?", "sweden-nato-2024", True),
    ("did Trump and Putin meet in Alaska?", "alaska-meeting-2025", True),
    ("is Russia still in the G8?", "g8-suspended-2014", True),
    ("was Evan Gershkovich freed?", "prisoner-swap-2024", True),
    ("2014 annexation of crimea", "crimea-treaty-speech-2014", True),
    ("what happened in Singapore in 2018?", "singapore-summit-2018", True),
    ("is Haley still ambassador to the UN?", "haley-resigns-2018", True),
    ("is the open skies treaty in force?", "russia-leaves-open-skies-2021", True),
    ("who leads Syria now?", "sharaa-moscow-2026", False),
    ("who won the 2024 election?", "trump-inaugurated-2025", True),
    ("действует ли ДСНВ?", "new-start-expired-2026", True),
    ("когда Черногория вступила в НАТО?", "montenegro-nato-2017", True),
    ("did the US leave the INF treaty?", "inf-ended-2019", False),
    ("are US troops still in Syria?", "us-leaving-qasrak-2026", False),
    ("how did the US respond to the Skripal poisoning?", "us-expels-60-russians-2018", False),
    ("встреча Путина и Трампа на Аляске", "alaska-meeting-2025", True),
    ("США вышли из иранской сделки?", "us-leaves-jcpoa-2018", False),
    ("Флинна посадили?", "flynn-pardon-2020", False),
    ("Сноудена выдали?", "snowden-citizenship-2022", False),
    ("who is the president of Syria?", "sharaa-moscow-2026", False),
    ("the US left the Iran deal?", "us-leaves-jcpoa-2018", False),
]
NOT_ANSWERED = [  # what the record doesn't hold
    "was Paul Manafort pardoned?",
    "did Trump meet Xi Jinping in 2025?",
    "how many diplomats did the US expel in 2019?",
    "когда умер Горбачёв?",
    "when did Gorbachev die?",
    "will Finland leave NATO?",
    "what happened at the Reykjavik summit in 1986?",
    "when was Navalny poisoned?",
    "how many soldiers died in Bakhmut?",
]


def slugs(answer: Answer) -> list[str]:
    return [passage.said.slug for passage in answer.passages if isinstance(passage.said, Development)]


@pytest.mark.parametrize(("question", "development", "by_words"), SHOWN)
def test_what_happened_later_is_shown(question: str, development: str, by_words: bool) -> None:
    answer = shipped_answerer().answer(question)
    assert development in slugs(answer), slugs(answer)
    assert answer.verdict is not Verdict.NONE
    if by_words:
        assert development in slugs(shipped_answerer(is_semantic=False).answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "Is New START in force?",
        "did the US leave the Iran deal?",
        "who is US president now?",
        "what happened at Helsinki?",
        "when did the war in Ukraine start?",
        "was Snowden sent back?",
        "2022 invasion of ukraine",
    ],
)
def test_what_members_ask_most_is_answered_outright_with_a_link(question: str) -> None:
    answer = shipped_answerer().answer(question)
    assert answer.answered
    text = text_of(
        {"content": "", "embeds": [], "components": render_answer(shipped_library(), answer).to_components()}  # type: ignore[no-untyped-call]
    )
    assert "](https://" in text
    assert slugs(answer)[0] == next(development for asked, development, _ in SHOWN if asked == question)


@pytest.mark.parametrize("question", ["how many fighters?", "what was US policy on Syria", "did Iran test missiles"])
def test_nothing_is_said_twice(question: str) -> None:
    claims = [said.id for said in _said(shipped_answerer().answer(question)) if isinstance(said, Claim)]
    assert not {"yg17.6c", "yg17.6e"} <= set(claims)
    assert not {"yg17.7e", "yg17.7f"} <= set(claims)


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize("question", [question for question, _, _ in SHOWN])
def test_the_article_never_stands_alone_for_how_things_are(question: str, is_semantic: bool) -> None:
    answer = shipped_answerer(is_semantic=is_semantic).answer(question)
    if asks_of_now(question) and answer.passages:
        dates = [str(said.date) if isinstance(said, Development) else "2017" for said in _said(answer)]
        assert dates == sorted(dates, reverse=True), "the newest comes first"
        assert slugs(answer) or answer.is_dated


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize(
    ("question", "development"),
    [
        ("кто сейчас президент США?", "trump-inaugurated-2025"),
        ("кто президент США сейчас?", "trump-inaugurated-2025"),
        ("кто президент США?", "trump-inaugurated-2025"),
        ("who's the president of the US right now?", "trump-inaugurated-2025"),
        ("кто такой Виткофф?", "witkoff-kushner-moscow-dec-2025"),
        ("who is Witkoff?", "witkoff-kushner-moscow-dec-2025"),
        ("Who is the president of Ukraine?", "geneva-trilateral-2026"),
        ("who is the US secretary of state?", "waltz-out-rubio-acting-2025"),
    ],
)
def test_who_somebody_is_shows_what_is_recorded_of_them(question: str, development: str, is_semantic: bool) -> None:
    assert development in slugs(shipped_answerer(is_semantic=is_semantic).answer(question))


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("what's the latest on Syria?", "us-leaving-qasrak-2026"),
        ("any news about sanctions?", None),
        ("what is happening in the war now?", "house-ukraine-support-act-2026"),
        ("что нового по Сирии?", "us-leaving-qasrak-2026"),
        ("what happened to Navalny?", "us-500-targets-2024"),
        ("what happened on 24 February 2022?", "invasion-2022"),
        ("что произошло 24 февраля 2022 года?", "invasion-2022"),
        ("what happened in February 2022?", None),
    ],
)
def test_what_is_new_gives_the_newest_first(question: str, newest: str | None, is_semantic: bool) -> None:
    answer = shipped_answerer(is_semantic=is_semantic).answer(question)
    dates = [str(said.date) for said in _said(answer) if isinstance(said, Development)]
    assert answer.answered
    assert len(dates) == len(answer.passages), "no document of 2017 is news"
    assert dates == sorted(dates, reverse=True)
    assert newest is None or slugs(answer)[0] == newest


@pytest.mark.parametrize(
    "question",
    [
        "how old is this info?",
        "how old is your information?",
        "какой у тебя источник и насколько он старый?",
    ],
)
def test_the_age_of_the_source_is_asked_for_in_many_ways(question: str) -> None:
    assert shipped_answerer(is_semantic=False).answer(question).is_of_source


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize(
    ("question", "development"),
    [
        ("who is US president now?", "trump-inaugurated-2025"),
        ("who is the president of Ukraine?", "zelensky-elected-2019"),
        ("who is the US secretary of state?", "riyadh-talks-2025"),
        ("what happened at the Helsinki summit?", "helsinki-summit-2018"),
    ],
)
def test_what_a_development_says_outright_is_an_answer(question: str, development: str, is_semantic: bool) -> None:
    answer = shipped_answerer(is_semantic=is_semantic).answer(question)
    assert answer.answered
    assert development in slugs(answer)


@pytest.mark.parametrize("question", ["кто встретил Путина?", "who met Putin?", "who won the election"])
def test_who_did_something_asks_for_nobodys_card(question: str) -> None:
    assert find_whom(question) is None


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize(
    "question",
    [
        "who is the US ambassador in Moscow now?",
        "Who is the US ambassador to Russia?",
        "Who is the US ambassador to the UN?",
        "who is the CIA director",
        "кто директор ЦРУ сейчас",
        "кто посол США в России?",
    ],
)
def test_a_post_that_somebody_else_held_is_not_answered_with_him(question: str, is_semantic: bool) -> None:
    assert not shipped_answerer(is_semantic=is_semantic).answer(question).answered


@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("who is the national security adviser?", "waltz-out-rubio-acting-2025"),
        ("кто советник по национальной безопасности США?", "waltz-out-rubio-acting-2025"),
        ("Who is Russia's ambassador to the US?", "istanbul-embassy-talks-second-2025"),
        ("who is Russia's foreign minister?", "lavrov-limits-pledge-2026"),
        ("кто президент Сирии?", "sharaa-moscow-2026"),
        ("when did Trump and Putin last meet?", "alaska-meeting-2025"),
        ("когда Трамп и Путин последний раз встречались?", "alaska-meeting-2025"),
        ("when did Trump and Putin last speak?", "trump-putin-call-apr-2026"),
        ("when did Trump and Kim last meet?", "hanoi-summit-2019"),
        ("what is the latest EU sanctions package?", "eu-20th-package-2026"),
    ],
)
def test_who_holds_a_post_and_what_was_last_lead_with_the_newest(question: str, newest: str) -> None:
    assert slugs(shipped_answerer().answer(question))[0] == newest


@pytest.mark.parametrize("is_semantic", [True, False])
def test_what_has_all_words_of_a_question_for_a_figure_is_near(is_semantic: bool) -> None:
    answer = shipped_answerer(is_semantic=is_semantic).answer("how many fighters?")
    assert answer.verdict is Verdict.NEAREST
    assert "limited backing to a small number of fighters" in answer.passages[0].said.text


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_the_record_does_not_hold_is_not_answered(question: str, is_semantic: bool) -> None:
    assert not shipped_answerer(is_semantic=is_semantic).answer(question).answered


def test_where_nothing_later_is_known_that_is_said() -> None:
    answer = shipped_answerer().answer("is the joint implementation group still running?")
    assert answer.is_dated
    text = text_of(
        {"content": "", "embeds": [], "components": render_answer(shipped_library(), answer).to_components()}  # type: ignore[no-untyped-call]
    )
    assert "The library has nothing on that after mid-February 2017." in text


def test_what_answers_come_from_and_how_old_it_is() -> None:
    for is_semantic in (True, False):
        answer = shipped_answerer(is_semantic=is_semantic).answer("What is your source and how old is it?")
        assert answer.answered
        assert answer.is_of_source
        text = text_of(
            {"content": "", "embeds": [], "components": render_answer(shipped_library(), answer).to_components()}  # type: ignore[no-untyped-call]
        )
        assert "YaleGlobal" in text
        assert "mid-February 2017" in text
        assert "until June 2026" in text


def _said(answer: Answer) -> list[Claim | Development]:
    return [passage.said for passage in answer.passages]


@pytest.mark.parametrize("question", ["did the US leave the Iran deal?", "does Russia back the Iran deal?"])
def test_what_came_of_it_stands_before_what_was_said_in_2017(question: str) -> None:
    said = _said(shipped_answerer().answer(question))
    assert isinstance(said[0], Development)
    assert any(isinstance(each, Claim) for each in said)


def test_a_year_gets_what_happened_in_it() -> None:
    answer = shipped_answerer().answer("what happened in 2019?")
    assert answer.answered
    assert {str(each.date)[:4] for each in _said(answer) if isinstance(each, Development)} == {"2019"}


@pytest.mark.parametrize(
    "question",
    [
        "who will win the election?",
        "кто выиграет выборы?",
        "что будет с Сирией?",
        "вернётся ли Сноуден?",
        "подпишут ли новый договор?",
        "распадётся ли НАТО",
        "нападёт ли Россия на Польшу",
    ],
)
def test_what_is_to_come_is_asked_for_in_both_languages(question: str) -> None:
    assert asks_ahead(question)


@pytest.mark.parametrize(
    "question",
    ["кто выиграл выборы?", "поддерживает ли Россия сделку?", "что происходит в Сирии", "когда сенат становится судом"],
)
def test_what_is_or_was_does_not_ask_ahead(question: str) -> None:
    assert not asks_ahead(question)


@pytest.mark.parametrize(
    "question",
    [
        "how do we know Russia hacked the DNC?",
        "what should I know about Syria?",
        "is Putin a war criminal according to Rubio?",
        "did Trump say the US is no better than others?",
        "кто виноват в боях по словам США?",
        "is it fair to say that neither cared?",
    ],
)
def test_to_ask_for_what_is_known_or_was_said_is_no_request_for_advice_or_opinion(question: str) -> None:
    assert refusal_of(question) is None
