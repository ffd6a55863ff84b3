"""All that questions are read against."""

from __future__ import annotations

from bot.answering.concepts import Concepts
from bot.answering.evidence import Evidence
from bot.answering.passages import Passages
from bot.answering.phrasings import Phrasings
from bot.answering.reading import Reader
from bot.answering.scoring import Scorer
from bot.answering.tokens import read_known
from bot.domain import Library


class Index:
    """What reads questions, what scores claims, and the passages they stand in. Built once from a library."""

    def __init__(self, library: Library) -> None:
        concepts = Concepts(library.thesaurus)
        questions = read_known(library, concepts)
        evidence = Evidence(library, concepts, questions)
        self.reader = Reader(concepts, evidence)
        self.scorer = Scorer(evidence, concepts, Phrasings(questions, library.claims, concepts))
        self.passages = Passages(library, concepts)
