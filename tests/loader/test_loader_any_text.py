"""Whatever stands in a file, reading it ends with a library or with problems, never with an exception."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.loader import read_library
from bot.loader.plain_text import _BANNED, _SUSPICIOUS
from bot.loader.problems import Report
from bot.loader.toml_tables import read_tables
from bot.render.briefs import brief_faults
from tests.loader.library_files import FILES, FLOOD, write_library

_pieces = st.sampled_from(
    ['"', "'", "[", "]", "{", "}", "=", "\n", "#", ",", "+++", "## Summary", "- ", "[rv01.1a]", '"""', "\\", "title",
     "“", "[[claims]]", "[source]", "aliases", ". ", "U.S.", "2020-01-01", "\r\n", "\x00", "é", "\u2028", ": "]
)  # fmt: skip
_soup = st.one_of(st.text(max_size=300), st.lists(_pieces, max_size=60).map("".join))
_marks = st.sampled_from([*"[]()<>@*_~`|#+-•!:/ \n1.)aA", "http://", "HTTPS://", "www.", "everyone", "[a](b)", "- "])
_quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_quick
@given(name=st.sampled_from(sorted(FILES)), content=st.one_of(_soup.map(lambda s: s.encode()), st.binary(max_size=200)))
def test_any_content_is_read_or_named(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root)
        (root / name).write_bytes(content)
        reading = read_library(root / "content", root / "seeds", measure=brief_faults)
        assert (reading.library is None) == bool(reading.problems)
        lines = len(content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        for problem in reading.problems:
            assert str(problem).isprintable()
            assert problem.line >= 1
            assert problem.file != str(root / name) or problem.line <= lines


@_quick
@given(cut=st.integers(0, len(FLOOD)), soup=_soup, gone=st.integers(0, 40))
def test_any_damage_is_read_or_named(cut: int, soup: str, gone: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root)
        damaged = FLOOD[:cut] + soup + FLOOD[cut + gone :]
        (root / "content/topics/flood.md").write_bytes(damaged.encode())
        reading = read_library(root / "content", root / "seeds", measure=brief_faults)
        assert (reading.library is None) == bool(reading.problems)


_toml_text = st.one_of(
    st.text("ab ]['#,=é", max_size=8).map(lambda s: "'" + s.replace("'", "") + "'"),
    st.text("ab ]['\"\\#,=\n", max_size=8).map(
        lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    ),
    st.text("ab ]['#,=\n", max_size=8).map(lambda s: '"""\n' + s + '"""'),
    st.text('ab ]["#,=\n', max_size=8).map(lambda s: "'''" + s + "'''"),
    st.sampled_from(["1", "true", "2020-01-02", "1.5", '"""a"b"""""']),
)
_gap = st.sampled_from(["", " ", "\n", "\n  # a, b]\n"])
_list = st.lists(st.tuples(_gap, _toml_text, _gap).map("".join), max_size=4).map(lambda s: "[" + ",".join(s) + "]")
_settings = st.lists(st.one_of(_toml_text, _list), max_size=6)


@given(_settings)
def test_cutting_toml_into_statements_changes_nothing(values: list[str]) -> None:
    text = "# settings\n" + "\n".join(f"key{n} = {value} # note" for n, value in enumerate(values))
    report = Report("file")
    table = read_tables(text, 1, report)[0]
    assert report.problems == []
    assert {key: entry.value for key, entry in table.entries.items()} == tomllib.loads(text)
    for key, entry in table.entries.items():
        assert text.split("\n")[entry.line - 1].startswith(f"{key} =")
        if isinstance(entry.value, list):
            assert len(entry.item_lines) == len(entry.value)


@given(text=st.text(max_size=60) | st.lists(_marks, max_size=12).map("".join))
def test_whatever_may_not_stand_in_a_text_is_looked_for(text: str) -> None:
    """One quick look decides whether the searches are made at all; it must never be the one that is wrong."""
    if any(pattern.search(text) for pattern, _ in _BANNED):
        assert _SUSPICIOUS.search(text)
