"""Build what the Dockerfile says without a daemon, in a clean Debian, and run it as the image would run.

Its steps are read from the Dockerfile itself. The base is a fresh Debian with its own Python instead of
python:3.13-slim; all else is the same: each stage's steps in order, its user, its environment, its health check. It
runs with no capability, everything but /data and /tmp read-only. Needs Linux, root and Debian's mirror.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGES = "python3,python3-venv,ca-certificates"
# So that names and certificates are found while it builds.
HOSTS_OWN = ("etc/resolv.conf", "etc/hosts", "etc/ssl/certs")
PATIENCE = 120.0  # seconds until it must be well
NETWORK = ("SSL_CERT_FILE", "PIP_CERT", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")


class Step(NamedTuple):
    """An instruction of a Dockerfile and what follows it."""

    name: str
    rest: str


class Image(NamedTuple):
    """What was built: its files, and how it is run."""

    root: Path
    environment: dict[str, str]
    user: str
    folder: str
    entry: list[str]
    check: str


def read_stages(text: str) -> dict[str, list[Step]]:
    """The steps of each stage by its name, in order; the last is called ``""`` where it has none."""
    stages: dict[str, list[Step]] = {}
    steps: list[Step] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, _, rest = line.partition(" ")
        if name == "FROM":
            steps = stages.setdefault(rest.partition(" AS ")[2], [])
        else:
            steps.append(Step(name, rest))
    return stages


def make_base(folder: Path) -> Path:
    """A clean Debian with Python."""
    base = folder / "base"
    _run("debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", str(base), _mirror())
    return base


def build(stages: dict[str, list[Step]], base: Path, folder: Path) -> Image:
    """Carry out every stage on a copy of the base, the last on the base itself; its image."""
    roots: dict[str, Path] = {}
    for name, steps in stages.items():
        roots[name] = root = base if name == list(stages)[-1] else folder / name
        if root != base:
            _run("cp", "-a", "--reflink=auto", str(base), str(root))
        image = _carry_out(steps, root, roots)
    return image


def _carry_out(steps: Sequence[Step], root: Path, roots: dict[str, Path]) -> Image:
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
    user, folder, entry, check = "root", "/", [""], ""
    for step in steps:
        print(f"{step.name} {step.rest}", flush=True)
        match step.name:
            case "RUN":
                _in_root(root, folder, environment, step.rest)
            case "COPY":
                _copy(step.rest.split(), root, folder, roots)
            case "WORKDIR":
                folder = step.rest
                (root / folder.lstrip("/")).mkdir(parents=True, exist_ok=True)
            case "ENV":
                name, _, value = step.rest.partition("=")
                environment[name] = value
            case "USER":
                user = step.rest
            case "HEALTHCHECK":
                check = step.rest.partition("CMD ")[2]
            case "ENTRYPOINT":
                entry = json.loads(step.rest)
            case "VOLUME":
                pass
            case _:
                raise SystemExit(f"This tool does not know {step.name}; teach it, or do without.")
    return Image(root, environment, user, folder, entry, check)


def _copy(words: list[str], root: Path, folder: str, roots: dict[str, Path]) -> None:
    source = ROOT
    if words[0].startswith("--from="):
        source = roots[words.pop(0).partition("=")[2]]
    *names, target = words
    to = root / folder.lstrip("/") / target.lstrip("/") if not target.startswith("/") else root / target.lstrip("/")
    for name in names:
        path = source / name.lstrip("/")
        if path.is_dir():
            shutil.copytree(path, to, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy2(path, to)


def _in_root(root: Path, folder: str, environment: dict[str, str], command: str) -> None:
    """Run a shell's command in the root, with the network as this machine has it."""
    binds = [f"mount --bind /{name} {root / name}" for name in HOSTS_OWN if Path("/", name).exists()]
    for name in HOSTS_OWN:
        if not (root / name).exists():
            (root / name).touch()
    inside = shlex.join(["chroot", str(root), "sh", "-ec", f"cd {folder}; {command}"])
    mounts = [f"mount --bind /dev {root}/dev", f"mount -t proc proc {root}/proc", *binds]
    outside = {name: os.environ[name] for name in NETWORK if name in os.environ}
    _run("unshare", "--mount", "--pid", "--fork", "sh", "-ec", "; ".join((*mounts, inside)), env=environment | outside)


def start(image: Image, *arguments: str, **settings: str) -> subprocess.Popen[bytes]:
    """Start the image as compose.yaml does: its own user, no capability, only /data and /tmp can be written."""
    root = image.root
    mounts = [
        f"mount --bind {root} {root}",
        f"mount --bind {root}/data {root}/data",
        f"mount -t tmpfs tmpfs {root}/tmp",
        f"mount --bind /dev {root}/dev",
        f"mount -t proc proc {root}/proc",
        f"mount -o remount,bind,ro {root}",
    ]
    inside = shlex.join(
        [
            *(
                "exec",
                shutil.which("chroot") or "chroot",
                str(root),
                "setpriv",
                f"--reuid={image.user}",
                f"--regid={image.user}",
                "--clear-groups",
            ),
            *("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "sh", "-c"),
            f"cd {image.folder}; exec {shlex.join([*image.entry, *arguments])}",
        ]
    )
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", "; ".join((*mounts, inside))]
    return subprocess.Popen(command, env=image.environment | settings)


def check(image: Image) -> Iterator[str]:
    """Run it on the playground, and give a line for each thing that is as it must be.

    Raises:
        SystemExit: Something is not.
    """
    _demand(not _is_healthy(image), "something else answers where its health check asks")
    running = start(image, "playground", PLAYGROUND_PORT="0")
    try:
        began = time.monotonic()
        while not _is_healthy(image):
            if running.poll() is not None or time.monotonic() - began > PATIENCE:
                raise SystemExit("It did not become healthy.")
            time.sleep(0.5)
        yield f"healthy by its own check after {time.monotonic() - began:.1f} s"
        pid = _bot_below(running.pid)
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        _demand("0" not in fields["Uid"].split(), "it runs as root")
        yield f"runs as user {fields['Uid'].split()[0]}"
        _demand(int(fields["CapBnd"], 16) == 0 and fields["NoNewPrivs"] == "1", "it could gain privileges")
        yield "has no capability and can gain none"
        mounts = [line.split() for line in Path(f"/proc/{pid}/mounts").read_text(encoding="utf-8").splitlines()]
        writable = sorted(m[1] for m in mounts if "rw" in m[3].split(",") and m[1] not in {"/proc", "/dev"})
        _demand(writable == ["/data", "/tmp"], f"it can write to {writable}")
        yield "can write to /data and /tmp alone"
        _demand((image.root / "data" / "detente.sqlite3").is_file(), "its database is not in /data")
        yield "keeps its database in /data"
        os.kill(pid, 15)
        _demand(running.wait(PATIENCE) == 0, "it did not end well")
        yield "ends cleanly on SIGTERM"
    finally:
        if running.poll() is None:
            os.kill(_bot_below(running.pid), 9)  # the first of its processes; all others end with it
        running.wait()


def _is_healthy(image: Image) -> bool:
    return not subprocess.run(["sh", "-c", image.check], capture_output=True, check=False).returncode


def _bot_below(pid: int) -> int:
    """The process that unshare started: the first in its own space of processes."""
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])


def _demand(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise SystemExit(f"The image is not as it must be: {otherwise}.")


def _mirror() -> str:
    """The Debian mirror that this machine uses."""
    for path in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list")):
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            for word in line.partition("#")[0].split():
                if word.startswith("http"):
                    return word
    raise SystemExit("No Debian mirror is set up on this machine.")


def _run(*command: str, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, check=True, env=env)


def main() -> int:
    """Build, run and judge."""
    if sys.platform != "linux" or os.geteuid():
        raise SystemExit("This needs Linux and root; `docker build .` needs neither.")
    if shutil.which("debootstrap") is None:
        _run("apt-get", "install", "--yes", "--quiet", "debootstrap")
    with tempfile.TemporaryDirectory(prefix="detente-image-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        stages = read_stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))
        image = build(stages, make_base(folder), folder)
        for line in check(image):
            print(f"- {line}", flush=True)
    print("The image is as it must be.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
