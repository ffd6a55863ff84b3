"""What the page is served and told, over its own socket."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.playground.page import site
from tests.playground.sample_bot import Connect, SampleBot
from tests.support.playground import Playground


class Page:
    """A page by hand."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def until(self, name: str) -> dict[str, Any]:
        while True:
            frame = await self.socket.receive_json(timeout=5)
            if frame["t"] == name:
                data: dict[str, Any] = frame["d"]
                return data

    async def refused(self, frame: Any) -> str:
        await self.socket.send_str(frame if isinstance(frame, str) else json.dumps(frame))
        code: str = (await self.until("ERROR"))["code"]
        return code


@pytest.fixture
async def web(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.url) as session:
        yield session


@pytest.fixture
async def page(web: aiohttp.ClientSession) -> AsyncIterator[Page]:
    async with web.ws_connect("/playground/socket") as socket:
        yield Page(socket)


async def test_it_begins_with_everything_there_is(page: Page, playground: Playground) -> None:
    await playground.member("Boris").say("before")
    ready = await page.until("READY")
    assert ready["me"]["username"] == "ada"
    assert [user["global_name"] for user in ready["users"]] == ["Ada", "Boris"]
    assert {member["user"]["username"] for member in ready["guild"]["members"]} == {"ada", "boris", "Détente"}
    assert [c["type"] for c in ready["channels"]] == [0, 0, 5, 15, 1]
    assert all(c["permissions"].isdecimal() for c in ready["channels"])
    assert ready["channels"][-1]["recipients"][0]["bot"] is True
    assert (ready["commands"], ready["bot_online"]) == ([], False)
    assert [m for messages in ready["messages"].values() for m in messages] == []
    assert (await page.until("MESSAGE_CREATE"))["content"] == "before"


async def test_one_can_be_somebody_else(web: aiohttp.ClientSession, playground: Playground) -> None:
    boris = playground.member("Boris").user
    async with web.ws_connect(f"/playground/socket?user={boris.id}") as socket:
        assert (await Page(socket).until("READY"))["me"]["username"] == "boris"
    for nobody in (5, playground.world.bot.id, "x"):
        async with web.get(f"/playground/socket?user={nobody}") as response:
            assert response.status == 404


async def test_a_command_from_registration_to_answer(page: Page, playground: Playground, connect: Connect) -> None:
    client = SampleBot()

    @client.tree.command(description="Say something")
    async def say(interaction: Any, text: str) -> None:
        await interaction.response.send_message(text, ephemeral=True)

    general = str(playground.member("Ada").channel("general").id)
    await page.until("READY")
    await connect(client)
    (command,) = (await page.until("COMMANDS_UPDATE"))["commands"]
    assert command["usable"] is True
    assert (await page.until("PRESENCE"))["bot_online"] is True
    options = [{"name": "text", "type": 3, "value": "hello"}]
    use = {"op": "command", "nonce": "7", "channel_id": general, "command_id": command["id"], "options": options}
    await page.socket.send_json(use)
    created = await page.until("INTERACTION_CREATED")
    assert created["nonce"] == "7"
    message = await page.until("MESSAGE_CREATE")
    assert (message["content"], message["flags"]) == ("hello", 64)
    assert await page.until("INTERACTION_DONE") == created
    await page.socket.send_json({"op": "dismiss", "channel_id": general, "message_id": message["id"]})
    assert await page.until("MESSAGE_DELETE") == {"id": message["id"], "channel_id": general}


async def test_frames_that_cannot_be_taken(page: Page, playground: Playground) -> None:
    general = str(playground.member("Ada").channel("general").id)
    assert await page.refused("{") == "FRAME_UNREADABLE"
    assert await page.refused("[" * 60_000) == "FRAME_UNREADABLE"
    assert await page.refused("[]") == "FRAME_UNREADABLE"
    assert await page.refused({"op": "cheese"}) == "UNKNOWN_OP"
    assert await page.refused({"op": ["command"]}) == "UNKNOWN_OP"
    assert await page.refused({"op": "message", "content": "x" * 70_000}) == "FRAME_TOO_LARGE"
    assert await page.refused({"op": "message", "content": "x"}) == "FRAME_INVALID"
    assert await page.refused({"op": "message", "channel_id": "5", "content": "x"}) == "UNKNOWN_CHANNEL"
    assert await page.refused({"op": "message", "channel_id": general, "content": "x" * 2001}) == "CONTENT_LENGTH"
    assert await page.refused({"op": "message", "channel_id": general, "content": " "}) == "CONTENT_LENGTH"
    assert await page.refused({"op": "dismiss", "channel_id": general, "message_id": "5"}) == "UNKNOWN_MESSAGE"
    assert await page.refused({"op": "command", "channel_id": general, "command_id": "5"}) == "UNKNOWN_COMMAND"
    assert await page.refused({"op": "modal", "interaction_id": "5", "components": []}) == "UNKNOWN_MODAL"
    assert await page.refused({"op": "clock", "to": "tomorrow"}) == "FRAME_INVALID"
    assert await page.refused({"op": "clock", "advance": -5}) == "CLOCK"
    assert await page.refused({"op": "clock", "advance": 1e300}) == "CLOCK"
    assert await page.refused({"op": "clock", "advance": float("nan")}) == "FRAME_UNREADABLE"
    await page.socket.send_json({"op": "message", "channel_id": general, "content": "still here"})
    assert (await page.until("MESSAGE_CREATE"))["content"] == "still here"


async def test_boris_may_not_write_announcements(web: aiohttp.ClientSession, playground: Playground) -> None:
    boris = playground.member("Boris")
    async with web.ws_connect(f"/playground/socket?user={boris.user.id}") as socket:
        place = str(boris.channel("announcements").id)
        refused = await Page(socket).refused({"op": "message", "channel_id": place, "content": "x"})
        assert refused == "MISSING_PERMISSIONS"


async def test_the_clock_is_moved_for_everyone(page: Page, playground: Playground) -> None:
    ready = await page.until("READY")
    await page.socket.send_json({"op": "clock", "advance": 3600})
    before = datetime.fromisoformat(ready["now"])
    for told in (await page.until("CLOCK"), playground.member("Boris").frames[0]["d"]):
        assert datetime.fromisoformat(told["now"]) - before >= timedelta(hours=1)


async def test_hidden_channels_stay_hidden(page: Page, playground: Playground) -> None:
    await page.until("READY")
    hidden = playground.owner.add_channel("hidden")
    await page.until("CHANNEL_CREATE")
    playground.owner.set_overwrite(hidden, "@everyone", deny=1 << 10)
    await playground.member("Boris").say("visible")
    assert (await page.until("MESSAGE_CREATE"))["content"] == "visible"
    assert await page.refused({"op": "message", "channel_id": str(hidden.id), "content": "x"}) == "UNKNOWN_CHANNEL"


class TestDoor:
    async def test_files_come_with_strict_headers(
        self, web: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        static = tmp_path / "static"
        static.mkdir()
        (static / "index.html").write_text("<p>page</p>")
        (static / "page.js").write_text("1")
        (tmp_path / "secret.txt").write_text("secret")
        monkeypatch.setattr(site, "_STATIC", static)
        async with web.get("/") as response:
            assert response.headers["Content-Type"] == "text/html; charset=utf-8"
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Frame-Options"] == "DENY"
            assert response.headers["Content-Security-Policy"].startswith("default-src 'self';")
            assert await response.text() == "<p>page</p>"
        async with web.get("/static/page.js") as response:
            assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
        for path in ("/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static/..%2fsecret.txt", "/static/none"):
            async with web.get(path) as response:
                assert response.status == 404, path

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "{port}", "[::1"])
    async def test_other_host_names_are_refused(
        self, web: aiohttp.ClientSession, playground: Playground, host: str
    ) -> None:
        port = playground.url.rsplit(":", 1)[1]
        for path in ("/", "/playground/socket", "/api/v10/gateway"):
            async with web.get(path, headers={"Host": host.format(port=port)}) as response:
                assert response.status == 403

    async def test_localhost_is_fine(self, web: aiohttp.ClientSession, playground: Playground) -> None:
        port = playground.url.rsplit(":", 1)[1]
        async with web.get("/api/v10/gateway", headers={"Host": f"localhost:{port}"}) as response:
            assert response.status == 200

    @pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
    async def test_other_sites_get_no_socket(self, web: aiohttp.ClientSession, origin: str) -> None:
        async with web.get("/playground/socket", headers={"Origin": origin}) as response:
            assert response.status == 403

    async def test_what_the_bot_uploads_does_not_become_a_page(
        self, web: aiohttp.ClientSession, api: aiohttp.ClientSession, playground: Playground
    ) -> None:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("payload_json", "{}", content_type="application/json")
        form.add_field("files[0]", b"<script>", filename="../x.html")
        place = playground.member("Ada").channel("general").id
        async with api.post(f"channels/{place}/messages", data=form) as response:
            (attachment,) = (await response.json())["attachments"]
        assert attachment["filename"] == "x.html"
        async with web.get(attachment["url"]) as response:
            assert response.headers["Content-Disposition"] == 'attachment; filename="x.html"'
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]
