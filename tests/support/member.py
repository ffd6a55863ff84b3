"""A person acted by a test: the same frames as the page's, sent and received in-process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any

from bot.playground.backend import Backend
from bot.playground.interactions.model import Interaction
from bot.playground.page.session import PageSession
from bot.playground.wire import decode, encode
from bot.playground.world import Channel, Json, User
from tests.support.answer import Answer, PlaygroundError, note
from tests.support.filling import fill_fields, fill_options, find_component, shown_message
from tests.support.waiting import PATIENCE


class Member:
    """A person in the server.

    Args:
        backend: Discord, as it is here.
        user: Who it is.
        is_bot_online: Whether the bot is connected.
    """

    def __init__(self, backend: Backend, user: User, is_bot_online: Callable[[], bool]) -> None:
        self._backend = backend
        self._changed = asyncio.Event()
        self._numbers = count(1)
        self._answers: dict[str, Answer] = {}
        self._choices: dict[str, list[Json]] = {}
        self.user = user
        self.frames: list[Json] = []
        self.seen: dict[str, Json] = {}
        self._session = PageSession(backend, user, self._receive, is_bot_online)
        self._session.open()

    def close(self) -> None:
        """Leave the page."""
        self._session.close()

    def _receive(self, frame: Json) -> None:
        # What a page gets has been through JSON: nothing of it changes later.
        frame = decode(encode(frame))
        self.frames.append(frame)
        name, data = frame["t"], frame["d"]
        if name == "READY":
            self.seen = {m["id"]: m for messages in data["messages"].values() for m in messages}
        elif name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            self.seen[data["id"]] = data
        elif name == "MESSAGE_DELETE":
            self.seen.pop(data["id"], None)
        elif name == "AUTOCOMPLETE":
            self._choices[data["nonce"]] = data["choices"]
        answer = self._answers.get(data.get("nonce") or "")
        if answer is not None:
            note(answer, name, data)
        self._changed.set()

    async def until(self, condition: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait for something to be so, looking again whenever a frame came.

        Raises:
            PlaygroundError: It did not become so.
        """
        try:
            async with asyncio.timeout(patience):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            last = [frame["t"] for frame in self.frames[-5:]]
            raise PlaygroundError(f"waited {patience} s in vain; the last frames were {last}") from None

    def channel(self, name: str) -> Channel:
        """A channel by its name or id, with or without #; "dm" is the conversation with the bot."""
        world = self._backend.world
        if name == "dm":
            return world.direct_channel(self.user.id)
        found = world.find_channel(name.removeprefix("#"))
        if found is None and name.isdecimal():
            found = world.channels.get(int(name))
        if found is None:
            raise PlaygroundError(f"there is no channel {name}")
        return found

    def find_command(self, name: str, kind: int = 1) -> Json:
        """The registered command of that name."""
        for command in self._session.view.commands():
            if command["name"] == name and command["type"] == kind:
                return command
        raise PlaygroundError(f"there is no command {name}; has the bot registered it?")

    async def command(
        self, command: str, /, channel: str = "general", options: Json | None = None, **more: Any
    ) -> Answer:
        """Use a slash command, a subcommand by "digest setup", and wait for what comes of it.

        Args:
            command: Its name.
            channel: Where it is used.
            options: What is filled in, by name; needed for an option called "channel" or "options".
            more: The rest of what is filled in.
        """
        top, *path = command.split()
        found = self.find_command(top)
        filled = fill_options(self._resolve, found, path, (options or {}) | more)
        place = str(self.channel(channel).id)
        return await self._ask("command", channel_id=place, command_id=found["id"], options=filled)

    async def autocomplete(
        self, command: str, option: str, typed: str, /, channel: str = "general", options: Json | None = None
    ) -> list[Json]:
        """Type into an option and wait for the choices."""
        top, *path = command.split()
        found = self.find_command(top)
        filled = fill_options(self._resolve, found, path, options or {}, (option, typed))
        place = str(self.channel(channel).id)
        answer = self._send("autocomplete", channel_id=place, command_id=found["id"], options=filled)
        await self.until(lambda: answer.nonce in self._choices or answer.failure is not None)
        if answer.failure is not None:
            raise PlaygroundError(answer.failure)
        return self._choices.pop(answer.nonce)

    async def press(self, message: Json | Answer, which: str) -> Answer:
        """Press a button, named by its custom id, its label or how the label begins."""
        return await self._use(shown_message(message), which, {2}, None)

    async def select(self, message: Json | Answer, which: str, values: str | list[str]) -> Answer:
        """Choose from a select, named by its custom id or placeholder."""
        chosen = [values] if isinstance(values, str) else values
        return await self._use(shown_message(message), which, {3, 5, 6, 7, 8}, chosen)

    async def context_menu(self, command: str, message: Json | Answer, /) -> Answer:
        """Use a command of a message's menu."""
        target, found = shown_message(message), self.find_command(command, 3)
        return await self._ask(
            "context_menu", channel_id=target["channel_id"], command_id=found["id"], target_id=target["id"]
        )

    async def user_menu(self, command: str, user: str, /, channel: str = "general") -> Answer:
        """Use a command of a person's menu."""
        found, target = self.find_command(command, 2), self._backend.world.find_user(user)
        if target is None:
            raise PlaygroundError(f"nobody is called {user}")
        place = str(self.channel(channel).id)
        return await self._ask("context_menu", channel_id=place, command_id=found["id"], target_id=str(target.id))

    async def submit(self, answer: Answer, /, **values: Any) -> Answer:
        """Send off the modal an answer opened, its fields named by custom id."""
        if answer.modal is None:
            raise PlaygroundError("no modal was opened")
        filled = fill_fields(answer.modal["components"], values)
        return await self._ask(
            "modal", interaction_id=answer.id, custom_id=answer.modal["custom_id"], components=filled
        )

    async def say(self, content: str, channel: str = "general") -> Json:
        """Write a message."""
        return self._write(channel_id=str(self.channel(channel).id), content=content)

    async def reply(self, message: Json | Answer, content: str, *, ping: bool = True) -> Json:
        """Reply to a message, with or without a mention of its author."""
        shown = shown_message(message)
        mentions = {"parse": ["users", "roles", "everyone"], "replied_user": ping}
        return self._write(
            channel_id=shown["channel_id"],
            content=content,
            message_reference={"message_id": shown["id"]},
            allowed_mentions=mentions,
        )

    async def answer_to(self, message: Json, patience: float = PATIENCE) -> Json:
        """Wait for the bot's reply to a message and return it."""
        bot_id = str(self._backend.world.bot.id)

        def replies() -> list[Json]:
            said = (m for m in self.seen.values() if m["author"]["id"] == bot_id)
            return [m for m in said if (m.get("message_reference") or {}).get("message_id") == message["id"]]

        await self.until(lambda: bool(replies()), patience)
        return replies()[-1]

    def edit(self, message: Json, content: str) -> None:
        """Change one's own message."""
        self._demand("edit", channel_id=message["channel_id"], message_id=message["id"], content=content)

    def _write(self, **fields: Any) -> Json:
        known = set(self.seen)
        self._demand("message", **fields)
        mine = [m for key, m in self.seen.items() if key not in known and m["author"]["id"] == str(self.user.id)]
        return mine[-1]

    def dismiss(self, message: Json | Answer) -> None:
        """Dismiss a message only this member sees."""
        shown = shown_message(message)
        self._demand("dismiss", channel_id=shown["channel_id"], message_id=shown["id"])

    def messages(self, channel: str = "general") -> list[Json]:
        """What this member sees in a channel, oldest first."""
        place = str(self.channel(channel).id)
        return sorted((m for m in self.seen.values() if m["channel_id"] == place), key=lambda m: int(m["id"]))

    async def _use(self, message: Json, which: str, kinds: set[int], values: list[str] | None) -> Answer:
        component = find_component(message, which, kinds)
        more: Json = {} if values is None else {"values": values}
        return await self._ask(
            "component",
            channel_id=message["channel_id"],
            message_id=message["id"],
            custom_id=component["custom_id"],
            component_type=component["type"],
            **more,
        )

    async def _ask(self, operation: str, **fields: Any) -> Answer:
        answer = self._send(operation, **fields)
        answer.source_id = fields.get("message_id")
        await self.until(lambda: answer.failure is not None or self._is_settled(answer))
        return answer

    def _is_settled(self, answer: Answer) -> bool:
        interaction: Interaction | None = self._backend.interactions.find(int(answer.id or 0))
        return answer.is_done and interaction is not None and interaction.is_settled

    def _send(self, operation: str, **fields: Any) -> Answer:
        nonce = str(next(self._numbers))
        answer = self._answers[nonce] = Answer(self, nonce)
        self._session.take(encode({"op": operation, "nonce": nonce, **fields}))
        return answer

    def _demand(self, operation: str, **fields: Any) -> None:
        """Do what takes effect at once, or not at all."""
        answer = self._send(operation, **fields)
        if answer.failure is not None:
            raise PlaygroundError(answer.failure)

    def _resolve(self, kind: int, name: str) -> str:
        """The id behind a name given for an option of a kind."""
        world = self._backend.world
        if kind == 7:
            return str(self.channel(name).id)
        user = world.find_user(name)
        role = next((role for role in world.guild.roles.values() if role.name == name), None)
        found = {6: user, 8: role, 9: user or role}[kind]
        if found is None:
            raise PlaygroundError(f"there is nobody and no role called {name}")
        return str(found.id)
