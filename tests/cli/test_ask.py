"""``python -m bot ask`` as programs and people see it."""

from __future__ import annotations

import io
import json

import pytest

from bot.cli.ask import ask
from tests.shipped import shipped_answerer, shipped_library

pytestmark = pytest.mark.encoder


def run(*questions: str, as_json: bool) -> str:
    out = io.StringIO()
    assert ask(shipped_answerer(), shipped_library(), questions, as_json=as_json, out=out) == 0
    return out.getvalue()


def test_json_has_one_object_a_line_in_order() -> None:
    lines = run("does Russia support the Iran nuclear deal?\n", "pizza\r\n", "", as_json=True).splitlines()
    first, second, third = map(json.loads, lines)
    assert first["question"] == "does Russia support the Iran nuclear deal?"
    assert first["answered"]
    passage = next(passage for passage in first["passages"] if passage["claim"] == "yg17.9h")
    assert (passage["paragraph"], passage["topic"]) == (9, "iran-nuclear-deal")
    assert list(first) == ["question", "answered", "verdict", "refusal", "passages"]
    assert first["verdict"] == "answered"
    assert list(passage) == ["claim", "paragraph", "topic", "text"]
    assert passage["text"].startswith("Russia supported the Iran nuclear deal.")
    assert (second["question"], second["answered"], second["passages"]) == ("pizza", False, [])
    assert (third["question"], third["answered"], third["verdict"]) == ("", False, "none")


def test_json_names_developments_and_sources() -> None:
    later, source = map(json.loads, run("Is New START in force?", "what is your source?", as_json=True).splitlines())
    passage = later["passages"][0]
    assert (passage["development"], passage["date"]) == ("new-start-expired-2026", "2026-02-05")
    assert source["answered"]
    assert "mid-February 2017" in source["passages"][0]["text"]


def test_people_are_told_why() -> None:
    out = io.StringIO()
    ask(shipped_answerer(), shipped_library(), ["New START?"], as_json=False, out=out, with_reasons=True)
    assert "signal" in out.getvalue()


def test_broken_bytes_are_answered_too() -> None:
    line = run("pizza \udc80", as_json=True)
    assert json.loads(line)["question"] == "pizza \udc80"


def test_people_get_passages_with_where_they_stand() -> None:
    text = run("does Russia support the Iran nuclear deal?", "pizza\x1b[31m", as_json=False)
    assert "iran-nuclear-deal · yg17.9h · paragraph 9 · fact" in text
    assert "not covered by the sources" in text
    assert "\x1b" not in text
    later = run("Is New START in force?", as_json=False)
    assert "2026-02-05 · fact\n    New START expired" in later
    assert "over fifty years.\n    https://" in later


def test_an_answer_comes_in_the_language_asked_for() -> None:
    out = io.StringIO()
    russian = shipped_library().in_language("ru")
    questions = ["does Russia support the Iran nuclear deal?", "Is New START in force?"]
    assert ask(shipped_answerer(), russian, questions, as_json=True, out=out) == 0
    deal, treaty = (json.loads(line)["passages"] for line in out.getvalue().splitlines())
    texts = {passage.get("development") or passage["claim"]: passage["text"] for passage in (*deal, *treaty)}
    assert texts["yg17.9h"].startswith("Россия поддерживала иранскую ядерную сделку")
    assert texts["new-start-expired-2026"].startswith("Срок действия ДСНВ (СНВ-3) истёк")


def test_people_are_told_that_nothing_later_is_recorded() -> None:
    assert "nothing later is recorded" in run("is the joint implementation group still running?", as_json=False)
