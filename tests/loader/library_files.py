"""A small sound library on disk, to be broken in one place or many."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

SOURCE_TEXT = (
    "The river rose by three metres during the night and nobody in the village had been warned of it.\n"
    "No warning came, and no dam stood there.\n"
)
SOURCE_SHA256 = hashlib.sha256(SOURCE_TEXT.encode()).hexdigest()

SEED = """\
[source]
id = "rv01"
title = "The River"
outlet = "The Valley"
author_post = "A reporter"
as_of = "mid-May 2020"
date_basis = "inferred"
date_note = "The copy is undated."
file = "river.txt"
sha256 = "@@"

[[claims]]
id = "rv01.1a"
paragraph = 1
kind = "fact"
text = "The river rose at night."

[[claims]]
id = "rv01.1b"
paragraph = 1
kind = "reported"
attributed_to = "villagers"
text = "Villagers said they were told nothing."

[[claims]]
id = "rv01.2a"
paragraph = 2
kind = "judgement"
text = "The author thought a dam would help."
""".replace("@@", SOURCE_SHA256)

FLOOD = """\
+++
title = "The flood"
area = "regions"
outlook = "mixed"
aliases = [
  "high water",
  "inundation",
  "Überschwemmung",
  "наводнение",
  "crue",
  "crecida", "wet feet",
  "river rising",
]
entities = ["Old Mill", "мельница", "Ann Weaver"]
related = ["dam", "village"]
actors = ["mayor"]
events = ["flood-2020"]
+++
## Outlook
The author thought a dam would help [rv01.2a].

## Summary
The river rose at night [rv01.1a]. Villagers said they had heard nothing [rv01.1b].

## Key points
- The river rose [rv01.1a].
- Villagers spoke of "no warning" [rv01.1b].
- The author wanted a dam [rv01.2a].

## Positions
- Villagers: They said they had heard nothing [rv01.1b].
- The author: A dam would have helped [rv01.2a].

## Helps
The author wanted a dam [rv01.2a].

## Stands in the way
Villagers had heard nothing, they said [rv01.1b].
"""

DAM = """\
+++
title = "The dam"
area = "politics"
outlook = "context"
aliases = ["barrier", "barrage", "weir", "wall", "плотина", "presa", "Staudamm", "digue"]
entities = ["Old Mill", "Tom Mason"]
related = ["flood", "village"]
actors = []
events = ["cleaning-up"]
+++
## Outlook
There was no dam to speak of [rv01.2a].

## Summary
The author thought a dam would help [rv01.2a].

## Key points
- The river rose [rv01.1a].
- Villagers were surprised, they said [rv01.1b].
- The author wanted a dam [rv01.2a].
"""

VILLAGE = (
    DAM.replace("The dam", "The village")
    .replace('"barrier", "barrage", "weir", "wall"', '"hamlet", "settlement", "houses", "homes"')
    .replace('"плотина", "presa", "Staudamm", "digue"', '"деревня", "pueblo", "Dorf", "hameau"')
    .replace('["flood", "village"]', '["flood", "dam"]')
    .replace("Tom Mason", "Market Square")
    .replace("politics", "overview")
)

MAYOR = """\
+++
name = "The mayor"
role = "Head of the village"
aliases = ["burgomaster", "мэр"]
+++
## Record
- Villagers said the mayor told them nothing [rv01.1b].
"""

EVENTS = """\
[[events]]
slug = "flood-2020"
title = "The river rises"
date = "May 2020"
not_before = 2020-05-01
not_after = 2020-05-31
text = "The river rose at night [rv01.1a]."

[[events]]
slug = "cleaning-up"
title = "The village is cleaned"
date = "by June 2020"
not_after = 2020-06-30
text = "Villagers said they cleaned up [rv01.1b]."
"""

CONFUSABLES = """\
lookalikes = [
  "flood light",
  "beaver dam",
]
other_fields = ["recipe", "рецепт"]
common = ["river"]
"""

QUESTIONS = """\
# How people ask.
[[answered]]
claim = "rv01.1a"
asked = ["did the river rise", "поднялась ли река"]

[[answered]]
development = "mayor-accused-2021"
asked = ["how high did the river rise"]
"""

DEVELOPMENTS = """\
# What came after.
[[developments]]
slug = "dam-built-2021"
date = "2021-03"
topics = ["dam", "village"]
kind = "fact"
text = "The village built a dam of stone."
references = [
  { title = "A dam at last", publisher = "The Valley", url = "https://example.org/dam", seen = 2021-07-01 },
  { title = "Stone", publisher = "The Hill", url = "https://example.org/stone", seen = 2021-07-02 },
]

[[developments]]
slug = "mayor-accused-2021"
date = "2021-03-09"
topics = ["flood"]
kind = "reported"
attributed_to = "villagers"
text = "Villagers said the mayor had known of the danger."
confidence = "medium"
references = [{ title = "Known", publisher = "The Hill", url = "http://example.org/known", seen = 2021-07-02 }]

[[developments]]
slug = "dam-broken-2021"
date = "2021"
draft = true
topics = ["dam"]
kind = "fact"
text = "The dam broke."
references = []
"""

RECORD = """\
# Until when.
ends = "2021-06"
"""

FILES = {
    "seeds/river.toml": SEED,
    "content/topics/flood.md": FLOOD,
    "content/topics/dam.md": DAM,
    "content/topics/village.md": VILLAGE,
    "content/actors/mayor.md": MAYOR,
    "content/events.toml": EVENTS,
    "content/developments/2021.toml": DEVELOPMENTS,
    "content/record.toml": RECORD,
    "content/confusables.toml": CONFUSABLES,
    "content/questions.toml": QUESTIONS,
}


@dataclass(frozen=True)
class Edit:
    """One change to a sound file: the first ``old`` becomes ``new``."""

    file: str
    old: str
    new: str


def write_library(root: Path, *edits: Edit) -> None:
    """Write the sound library under ``root``, changed as asked."""
    for name, sound in FILES.items():
        text = sound
        for edit in edits:
            if edit.file == name:
                assert edit.old in text, f"{edit.old!r} isn't in {name}"
                text = text.replace(edit.old, edit.new, 1)
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def line_of(root: Path, file: str, text: str) -> int:
    """The line of a file on which a text first stands."""
    lines = (root / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)
