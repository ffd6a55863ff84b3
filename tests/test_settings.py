"""Settings as people write them, and what they are told where one can't be used."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from bot.__main__ import main
from bot.settings import Settings, read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_what_is_set_is_read_whatever_its_case(file: Path) -> None:
    environment = {"DISCORD_TOKEN": "abc", "pictures": "OFF", "LOG_LEVEL": "debug", "PATH": "/bin", "SEEDS_DIR": "s"}
    settings = read_settings(environment, file)
    assert settings == Settings(discord_token="abc", pictures="off", log_level="DEBUG", seeds_dir=Path("s"))


def test_the_environment_comes_before_the_file_unless_it_is_empty(file: Path) -> None:
    file.write_text('# a comment\nDISCORD_TOKEN="from the file"\nMISSES=off\nOTHERS=x\nPLAYGROUND_PORT=\n')
    settings = read_settings({"DISCORD_TOKEN": "", "MISSES": "on"}, file)
    assert settings == Settings(discord_token="from the file", misses="on")


def test_a_file_from_windows_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfDISCORD_TOKEN=abc\r\nPLAYGROUND_PORT=0\r\n")
    assert read_settings({}, file) == Settings(discord_token="abc", playground_port=0)


_ADDRESS = pytest.mark.fault("`DISCORD_API_URL` is `https://` or another incomplete address", "One sentence")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8080/api/v10", "http://localhost", "https://[::1]:8080/api", " https://discord.com/api/v10/ "],
)
def test_whole_addresses_are_taken(address: str) -> None:
    assert Settings(discord_api_url=address).discord_api_url == address.strip().rstrip("/")


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("DISCORD_API_URL", "discord.com", "must be a full http"),
        *(
            pytest.param("DISCORD_API_URL", address, "must be a full http", marks=_ADDRESS)
            for address in (
                "https://",
                "https://:443",
                "http://[::1",
                "http://a b/api",
                "http://host:99999/",
                "http://x?y",
            )
        ),
        ("DIGEST_CATCHUP_HOURS", "0", "more than 0 and at most 23"),
        ("DIGEST_CATCHUP_HOURS", "24", "more than 0 and at most 23"),
        ("DIGEST_CATCHUP_HOURS", "six", "more than 0 and at most 23"),
        ("DIGEST_CATCHUP_HOURS", "nan", "more than 0 and at most 23"),
        ("PICTURES", "yes", "must be on or off"),
        ("MISSES", "1", "must be on or off"),
        ("LOG_LEVEL", "loud", "must be DEBUG, INFO, WARNING or ERROR"),
        ("PLAYGROUND_PORT", "65536", "a whole number from 0 to 65535"),
        ("PLAYGROUND_PORT", "80.5", "a whole number from 0 to 65535"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_it_must_be(name: str, text: str, wanted: str, file: Path) -> None:
    with pytest.raises(ValueError, match=f"^{name}: .*{wanted}"):
        read_settings({name: text}, file)


def test_all_faults_are_told_at_once_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PICTURES", "yes")
    (tmp_path / ".env").write_text("LOG_LEVEL=loud\n")
    assert main(["check"]) == 78
    said = capsys.readouterr().err
    assert said.startswith("The settings need fixing: ")
    assert "PICTURES: must be" in said
    assert "LOG_LEVEL: must be" in said
    assert said.endswith("See .env.example.\n")
    assert said.count("\n") == 1


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    file.write_bytes(b"DISCORD_TOKEN=\xff\xfe\n")
    with pytest.raises(ValueError, match=r"\.env: must be saved as UTF-8"):
        read_settings({}, file)


@pytest.mark.fault("`.env` contains NUL, as UTF-16 text does", "One sentence that says how to save it")
def test_a_file_with_nul_is_named(file: Path) -> None:
    file.write_bytes("DISCORD_TOKEN=abc\nDATABASE_PATH=x\n".encode("utf-16-le"))
    with pytest.raises(ValueError, match=r"\.env: has NUL characters"):
        read_settings({}, file)


def test_a_virtual_environment_of_that_name_is_no_file_of_settings(file: Path) -> None:
    file.mkdir()
    assert read_settings({}, file) == Settings()


def test_a_token_is_taken_without_what_copying_brings_along() -> None:
    assert Settings(discord_token=" abc\n").discord_token == "abc"
    assert Settings(discord_token=" \n").discord_token is None


def test_the_token_is_never_printed_and_settings_never_change() -> None:
    settings = Settings(discord_token="secret")
    assert "secret" not in repr(settings)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        settings.misses = "off"  # type: ignore[misc]
