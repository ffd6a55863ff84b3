"""Pictures drawn once, in a separate process, and kept on disk.

A picture's file is named by a hash of what it shows and of what draws it, so a changed library or renderer means
another file. A library's pictures are drawn ahead. Others, such as that of a period somebody typed, are drawn when
asked for, and the latest of these are kept.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bot.domain import Picture

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[1]
_FILE_NAME = re.compile(r"[0-9a-f]{64}(\.png|\.\d+\.part)")
_LONGEST_DRAWING = 600.0  # seconds for all pictures together, on a slow and busy machine
_SECRETS = {"DISCORD_TOKEN"}
_MOST_ASKED_FOR = 50  # pictures drawn on request: about 20 kB each
_MOST_WAITING = 5  # waiting to be drawn; after that, the answer comes as text


class Gallery:
    """The pictures of a library.

    Args:
        folder: Where they are kept; created if it is missing.
        pictures: All that can be asked for, in the order of drawing. Read once, in a thread, and not kept.
        is_drawing: Whether missing ones are drawn; if not, only those on disk are shown.
    """

    def __init__(self, folder: Path, pictures: Iterable[Picture], *, is_drawing: bool = True) -> None:
        self._folder = folder
        self._pictures = pictures
        self._is_drawing = is_drawing
        self._keys: dict[str, str] = {}
        self._drawn: dict[str, bytes] = {}
        self._asked_for: list[str] = []  # scene hashes, the oldest first
        self._may_draw = is_drawing
        self._drawing = asyncio.Lock()
        self._waiting = 0

    def find(self, picture: Picture) -> bytes | None:
        """The picture as a PNG, or None if it hasn't been drawn."""
        return self._drawn.get(self._keys.get(picture.scene_hash, ""))

    @property
    def is_busy(self) -> bool:
        """Whether a missing picture may soon be there."""
        return self._is_drawing

    @property
    def can_draw(self) -> bool:
        """Whether a picture that wasn't drawn ahead can be drawn on request."""
        return self._may_draw

    async def draw(self, picture: Picture) -> None:
        """Draw a missing picture, after those requested before it; not at all if too many are waiting."""
        if not self._may_draw or self._waiting >= _MOST_WAITING:
            return
        self._waiting += 1
        try:
            async with self._drawing:
                if self.find(picture) is not None:
                    return
                renderer = await asyncio.to_thread(_renderer_hash)
                self._keys[picture.scene_hash] = _key(renderer, picture)
                await self._draw([picture])
                self._asked_for.append(picture.scene_hash)
                if len(self._asked_for) > _MOST_ASKED_FOR:
                    await asyncio.to_thread(self._forget, self._asked_for.pop(0))
        finally:
            self._waiting -= 1

    def _forget(self, scene_hash: str) -> None:
        key = self._keys.pop(scene_hash)
        self._drawn.pop(key, None)
        self._path(key).unlink(missing_ok=True)

    async def prepare(self) -> None:
        """Load what is on disk, draw what is missing and remove what is no longer needed. Never raises."""
        try:
            missing = await asyncio.to_thread(self._take_up)
            if missing and self._is_drawing:
                await self._draw(missing)
            await asyncio.to_thread(self._tidy)
        except Exception:
            _log.exception("The pictures couldn't be prepared, so answers come as text.")
        finally:
            self._is_drawing = False

    def _take_up(self) -> list[Picture]:
        """Load the pictures on disk, and return the missing ones."""
        self._folder.mkdir(parents=True, exist_ok=True)
        renderer = _renderer_hash()
        missing, seen = [], set[str]()
        pictures, self._pictures = self._pictures, ()
        for picture in pictures:
            key = _key(renderer, picture)
            if key in seen:
                continue
            seen.add(key)
            self._keys[picture.scene_hash] = key
            try:
                self._drawn[key] = self._path(key).read_bytes()
            except FileNotFoundError:
                missing.append(picture)
        return missing

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.png"

    async def _draw(self, pictures: list[Picture]) -> None:
        """Have one process draw pictures, and load each as soon as it is there."""
        orders = [{"path": str(self._path(self._keys[p.scene_hash]).resolve()), "scene": p.scene} for p in pictures]
        environment = {name: value for name, value in os.environ.items() if name not in _SECRETS}
        environment |= {"MPLBACKEND": "Agg", "MPLCONFIGDIR": str((self._folder / "fonts").resolve())}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.drawing",
            cwd=_ROOT,
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            async with asyncio.timeout(_LONGEST_DRAWING):
                complaints = await self._follow(process, json.dumps(orders).encode())
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            _log.warning("Some pictures couldn't be drawn; those answers come as text.\n%s", complaints)
        else:
            _log.info("Drew %d pictures.", len(pictures))

    async def _follow(self, process: asyncio.subprocess.Process, orders: bytes) -> str:
        stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
        if stdin is None or stdout is None or stderr is None:
            raise RuntimeError("the drawing process was started without pipes")
        complaining = asyncio.create_task(stderr.read())
        with suppress(ConnectionError):  # if the process ended at once, it has said why
            stdin.write(orders)
            await stdin.drain()
        stdin.close()
        async for line in stdout:
            path = self._folder / line.decode().strip()
            self._drawn[path.stem] = await asyncio.to_thread(path.read_bytes)
        complaints = await complaining
        await process.wait()
        return complaints.decode(errors="replace")[-2_000:]

    def _tidy(self) -> None:
        needed = {f"{key}.png" for key in self._keys.values()}
        for path in self._folder.iterdir():
            if _FILE_NAME.fullmatch(path.name) and path.name not in needed:
                path.unlink(missing_ok=True)


def _key(renderer: str, picture: Picture) -> str:
    return hashlib.sha256(f"{renderer}{picture.scene_hash}".encode()).hexdigest()


def _renderer_hash() -> str:
    """A SHA-256 over the code, typeface and libraries that draw."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and the first answers do without

    digest = hashlib.sha256(f"{version('matplotlib')} {version('pillow')}".encode())
    drawing = _ROOT / "bot" / "drawing"
    for path in sorted([*drawing.glob("*.py"), *drawing.glob("fonts/*.ttf")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
