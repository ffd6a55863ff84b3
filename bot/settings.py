"""Settings from the environment and ``.env``. Each is described in ``.env.example``; a test checks this."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

import attrs
from dotenv import dotenv_values

from bot.installation import DATA_FOLDER, LIBRARY_FOLDER

Switch = Literal["on", "off"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
LogFormat = Literal["text", "json"]

_HOST = re.compile(r"[0-9a-z]([-0-9a-z_]*[0-9a-z])?(\.[0-9a-z]([-0-9a-z_]*[0-9a-z])?)*\.?|[0-9a-f:.]+", re.IGNORECASE)
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _token(value: str | None) -> str | None:
    # Without whitespace that came with copying: the log hides the token as it is used.
    return (value or "").strip() or None


def _address(value: str) -> str:
    address = value.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        has_host = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:  # an invalid port or IPv6 address
        has_host = False
    if not has_host or parts.query or parts.fragment or not address.isprintable() or " " in address:
        raise ValueError("must be a full http:// or https:// address, such as https://discord.com/api/v10")
    return address


def _hours(value: str | float) -> float:
    try:
        hours = float(value)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= 23:
        raise ValueError("must be a number of hours, more than 0 and at most 23, such as 6")
    return hours


def _switch(value: str) -> Switch:
    if value.lower() not in {"on", "off"}:
        raise ValueError("must be on or off")
    return cast("Switch", value.lower())


def _state_url(value: str | None) -> str | None:
    url = (value or "").strip()
    if url and urlsplit(url).scheme not in {"postgresql", "postgres"}:
        raise ValueError("must be an address such as postgresql://user:password@host/database, or empty")
    return url or None


def _count(value: str | int | None) -> int | None:
    if value is None or str(value).strip().lower() in {"", "auto"}:
        return None
    try:
        count = int(value)
    except ValueError:
        count = 0
    if count < 1:
        raise ValueError("must be auto, or a whole number of at least 1")
    return count


def _log_level(value: str) -> LogLevel:
    if value.upper() not in _LOG_LEVELS:
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return cast("LogLevel", value.upper())


def _log_format(value: str) -> LogFormat:
    if value.lower() not in {"text", "json"}:
        raise ValueError("must be text or json")
    return cast("LogFormat", value.lower())


def _port(value: str | int) -> int:
    try:
        port = int(value)
    except ValueError:
        port = -1
    if not 0 <= port <= 65_535:
        raise ValueError("must be a port, a whole number from 0 to 65535")
    return port


@attrs.frozen(kw_only=True)
class Settings:
    """How this installation runs. Read once, at the composition root.

    Args:
        discord_token: The bot's token from the Discord developer portal; it is never printed.
        discord_api_url: The address of Discord's HTTP API, or of a compatible server.
        database_path: The one SQLite file.
        state_url: The PostgreSQL database with the state of several processes; None if the state is in the file.
        shard_count: How many shards the processes share; None for as many as Discord recommends.
        shards_per_process: How many of them a process takes while others have room; None for all it can get.
        content_dir: The folder with topics, actors and events.
        seeds_dir: The folder with the source records.
        digest_catchup_hours: For how many hours after its due moment a digest is still sent.
        pictures: Whether pictures are drawn; off shows those on disk, and text for the rest.
        misses: Whether what people ask for and don't find is counted.
        semantic: Whether questions and names are compared by meaning, with sentence vectors, as well as by words.
        watch: Whether the library is reloaded whenever its files change.
        log_level: How much is logged.
        log_format: Whether the log is lines for people or JSON objects for programs.
        health_port: The port for health and metrics; None for none, 0 for a free one.
        health_host: Its address.
        playground_host: The address the playground's page answers on.
        playground_port: Its port; 0 takes a free one.
    """

    discord_token: str | None = attrs.field(default=None, repr=False, converter=_token)
    discord_api_url: str = attrs.field(default="https://discord.com/api/v10", converter=_address)
    database_path: Path = attrs.field(default=DATA_FOLDER / "detente.sqlite3", converter=Path)
    state_url: str | None = attrs.field(default=None, repr=False, converter=_state_url)
    shard_count: int | None = attrs.field(default=None, converter=_count)
    shards_per_process: int | None = attrs.field(default=None, converter=_count)
    content_dir: Path = attrs.field(default=LIBRARY_FOLDER / "content", converter=Path)
    seeds_dir: Path = attrs.field(default=LIBRARY_FOLDER / "seeds", converter=Path)
    digest_catchup_hours: float = attrs.field(default=6.0, converter=_hours)
    pictures: Switch = attrs.field(default="on", converter=_switch)
    misses: Switch = attrs.field(default="on", converter=_switch)
    semantic: Switch = attrs.field(default="on", converter=_switch)
    watch: Switch = attrs.field(default="off", converter=_switch)
    log_level: LogLevel = attrs.field(default="INFO", converter=_log_level)
    log_format: LogFormat = attrs.field(default="text", converter=_log_format)
    health_port: int | None = attrs.field(default=None, converter=attrs.converters.optional(_port))
    health_host: str = "127.0.0.1"
    playground_host: str = "127.0.0.1"
    playground_port: int = attrs.field(default=8080, converter=_port)


def read_settings(environment: Mapping[str, str], file: Path) -> Settings:
    """The settings of an environment, and of a ``.env`` file for what is empty or missing there.

    Raises:
        ValueError: Some can't be used; the message names each and says what it must be.
    """
    given = {name: text for source in (_read(file), environment) for name, text in _named(source).items()}
    faults = []
    for name, text in given.items():
        try:
            Settings(**{name: text})
        except ValueError as error:
            faults.append(f"{name.upper()}: {error}")
    if faults:
        raise ValueError("; ".join(faults))
    return Settings(**given)


def _read(file: Path) -> Mapping[str, str | None]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):  # some name a virtual environment's folder so
        return {}
    except UnicodeDecodeError:
        raise ValueError(f"{file}: must be saved as UTF-8") from None
    except OSError as error:
        raise ValueError(f"{file}: can't be read ({error.strerror})") from None
    if "\0" in text:  # UTF-16 without its mark looks so, too
        raise ValueError(f"{file}: has NUL characters; save it as text in UTF-8")
    return dotenv_values(stream=io.StringIO(text))


def _named(source: Mapping[str, str | None]) -> dict[str, str]:
    """The settings that are set, by their names here; the environment has other variables too."""
    fields = attrs.fields_dict(Settings)
    return {name.lower(): text for name, text in source.items() if text and name.lower() in fields}
