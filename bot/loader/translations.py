"""Read the library in other languages: gettext's .po files, one folder per language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from bot.domain import PARTY, Library, Translation, map_texts
from bot.installation import COMMAND
from bot.loader.actors import NAME_CHARACTERS, ROLE_CHARACTERS
from bot.loader.documents import list_folder, read_text
from bot.loader.house_rules import check_plain
from bot.loader.problems import Problem, Report, shown
from bot.loader.topics import PARTY_CHARACTERS, TITLE_CHARACTERS

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][A-Za-z]{1,3})?")  # as Discord writes them: ru, pt-BR
_LIMITS = (
    (re.compile(r"(?:topic|event) .*: title"), TITLE_CHARACTERS),
    (re.compile(r"actor .*: name"), NAME_CHARACTERS),
    (re.compile(r"actor .*: role"), ROLE_CHARACTERS),
    (re.compile(PARTY), PARTY_CHARACTERS),
)  # by context, the same as for the English
_UNCLOSED = re.compile(r'(?:msg\w+[ \t]+)?"(?:\\.|[^"\\])*')
_UNOPENED = re.compile(r'msg(?:ctxt|id|str)[ \t]+[^"\s].*')  # polib would drop the first letter
_FAULT_LINE = re.compile(r"\(line (\d+)\)")
_HOW = 'write it as msgstr "…", with \\" for a quotation mark inside'


@dataclass(frozen=True, slots=True)
class Coverage:
    """One language's coverage: how many texts the library has, and how many of them are missing."""

    language: str
    texts: int
    missing: int = 0
    changed: int = 0

    @property
    def lacking(self) -> int:
        """How many of the texts are shown in English."""
        return self.missing + self.changed


@dataclass
class Translations:
    """The current translations in the languages' folders, what is missing, and how much."""

    current: list[Translation] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)


Text = tuple[str, str]  # context and English


def list_texts(library: Library) -> list[Text]:
    """Every text to translate, once, in the order in which a translator meets them."""
    texts: dict[Text, None] = {}

    def note(context: str, english: str) -> str:
        texts[context, english] = None
        return english

    map_texts(library, note)
    return list(texts)


def read_translations(content_dir: Path, library: Library, reports: list[Report]) -> Translations:
    """Read every language's folder.

    A broken file is a problem. A text that is missing, outdated or no longer in the library is only a doubt, so that
    correcting an English sentence needn't wait for its translators.
    """
    found = Translations()
    texts = list_texts(library)
    for folder in find_languages(content_dir):
        entries, stale = dict[Text, tuple[Report, polib.POEntry]](), defaultdict[str, list[Text]](list)
        known = set(texts)
        for report, entry in read_entries(folder, reports):
            text = entry.msgctxt or "", entry.msgid
            entries[text] = report, entry
            if text not in known:
                stale[text[0]].append(text)
        _compare(folder, texts, entries, stale, found)
    return found


def is_language(code: str) -> bool:
    """Whether a folder of this name is a language's."""
    return _LANGUAGE.fullmatch(code) is not None


def find_languages(content_dir: Path) -> list[Path]:
    """The folders of content in other languages."""
    if not content_dir.is_dir():
        return []
    return sorted(path for path in content_dir.iterdir() if is_language(path.name) and path.is_dir())


def read_entries(folder: Path, reports: list[Report]) -> Iterator[tuple[Report, polib.POEntry]]:
    """The entries of a language's files, each text once; faults of the form and of what is said are reported."""
    first: dict[Text, str] = {}
    for path, report in list_folder(folder, ".po", reports):
        for entry in _parse(read_text(path, report) or "", report):
            text = entry.msgctxt or "", entry.msgid
            place = f"{report.file}:{entry.linenum}"
            if (before := first.setdefault(text, place)) != place:
                report.problem(entry.linenum, text[0], f"this appears twice, first in {before}; keep one of them.")
                continue
            _check(entry, report)
            yield report, entry


def _parse(text: str, report: Report) -> list[polib.POEntry]:
    for number, line in enumerate(text.split("\n"), start=1):
        if _UNCLOSED.fullmatch(line.strip()):
            report.problem(number, "text", f"the quotation marks around this text aren't closed; {_HOW}.")
            return []
        if _UNOPENED.fullmatch(line.strip()):
            report.problem(number, "text", f"the quotation marks around this text aren't opened; {_HOW}.")
            return []
    try:
        entries = polib.pofile(text) if text.strip() else []
    except OSError as error:
        place = _FAULT_LINE.search(str(error))
        report.problem(int(place[1]) if place else 1, "text", f"this line doesn't belong in a .po file; {_HOW}.")
        return []
    return [entry for entry in entries if not entry.obsolete]


def _check(entry: polib.POEntry, report: Report) -> None:
    """Check a translation by the rules for the English: plain text, within the limits of its place."""
    key, line = entry.msgctxt or "", entry.linenum
    if entry.msgid_plural:
        report.problem(line, key, "plural forms aren't supported here; remove msgid_plural.")
    text = " ".join(entry.msgstr.split())
    check_plain(report.keep(line, key, text), report)
    most = next((limit for pattern, limit in _LIMITS if pattern.fullmatch(key)), len(text))
    if len(text) > most:
        report.problem(line, key, f"{shown(text)} has {len(text)} characters; shorten it to at most {most}.")


def _compare(
    folder: Path,
    texts: Iterable[Text],
    entries: dict[Text, tuple[Report, polib.POEntry]],
    stale: dict[str, list[Text]],
    found: Translations,
) -> None:
    """Keep what is current, and report the rest."""
    counts = {"texts": 0, "missing": 0, "changed": 0}
    advice = f"run `{COMMAND} translate {folder.name}`"
    for text in texts:
        counts["texts"] += 1
        report, entry = entries.get(text) or (None, None)
        if entry and entry.msgstr.strip() and not entry.fuzzy:
            found.current.append(Translation(folder.name, *text, " ".join(entry.msgstr.split())))
            continue
        older = stale[text[0]].pop(0) if entry is None and stale[text[0]] else None
        if older:
            report, entry = entries[older]
        is_changed = older is not None or (entry is not None and entry.fuzzy)
        counts["changed" if is_changed else "missing"] += 1
        why = "was changed since it was translated" if is_changed else "is not translated yet"
        what = f"{shown(text[1], 40)} {why}; {advice}."
        file = report.file if report else folder.as_posix()
        found.doubts.append(Problem(file, entry.linenum if entry else 1, text[0], what))
    for left in (text for texts_left in stale.values() for text in texts_left):
        report, entry = entries[left]
        what = f"{shown(left[1], 40)} is no longer in the library; {advice}, which removes it."
        found.doubts.append(Problem(report.file, entry.linenum, left[0], what))
    found.coverage.append(Coverage(folder.name, **counts))
