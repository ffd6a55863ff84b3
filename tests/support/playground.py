"""The playground with what tests need: people to act as, a server to change, requests to look at, faults on demand."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from bot.playground import server
from bot.playground.errors import ApiError
from bot.playground.rest.server import BODY, PREFIX, UPLOADS, Handler, json_response, read_request
from bot.playground.wire import encode
from tests.support.faults import Drop, Fault, FaultPlan, no_faults
from tests.support.member import Member
from tests.support.owner import Owner
from tests.support.record import Exchange, Record

START = datetime(2026, 12, 9, 5, 30, tzinfo=UTC)
"""When tests begin, whatever hour they run: a Wednesday, no change to or from summer time near, early in the day."""


class Playground(server.Playground):
    """An embedded Discord whose requests are recorded, and fail where ``fault_plan`` says so.

    Args:
        options: As the playground takes them.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, middlewares=[self._observe])
        self.owner = Owner(self.backend)
        self.record = Record()
        self.fault_plan: FaultPlan = no_faults
        self._members: dict[str, Member] = {}

    async def close(self) -> None:
        """Leave the page with everybody, close every connection and stop listening."""
        for member in self._members.values():
            member.close()
        self._members.clear()
        await super().close()

    def member(self, name: str) -> Member:
        """A person to act as, by name: "Ada", who has Manage Server, or "Boris", who has not."""
        if name not in self._members:
            user = self.world.find_user(name)
            if user is None or user not in self.world.people:
                raise LookupError(f"nobody here is called {name}")
            self._members[name] = Member(self.backend, user, lambda: self.is_bot_online)
        return self._members[name]

    def drop_gateway(self, code: int | None = None) -> None:
        """Break the bot's connections off; with a code, close them in good order. Their sessions can be resumed."""
        self.gateway.drop(code)

    def ask_to_reconnect(self) -> None:
        """Ask the bot to reconnect and resume (op 7)."""
        self.gateway.ask_to_reconnect()

    def invalidate_session(self, *, resumable: bool = False) -> None:
        """Tell the bot that its session is invalid (op 9)."""
        self.gateway.invalidate(resumable=resumable)

    @web.middleware
    async def _observe(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        resource = request.match_info.route.resource
        if resource is None or not resource.canonical.startswith(PREFIX):
            return await handler(request)
        route = resource.canonical.removeprefix(PREFIX)
        fault = self.fault_plan(request.method, route) or Fault()
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop is Drop.BEFORE:
            return _cut(request)
        if fault.status is None:
            response = await handler(request)
        else:
            with suppress(ApiError):
                await read_request(request)
            response = _failed(fault)
        self._note(request, route, response)
        return _cut(request) if fault.drop is Drop.AFTER else response

    def _note(self, request: web.Request, route: str, response: web.StreamResponse) -> None:
        answer = response.body if isinstance(response, web.Response) else None
        self.record.add(
            Exchange(
                at=self.clock.now(),
                method=request.method,
                path=request.path_qs.removeprefix(PREFIX),
                route=route,
                files=tuple(upload.filename for upload in request.get(UPLOADS, {}).values()),
                status=response.status,
                body_json=request.get(BODY, b"null"),
                response_json=answer if isinstance(answer, bytes) and answer else b"null",
            )
        )


def _failed(fault: Fault) -> web.Response:
    """What a fault answers with."""
    if fault.text is not None:
        kind = "application/json" if fault.text.startswith("{") else "text/html"
        headers = {"Retry-After": str(fault.retry_after)} if fault.status == 429 else None
        return web.Response(body=fault.text.encode(), status=fault.status or 200, content_type=kind, headers=headers)
    if fault.status == 429:
        body = {"message": "You are being rate limited.", "retry_after": fault.retry_after, "global": False}
        headers = {"Retry-After": "1", "Via": "1.1 playground", "X-RateLimit-Scope": "shared"}
        return json_response(429, encode(body), headers)
    status = fault.status or 500
    return json_response(status, encode({"message": f"{status}: Fault on demand", "code": 0}))


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)  # goes nowhere
