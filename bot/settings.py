"""Settings from the environment and ``.env``. Every one is described in ``.env.example``; a test holds that."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """How this installation runs. Read once, at the composition root."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    discord_token: SecretStr | None = Field(None, description="The bot's token from the Discord developer portal.")
    discord_api_url: str = Field(
        "https://discord.com/api/v10",
        description="Where Discord's HTTP API answers; another Discord-compatible server may be named.",
    )
    database_path: Path = Field(Path("data/detente.sqlite3"), description="The one SQLite file.")
    content_dir: Path = Field(Path("content"), description="The folder with topics, actors and events.")
    seeds_dir: Path = Field(Path("seeds"), description="The folder with the source records.")
    digest_catchup_hours: float = Field(
        6, gt=0, le=23, description="For how many hours after its due moment a digest is still sent."
    )
    pictures: Literal["on", "off"] = Field(
        "on", description="Whether pictures are drawn; off shows those on disk, and text for the rest."
    )
    misses: Literal["on", "off"] = Field("on", description="Whether what people ask for and don't find is counted.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    playground_host: str = Field("127.0.0.1", description="The address the playground's page answers on.")
    playground_port: int = Field(8080, ge=0, le=65535, description="Its port; 0 takes a free one.")

    @field_validator("discord_api_url")
    @classmethod
    def _plain_url(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://, such as https://discord.com/api/v10")
        return value.rstrip("/")

    @field_validator("misses", "pictures", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value
