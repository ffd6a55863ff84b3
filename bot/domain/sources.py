"""The library's documents and their claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """How a source stands behind a claim."""

    FACT = "fact"
    REPORTED = "reported"
    JUDGEMENT = "judgement"


class DateBasis(StrEnum):
    """How the date of a source is known."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Source:
    """A document the library rests on.

    ``as_of`` is the date as cards show it ("mid-February 2017"); ``date_note`` says in a sentence how it is known.
    ``file_name`` and ``sha256`` (lower-case hex) identify the copy the claims were taken from.
    """

    id: str
    title: str
    outlet: str
    author_post: str
    as_of: str
    date_basis: DateBasis
    date_note: str
    file_name: str
    sha256: str

    @property
    def year(self) -> int | None:
        """The year it is of; None if its date names none."""
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", self.as_of)
        return int(years[-1]) if years else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of a source, in our own words. ``attributed_to`` is set where ``kind`` is reported."""

    id: str
    source_id: str
    paragraph: int
    kind: ClaimKind
    text: str
    attributed_to: str | None = None
