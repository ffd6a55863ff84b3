"""From an HTTP request to a handler and back: token, limits, body, errors."""

from __future__ import annotations

import hmac
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground.attachments import MAX_FILE_BYTES, MAX_FILES, Upload
from bot.playground.backend import Backend
from bot.playground.errors import ApiError, too_large, unauthorized
from bot.playground.rest.calls import Call, Reply, Route
from bot.playground.validation.description import check_request
from bot.playground.validation.problems import refuse
from bot.playground.wire import decode, encode

_log = logging.getLogger(__name__)

PREFIX = "/api/v10"
MAX_JSON_BYTES = 2 * 1024 * 1024

# Where a request keeps its parsed body, for the middlewares around its route.
BODY = web.RequestKey("body", bytes)
UPLOADS = web.RequestKey("uploads", dict[int, Upload])

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_routes(application: web.Application, backend: Backend, routes: list[Route]) -> None:
    """Serve the API's routes."""
    for route in routes:
        application.router.add_route(route.method, PREFIX + route.path, _served(backend, route))


def _served(backend: Backend, route: Route) -> Handler:
    async def serve(request: web.Request) -> web.StreamResponse:
        headers: dict[str, str] = {}
        try:
            headers = _admitted(backend, route, request)
            body, uploads = await read_request(request)
            body = check_request(route.method, route.path, request.query, body)
            call = Call(backend, request.match_info, request.query, body, uploads)
            result = route.handler(call)
            reply = result if isinstance(result, Reply) else Reply(result, 204 if result is None else 200)
            status, answer = reply.status, reply.body
        except ApiError as error:
            status, answer = error.status, error.body()
            if error.status == 429:  # the limit's own body has no code
                answer = error.errors
            headers |= error.headers
        return json_response(status, encode(answer), headers)

    return serve


def json_response(status: int, body: bytes, headers: dict[str, str] | None = None) -> web.Response:
    """A response as Discord's: clients compare the content type to the letter."""
    if status == 204:
        return web.Response(status=204, headers=headers)
    return web.Response(status=status, body=body, headers={**(headers or {}), "Content-Type": "application/json"})


def _admitted(backend: Backend, route: Route, request: web.Request) -> dict[str, str]:
    """The headers a request's answer is to have, if it has the token and is within the limits."""
    if route.needs_token:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bot {backend.token}".encode()):
            raise unauthorized()
    verdict = backend.rate_limits.admit(
        route.method, route.path, dict(request.match_info), counts_globally=route.needs_token
    )
    if verdict.retry_after is not None:
        raise ApiError(429, 0, "You are being rate limited.", errors=verdict.body(), headers=verdict.headers)
    return verdict.headers


async def read_request(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    """A request's body and files; also kept with it, as ``BODY`` (JSON) and ``UPLOADS``.

    Raises:
        ApiError: They can't be read.
    """
    body, uploads = await _read(request)
    request[BODY], request[UPLOADS] = encode(body), uploads  # now: handlers make of it what is to be kept
    return body, uploads


async def _read(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request)
    raw = await request.read()
    if not raw:
        return None, {}
    if request.content_type != "application/json":
        raise ApiError(400, 50035, "Invalid Form Body", errors={"_errors": [_CONTENT_TYPE]})
    return _parsed(raw), {}


_CONTENT_TYPE = {
    "code": "CONTENT_TYPE_INVALID",
    "message": 'Expected "Content-Type" header to be one of {application/json, multipart/form-data}.',
}


def _parsed(raw: bytes) -> Any:
    try:
        return decode(raw)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    body: Any = None
    uploads: dict[int, Upload] = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise refuse((), "MULTIPART_INVALID", "Nested parts are not understood.")
            name = part.name or ""
            content = await _read_part(part)
            number = re.fullmatch(r"files\[([0-9]{1,19})\]", name)
            if name == "payload_json":
                body = _parsed(content)
            elif number and part.filename:
                uploads[int(number[1])] = Upload(part.filename, content)
                _check_count(uploads)
            else:
                raise refuse((name,), "MULTIPART_INVALID", "Files are named files[n].")
    except (AssertionError, ValueError):
        raise refuse((), "MULTIPART_INVALID", "The multipart body can't be read.") from None
    return body, uploads


def _check_count(uploads: dict[int, Upload]) -> None:
    if len(uploads) > MAX_FILES:
        raise refuse(("files",), "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_FILES} or fewer in length.")


async def _read_part(part: BodyPartReader) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > MAX_FILE_BYTES:
            raise too_large()
    return bytes(content)


@web.middleware
async def api_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer as Discord does if the path or method is unknown."""
    try:
        return await handler(request)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed, web.HTTPRequestEntityTooLarge) as error:
        if not request.path.startswith("/api"):
            raise
        code = 40005 if error.status == 413 else 0
        return json_response(error.status, encode({"message": f"{error.status}: {error.reason}", "code": code}))
    except ConnectionResetError:  # the client is gone
        return web.Response(status=400)  # goes nowhere
    except Exception:
        if not request.path.startswith("/api"):
            raise
        _log.exception("%s %s failed", request.method, request.path)
        return json_response(500, encode({"message": "500: Internal Server Error", "code": 0}))
