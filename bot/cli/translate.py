"""``python -m bot translate``: write the files for translating the library."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from bot.domain import Library
from bot.errors import LibraryError
from bot.loader import is_language, write_templates


def translate(language: str, library: Library, content_dir: Path, *, out: TextIO) -> int:
    """Create or update a language's files, and say what is left to translate.

    Args:
        language: Its code as Discord has it.
        library: The library to translate.
        content_dir: The folder for its folder.
        out: Where to print.

    Returns:
        The exit code: 0 written, 1 its files have faults and were left alone.

    Raises:
        LibraryError: It isn't a language code, or the files can't be written.
    """
    if not is_language(language):
        raise LibraryError(f"{language!r} isn't a language code. Use Discord's, such as ru or pt-BR.")
    folder = content_dir / language
    try:
        waiting, reports = write_templates(folder, library)
    except OSError as error:
        raise LibraryError(f"{folder} can't be written ({error.strerror or error}).") from error
    problems = [problem for report in reports for problem in report.problems]
    for problem in problems:
        print(problem, file=out)
    if problems:
        print("\nNothing was written. Fix what is listed above and try again.", file=out)
        return 1
    print(f"{folder} is up to date; texts waiting for a translation: {waiting}.", file=out)
    return 0
