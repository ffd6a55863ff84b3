"""What goes wrong while the bot connects, or ends its connection for good, is said in a sentence."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.serve import run_bot
from bot.client import Detente
from bot.errors import ConfigurationError, UnreachableError
from bot.settings import Settings
from bot.store import Database
from tests.end_to_end.conftest import Run
from tests.loader.library_files import write_library
from tests.support.faults import Drop, Fault
from tests.support.playground import Playground
from tests.support.waiting import eventually

PAGE = "<html><body>We'll be back soon</body></html>"
COMMANDS = "/applications/{application_id}/commands"


@pytest.fixture
def small(playground: Playground, tmp_path: Path) -> Settings:
    """A first start on a small library: whatever goes wrong here comes after it was read, or before."""
    write_library(tmp_path)
    return Settings(
        discord_token=playground.token,
        discord_api_url=playground.api_url,
        database_path=tmp_path / "detente.sqlite3",
        content_dir=tmp_path / "content",
        seeds_dir=tmp_path / "seeds",
        pictures="off",
        semantic="off",
    )


def once(route: str, fault: Fault) -> Callable[[str, str], Fault | None]:
    """A fault of the first request to a route."""
    left = [fault]
    return lambda _, asked: left.pop() if asked == route and left else None


def always(route: str, fault: Fault) -> Callable[[str, str], Fault | None]:
    return lambda _, asked: fault if asked == route else None


@pytest.mark.parametrize("route", ["/users/@me", "/gateway/bot"])
@pytest.mark.parametrize("text", [PAGE, "{broken", "{}", '{"id": 1}'])
@pytest.mark.fault(
    "`/users/@me` or `/gateway/bot` returns a web page or broken JSON", "One sentence that names DISCORD_API_URL"
)
async def test_what_is_not_discord_is_said_to_be_none(
    playground: Playground, small: Settings, route: str, text: str
) -> None:
    playground.fault_plan = always(route, Fault(status=200, text=text))
    with pytest.raises(UnreachableError, match="doesn't answer like Discord") as raised:
        await run_bot(small)
    assert "\n" not in raised.value.user_message


async def test_a_page_for_an_error_is_not_quoted(playground: Playground, small: Settings) -> None:
    playground.fault_plan = always("/users/@me", Fault(status=403, text=PAGE))
    with pytest.raises(UnreachableError, match=r"answered 403 Forbidden\. Check") as raised:
        await run_bot(small)
    assert "html" not in raised.value.user_message


@pytest.mark.parametrize("route", ["/users/@me", "/gateway/bot"])
@pytest.mark.parametrize(
    "text", [PAGE, '{"message": "You are being rate limited.", "retry_after": 1, "global": false}']
)
@pytest.mark.fault(
    "Discord answers 429 with a long Retry-After while the bot starts",
    "The bot says how long it waits, then starts",
)
async def test_a_start_waits_as_long_as_discord_asks(
    playground: Playground, small: Settings, caplog: pytest.LogCaptureFixture, route: str, text: str
) -> None:
    playground.fault_plan = once(route, Fault(status=429, retry_after=1, text=text))
    async with running(small, playground):
        assert "rate limiting the bot, which starts in 1 s (until " in caplog.text


@pytest.mark.fault("Discord's session_start_limit is used up", "The bot says how long it waits, then connects")
async def test_a_spent_session_limit_is_waited_for(
    playground: Playground, small: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    limit = {"total": 1000, "remaining": 0, "reset_after": 300, "max_concurrency": 1}
    answer = json.dumps({"url": playground.backend.gateway_url(), "shards": 1, "session_start_limit": limit})
    playground.fault_plan = always("/gateway/bot", Fault(status=200, text=answer))
    async with running(small, playground):
        assert "allows connecting again in 0 s" in caplog.text


@pytest.mark.fault(
    "Discord accepts no more commands today",
    "The bot says so, keeps the commands it has, and registers the new ones later",
)
async def test_commands_beyond_the_daily_limit_come_later(
    playground: Playground, small: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = '{"message": "Max number of daily application command creates has been reached (200)", "code": 30034}'
    playground.fault_plan = once(COMMANDS, Fault(status=429, retry_after=1, text=refusal))
    async with running(small, playground):
        assert "accepts command changes again in" in caplog.text
        await eventually(lambda: bool(playground.record.find("PUT", COMMANDS, status=200)))


@pytest.mark.fault("The token is reset while the bot runs (4004)", "The bot says so in one sentence and ends")
async def test_a_token_that_was_reset_ends_in_a_sentence(playground: Playground, small: Settings) -> None:
    serving = asyncio.create_task(run_bot(small))
    await eventually(lambda: playground.is_bot_online)
    playground.drop_gateway(4004)
    with pytest.raises(ConfigurationError, match="no longer accepts the token"):
        await serving


@pytest.mark.fault("SIGHUP is sent to the bot", "It reloads its library and keeps running")
async def test_hanging_up_does_not_kill(
    playground: Playground, small: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "bot"):
        async with running(small, playground):
            os.kill(os.getpid(), signal.SIGHUP)
            await eventually(lambda: "reload" in caplog.text)
            assert playground.is_bot_online


class running:  # noqa: N801 - reads as a function
    """The bot as ``run_bot`` runs it, until SIGTERM."""

    def __init__(self, settings: Settings, playground: Playground) -> None:
        self._settings = settings
        self._playground = playground

    async def __aenter__(self) -> None:
        self._serving = asyncio.create_task(run_bot(self._settings))
        await eventually(lambda: self._playground.is_bot_online or self._serving.done(), patience=60)
        if self._serving.done():
            self._serving.result()

    async def __aexit__(self, *_: object) -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            await self._serving
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


@pytest.mark.fault("A background task such as indexing fails", "It is logged, and stopping closes everything")
async def test_failed_background_work_is_logged_and_stops_nothing(
    playground: Playground, small: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("bot.cogs.questions.Questions._index", fail)
    kept: list[Detente] = []
    serving = asyncio.create_task(run_bot(small, introduce=kept.append))
    await eventually(lambda: playground.is_bot_online)
    await eventually(lambda: "The task 'questions' failed" in caplog.text)
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
    assert kept[0].is_closed()
    assert not playground.is_bot_online
    assert not [task for task in asyncio.all_tasks() if task.get_name() in {"digests", "pictures", "serving"}]


@pytest.mark.usefixtures("bot")
@pytest.mark.fault(
    "Discord's API is down while people use commands and buttons",
    "The log says what failed each time, without a traceback",
)
async def test_without_discord_presses_leave_no_traceback(
    playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="syria")
    playground.fault_plan = lambda _, route: Fault(drop=Drop.BEFORE) if route.startswith("/interactions/") else None
    caplog.clear()
    asked = [
        asyncio.create_task(ada.command("brief", topic="iran")),
        asyncio.create_task(ada.press(card, "b:sources:syria")),
    ]
    await eventually(lambda: caplog.text.count("The error notice for") == 2)
    assert caplog.text.count("couldn't reach Discord") == 2
    assert [record for record in caplog.records if record.exc_info] == []
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked, return_exceptions=True)


@pytest.mark.fault(
    "The bot is stopped while questions wait to be recorded in a locked database",
    "It stops anyway, and those questions are dropped",
)
async def test_waiting_misses_do_not_hold_up_stopping(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Database._begin
    waiting: list[str] = []

    async def begin_or_wait(database: Database) -> None:
        task = asyncio.current_task()
        if task is not None and task.get_name() == "miss":
            waiting.append("miss")
            await asyncio.Event().wait()  # the lock outlasts the bot
        await begin(database)

    monkeypatch.setattr(Database, "_begin", begin_or_wait)
    monkeypatch.setattr("bot.cogs.misses._SHUTDOWN_GRACE", 0.01)
    async with run():
        for words in ("pizza", "borscht", "tango", "rugby", "jazz"):
            await playground.member("Ada").command("brief", topic=words)
        await eventually(lambda: bool(waiting))
    assert len(waiting) == 1, "told to stop, none of the others waits for the lock in its turn"
    await eventually(lambda: not playground.is_bot_online)


@pytest.mark.fault(
    "A resource of the bot doesn't close", "The bot says so after eight seconds, closes everything else, and ends"
)
async def test_what_does_not_close_is_left(
    run: Run, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("bot.client._SHUTDOWN_GRACE", 0.05)
    monkeypatch.setattr("bot.cogs.misses.MissRecorder.cog_unload", never)
    async with run() as bot:
        pass
    assert bot.is_closed(), "its connections are closed, whatever did not"
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "digests"]
    assert "Shutting down took more than" in caplog.text
