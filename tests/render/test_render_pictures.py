"""Drawing for real, and what the gallery keeps."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain import Library, Picture
from bot.gallery import Gallery
from bot.render.catalogue import catalogue
from bot.render.exhibits import render_exhibit_sources, render_picture, render_text
from bot.render.timeline_pictures import timeline_pictures
from tests.libraries import libraries, small_library
from tests.render.test_render_limits import check

ROOT = Path(__file__).parents[2]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(libraries())
def test_every_exhibit_fits_a_message(library: Library) -> None:
    for exhibit in catalogue(library).values():
        check(render_picture(library, exhibit, "picture.png"))
        for page in (0, 3):
            check(render_text(library, exhibit, page, "A remark."))
            check(render_exhibit_sources(library, exhibit, page))
        json.dumps(exhibit.picture.scene)


def small_pictures(topics: int = 4) -> list[Picture]:
    exhibits = catalogue(small_library(topics))
    pictures = [exhibits[kind, ""].picture for kind in ("outlook", "map")]
    return [pictures[0], next(timeline_pictures(small_library(topics))), pictures[1]]


async def test_pictures_are_drawn_once_and_old_ones_go(tmp_path: Path) -> None:
    pictures = small_pictures()
    old = tmp_path / f"{'0' * 64}.png"
    old.write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("mine")
    first = Gallery(tmp_path, pictures)
    assert first.find(pictures[0]) is None
    await first.prepare()
    assert not old.exists()
    assert (tmp_path / "notes.txt").exists()
    assert not list(tmp_path.glob("*.part"))
    written = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")}
    assert len(written) == 3
    second = Gallery(tmp_path, pictures, is_drawing=False)
    await second.prepare()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")} == written
    for picture in pictures:
        content = second.find(picture)
        assert content == first.find(picture)
        assert content is not None
        assert content.startswith(b"\x89PNG")


async def test_what_was_not_foreseen_is_drawn_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = small_pictures()[:2]
    gallery = Gallery(tmp_path, [])
    await gallery.prepare()
    await gallery.draw(first)
    assert gallery.find(first) is not None
    monkeypatch.setattr("bot.gallery._MOST_ASKED_FOR", 1)
    await gallery.draw(second)
    assert gallery.find(second) is not None
    assert gallery.find(first) is None, "the oldest makes room"
    assert len(list(tmp_path.glob("*.png"))) == 1
    off = Gallery(tmp_path, [], is_drawing=False)
    await off.draw(first)
    assert off.find(first) is None
    monkeypatch.setattr("bot.gallery._MOST_WAITING", 0)
    await gallery.draw(first)
    assert gallery.find(first) is None, "too many wait already"


async def test_another_typeface_means_other_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = small_pictures()[1:2]
    await Gallery(tmp_path / "pictures", pictures).prepare()
    [before] = (tmp_path / "pictures").glob("*.png")
    shutil.copytree(ROOT / "bot" / "drawing", tmp_path / "bot" / "drawing")
    (tmp_path / "bot" / "drawing" / "fonts" / "IBMPlexSansCondensed-Bold.ttf").unlink()
    monkeypatch.setattr("bot.gallery._ROOT", tmp_path)
    changed = Gallery(tmp_path / "pictures", pictures, is_drawing=False)
    await changed.prepare()
    assert changed.find(pictures[0]) is None
    assert not before.exists()


async def test_a_picture_that_fails_leaves_the_others(tmp_path: Path) -> None:
    good = small_pictures()[1]
    bad = Picture("bad", "Nothing", {"kind": "nothing that can be drawn"})
    gallery = Gallery(tmp_path, [bad, good])
    await gallery.prepare()
    assert gallery.find(bad) is None
    assert gallery.find(good) is not None
    assert not gallery.is_busy


async def test_a_folder_that_can_not_be_made_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    gallery = Gallery(tmp_path / "file" / "pictures", small_pictures())
    await gallery.prepare()
    assert gallery.find(small_pictures()[0]) is None


def test_the_same_scene_is_the_same_picture_and_odd_ones_are_drawn(tmp_path: Path) -> None:
    odd = small_pictures(1) + small_pictures(26)
    orders = [
        {"path": str(tmp_path / f"{run}-{number}.png"), "scene": picture.scene}
        for run in ("a", "b")
        for number, picture in enumerate(odd if run == "a" else odd[:1])
    ]
    subprocess.run([sys.executable, "-m", "bot.drawing"], input=json.dumps(orders), text=True, check=True, cwd=ROOT)
    assert (tmp_path / "a-0.png").read_bytes() == (tmp_path / "b-0.png").read_bytes()
    assert len(list(tmp_path.glob("*.png"))) == len(orders)


def test_whoever_serves_never_loads_the_plotting_library() -> None:
    program = "import sys, bot.__main__, bot.cli.serve, bot.cli.playground; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
