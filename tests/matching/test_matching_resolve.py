from __future__ import annotations

import io
import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.resolve import resolve
from bot.matching import Matcher
from tests.matching.sample_topics import TOPICS

MATCHER = Matcher(TOPICS)


def written(queries: list[str], *, as_json: bool = True, encoding: str = "utf-8") -> list[str]:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    assert resolve(MATCHER, queries, as_json=as_json, out=out) == 0
    return raw.getvalue().decode(encoding).split("\n")[:-1]


def test_a_json_object_for_every_line() -> None:
    lines = written(["siria\n", "\n", "pizza\r\n", "Сирия"])
    assert [json.loads(line) for line in lines] == [
        {"query": "siria", "topic": "syria", "confidence": 1.0, "suggestions": ["syria"]},
        {"query": "", "topic": None, "confidence": 0.0, "suggestions": []},
        {"query": "pizza", "topic": None, "confidence": 0.0, "suggestions": []},
        {"query": "Сирия", "topic": "syria", "confidence": 1.0, "suggestions": ["syria"]},
    ]
    assert "Сирия" in lines[3]


def test_each_answer_is_out_before_the_next_question_is_read() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8")

    def ask() -> Iterator[str]:
        for asked in range(3):
            assert raw.getvalue().count(b"\n") == asked
            yield "syria\n"

    resolve(MATCHER, ask(), as_json=True, out=out)
    assert raw.getvalue().count(b"\n") == 3


@given(st.lists(st.text(st.characters(exclude_characters="\n\r")), max_size=4))
def test_any_line_is_echoed_as_it_was(queries: list[str]) -> None:
    answers = [json.loads(line) for line in written([f"{query}\n" for query in queries])]
    assert [answer["query"] for answer in answers] == queries


def test_lines_that_break_other_programs() -> None:
    queries = ["\udcff\udcfe syria", "a\x00b", "🙂" * 50, "x" * 100_000, "\u2028", '"', "\x1b[31m"]
    assert [json.loads(line)["query"] for line in written(queries)] == queries


def test_a_stream_of_few_letters_gets_escapes() -> None:
    (line,) = written(["Сирия"], encoding="ascii")
    assert json.loads(line)["query"] == "Сирия"


def test_a_table_for_people() -> None:
    head, *rows = written(["siria", "civil adviser", "pizza", "x\x1b[31m\tx\udcff" + "y" * 60], as_json=False)
    assert head.split() == ["query", "topic", "confidence", "suggestions"]
    assert rows[0].split() == ["siria", "syria", "1.00", "syria"]
    assert rows[1].split()[:3] == ["civil", "adviser", "–"]
    assert rows[2].split() == ["pizza", "–", "0.00", "–"]
    assert rows[3].isprintable()
    assert len({row.index("0.") for row in rows[1:]}) == 1
    assert written(["Сирия"], as_json=False, encoding="ascii")[1].startswith("?????")
