"""Find and read the files, whatever their contents."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from bot.domain import SLUG_CHARACTERS
from bot.loader.problems import Report, shown

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PASSED_OVER = re.compile(
    r"[_.#].*|.*(?:~|\.(?:bak|orig|rej|swp|tmp))|Thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder with this name isn't part of the library: a draft, or left by an editor or system."""
    return _PASSED_OVER.fullmatch(name.lower()) is not None


def display_name(path: Path) -> str:
    """A path as problems show it: with forward slashes everywhere, and printable even where its bytes are not."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def list_folder(folder: Path, suffix: str, reports: list[Report]) -> Iterator[tuple[Path, Report]]:
    """The files of a folder by name, each with its report, which is added to ``reports``.

    Drafts and backups are ignored. Anything else not named ``*suffix`` is a problem, because a file with a mistyped
    ending would otherwise be missing silently.
    """
    entries = list_entries(folder, reports)
    for path in entries:
        report = Report(display_name(path))
        reports.append(report)
        if path.suffix != suffix:
            report.problem(1, "file", f"only files that end in {suffix} belong here; rename or remove it.")
            continue
        if not SLUG.fullmatch(path.stem):
            report.problem(
                1, "file", "a file's name can have only lower-case letters, digits and single hyphens; rename it."
            )
        if len(path.stem) > SLUG_CHARACTERS:
            report.problem(
                1,
                "file",
                f"the file's name has {len(path.stem)} characters before {suffix}; "
                f"shorten it to at most {SLUG_CHARACTERS}.",
            )
        yield path, report


def list_entries(folder: Path, reports: list[Report]) -> list[Path]:
    """A folder's entries by name, without drafts and backups; why it can't be listed is reported."""
    try:
        return sorted(path for path in folder.iterdir() if not is_passed_over(path.name))
    except OSError as error:
        report = Report(display_name(folder), readable=False)
        missing = isinstance(error, FileNotFoundError)
        report.problem(1, "folder", f"{'this folder is missing' if missing else _reason(error)}; make it a folder.")
        reports.append(report)
        return []


def read_text(path: Path, report: Report) -> str | None:
    """A file's text with plain line ends, or None with the reason reported."""
    sentence, line = "", 1
    try:
        if path.is_dir():
            sentence = "this is a folder, where a file was expected; move it away."
        elif path.exists() and not path.is_file():
            sentence = "this isn't a regular file; replace it with one."
        else:
            text = path.read_bytes().decode("utf-8-sig")
            return text.replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        sentence = "this file is missing; create it."
    except OSError as error:
        sentence = f"{_reason(error)}; check its permissions."
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        sentence = "this line isn't UTF-8 text; save the file in the encoding UTF-8."
    report.problem(line, "file", sentence)
    report.readable = False
    return None


def _reason(error: OSError) -> str:
    return f"this can't be read ({shown(error.strerror or error)[1:-1]})"
