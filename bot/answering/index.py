"""All that questions are read against."""

from __future__ import annotations

from bot.answering.concepts import Concepts
from bot.answering.evidence import Evidence
from bot.answering.passages import Passages
from bot.answering.phrasings import Phrasings
from bot.answering.reading import Reader
from bot.answering.scoring import Scorer
from bot.domain import Library


class Index:
    """What reads questions, what scores claims, and the passages they stand in. Built once from a library."""

    def __init__(self, library: Library) -> None:
        concepts = Concepts(library.thesaurus)
        evidence = Evidence(library, concepts)
        self.reader = Reader(concepts, evidence)
        self.scorer = Scorer(evidence, concepts, Phrasings(library, concepts))
        self.passages = Passages(library, concepts)
