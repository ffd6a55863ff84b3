"""tantivy, a search engine, asked for every word with two slips, the last one as a beginning."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy
from rapidfuzz import utils

_SLIPS = 2
_SHORTEST_FUZZY, _SHORTEST_TWICE = 4, 7


class TantivyPeer:
    """The name whose words are nearest, by BM25.

    Args:
        names: Names with the topics they lead to.
    """

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name", stored=False)
        builder.add_text_field("topic", stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(num_threads=1)
        for name, topic in names:
            writer.add_document(tantivy.Document(name=utils.default_process(name), topic=topic))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def find(self, words: str) -> tuple[str, float] | None:
        """The best topic and its score, BM25 a word asked for, or None if nothing was found."""
        tokens = utils.default_process(words).split()[:24]
        if not tokens:
            return None
        clauses = [(tantivy.Occur.Should, self._clause(token, token is tokens[-1])) for token in tokens]
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), 1).hits
        if not hits:
            return None
        score, address = hits[0]
        return self._searcher.doc(address)["topic"][0], score / len(tokens)

    def _clause(self, token: str, is_last: bool) -> tantivy.Query:
        """A word as it stands counts beside its slips, or exact names would drown."""
        exact = tantivy.Query.term_query(self._schema, "name", token)
        slips = 0 if len(token) < _SHORTEST_FUZZY else 1 if len(token) < _SHORTEST_TWICE else _SLIPS
        near = tantivy.Query.fuzzy_term_query(self._schema, "name", token, distance=slips, prefix=is_last)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, exact), (tantivy.Occur.Should, near)])
