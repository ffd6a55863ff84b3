"""Write a language's .po files: every text below its English, keeping the translations."""

from __future__ import annotations

import difflib
from collections import defaultdict
from pathlib import Path

import polib

from bot.domain import Library
from bot.loader.problems import Report
from bot.loader.translations import Text, list_texts, read_entries

_FILES = {
    "source": "sources",
    "claim": "sources",
    "topic": "topics",
    "actor": "actors",
    "event": "events",
    "development": "developments",
}  # by what a context begins with
_SHARED = "shared"  # what recurs throughout


def write_templates(folder: Path, library: Library) -> tuple[int, list[Report]]:
    """Write a language's files. Returns how many texts are left to translate.

    Translated texts stay. If the English changed, the old translation is kept, marked "fuzzy" and with the old English
    above. Texts no longer in the library are removed. Broken files are left as they are, and the reports say what is
    wrong.

    Raises:
        OSError: The files can't be written.
    """
    reports: list[Report] = []
    folder.mkdir(exist_ok=True)
    texts = list_texts(library)
    entries = {(entry.msgctxt or "", entry.msgid): entry for _, entry in read_entries(folder, reports)}
    if any(report.problems for report in reports):
        return 0, reports
    former: defaultdict[str, list[str]] = defaultdict(list)
    for context, english in entries.keys() - set(texts):
        former[context].append(english)
    files = {name: _empty_file(folder.name) for name in (*_FILES.values(), _SHARED)}
    waiting = 0
    for text in texts:
        entry = entries.get(text) or _renewed(text, former, entries)
        entry.linenum = 0
        waiting += not entry.translated()
        files[_FILES.get(text[0].split(" ")[0], _SHARED)].append(entry)
    for name, file in files.items():
        if file:
            file.save(str(folder / f"{name}.po"), newline="\n")
    return waiting, reports


def _empty_file(language: str) -> polib.POFile:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
    return file


def _renewed(text: Text, former: dict[str, list[str]], entries: dict[Text, polib.POEntry]) -> polib.POEntry:
    """An entry for new English, with the translation of the most similar text that was in its place."""
    context, english = text
    new = polib.POEntry(msgctxt=context, msgid=english)
    older = difflib.get_close_matches(english, former[context], n=1, cutoff=0)
    if older and entries[context, older[0]].msgstr:
        before = entries[context, older[0]]
        former[context].remove(older[0])
        new.msgstr, new.tcomment = before.msgstr, before.tcomment
        new.flags, new.previous_msgid = ["fuzzy"], before.previous_msgid or before.msgid
    return new
