"""The wheel, installed into a fresh environment, as somebody meets it who has nothing else."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.waiting import PATIENCE

ROOT = Path(__file__).parent.parent
UV = ROOT / ".venv" / "bin" / "uv"  # whatever interpreter runs the tests


@pytest.fixture(scope="module")
def detente(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command that the wheel installs, with everything that is pinned for it."""
    folder = tmp_path_factory.mktemp("installed")
    venv = folder / "venv"
    build = ("build", "--wheel", "--no-build-isolation", "--python", sys.executable, "--out-dir", folder, ROOT)
    _uv(*build)
    _uv("venv", "--python", sys.executable, venv)
    install = ("pip", "install", "--python", venv / "bin" / "python")
    _uv(*install, "--require-hashes", "--requirements", ROOT / "requirements.lock")
    _uv(*install, "--no-deps", next(folder.glob("*.whl")))
    return venv / "bin" / "detente"


def _uv(*arguments: str | Path) -> None:
    subprocess.run([UV, "--quiet", *arguments], check=True, timeout=PATIENCE)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with an empty home."""
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "PICTURES": "off", "SEMANTIC": "off"}


def _run(detente: Path, tmp_path: Path, home: dict[str, str], *arguments: str, **options: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [detente, *arguments], cwd=tmp_path, env=home, capture_output=True, text=True, check=False, timeout=PATIENCE,
        input=options.get("given", ""),
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_without_a_token_it_says_how_to_get_one(detente: Path, tmp_path: Path, home: dict[str, str]) -> None:
    code, _, said = _run(detente, tmp_path, home)
    assert code != 0
    assert "https://discord.com/developers/applications" in said
    assert "`detente setup`" in said
    assert "`detente playground`" in said


def test_the_library_is_in_it_and_another_may_be_named(detente: Path, tmp_path: Path, home: dict[str, str]) -> None:
    code, said, _ = _run(detente, tmp_path, home, "check")
    assert code == 0
    assert "No problems." in said
    code, said, _ = _run(detente, tmp_path, home | {"CONTENT_DIR": str(tmp_path / "none")}, "check")
    assert code == 1
    assert str(tmp_path / "none") in said


def test_setup_writes_settings_that_nobody_else_can_read(detente: Path, tmp_path: Path, home: dict[str, str]) -> None:
    code, said, _ = _run(detente, tmp_path, home, "setup", given=" abc.def\n")
    file = tmp_path / "home" / ".config" / "detente" / ".env"
    assert code == 0
    assert str(file) in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "DISCORD_TOKEN=abc.def\n" in file.read_text()
    code, _, said = _run(detente, tmp_path, home, "setup", given="other\n")
    assert code != 0
    assert "already exists" in said
    assert "DISCORD_TOKEN=abc.def\n" in file.read_text()


def test_the_playground_runs_and_keeps_its_data_in_the_platform_s_place(
    detente: Path, tmp_path: Path, home: dict[str, str]
) -> None:
    command = [str(detente), "playground", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=home, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"Open (http://\S+)", process.stdout.readline())
            assert found is not None
            with urllib.request.urlopen(found[1], timeout=PATIENCE) as page:
                assert "<html" in page.read().decode()
            process.terminate()
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
    assert (tmp_path / "home" / ".local" / "share" / "detente" / "playground.sqlite3").is_file()
    assert not (tmp_path / "data").exists()
