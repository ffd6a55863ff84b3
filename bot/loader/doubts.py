"""Compare texts with the claims they cite: certain faults are problems, the others doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from bot.domain import Claim, ClaimKind, Library
from bot.language import tokenise
from bot.loader.documents import display_name
from bot.loader.plain_text import fold
from bot.loader.problems import Cited, Located, Problem, Report, shown
from bot.loader.topics import POSITIONS, read_template

_PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX+|[Ll]orem ipsum)\b")
# Who says or thinks so. One of these anywhere will do: whether it is the right one, only a reader can tell.
_ATTRIBUTION = re.compile(
    r"\b(?:author|article|note|writer|according|accounts?|sources?|critics|commentators|observers|intelligence|"
    r"report\w*|alleg\w+|accus\w+|blam\w+|sa(?:id|ys?|w)|told|tell\w*|claim\w*|den(?:y|ied|ies)|warn\w*|called|calling|"
    r"named?|held|holds?|thought|think\w*|views?|opinion|judg\w+|expect\w*|argu\w+|believ\w+|hop(?:ed?|es|ing)|wish\w*|want\w*|"
    r"propos\w+|announc\w+|declar\w+|stat(?:ed|ement)|consider\w*|found|conclud\w+|critici\w+|rebuk\w+|castigat\w+|"
    r"question\w*|doubt\w*|voic\w+|emphasi\w+|stress\w*|prais\w+|refus\w+|insist\w*|demand\w*|describ\w+|suggest\w*|"
    r"object\w*|reject\w*|spoke|speak\w*|condemn\w*|repl\w+|pledg\w+|promis\w+|assum\w+|foresaw|regard\w*|interpret\w*|"
    r"understood|counted|listed|credited|valued|plead\w*|urg\w+|press\w*|appeal\w*|recommend\w*|agreed|left open)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w])")
# From three: in a library about two countries, "the two" are everywhere.
_FROM_THREE = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_FROM_THREE.split(), start=3)}
_WORD = re.compile(r"[^\W\d_]+")


def weigh(
    library: Library, reports: list[Report], claim_ids: Iterable[Located], names: Iterable[Located], content_dir: Path
) -> tuple[list[Problem], list[Problem]]:
    """All faults, then all doubts.

    Args:
        library: Whatever could be read of it.
        reports: Of all files.
        claim_ids: Where each claim's id stands.
        names: Where each name that people may type stands.
        content_dir: Where the template and the files of actors and events are.
    """
    cited = [part for report in reports for part in report.cited]
    faults = [
        *find_identical_points(cited),
        *find_identical_claims(library, claim_ids),
        *find_placeholders(_said(reports), _said([read_template(content_dir / "_template.md")])),
    ]
    doubts = [*find_unattributed(library, cited), *find_orphans(library, display_name(content_dir))]
    for problem, is_certain in chain(find_unheld_numbers(library, cited), find_function_words(names)):
        (faults if is_certain else doubts).append(problem)
    return faults, doubts


def find_placeholders(texts: Iterable[Located], template: Iterable[Located]) -> Iterator[Problem]:
    """Text left from the template, and marks of unfinished text."""
    left_over = {_bare(text.text) for text in template} - {""}
    for text in texts:
        if _bare(text.text) in left_over:
            yield _problem(text, f"{shown(text.text, 40)} is from the template; replace it with your own.")
        elif mark := _PLACEHOLDER.search(text.text):
            yield _problem(text, f"{shown(mark[0])} marks something unfinished; finish it.")


def find_identical_claims(library: Library, claim_ids: Iterable[Located]) -> Iterator[Problem]:
    """Claims that repeat another one's words."""
    places = {place.text: place for place in claim_ids}
    first: dict[str, str] = {}
    for claim in library.claims:
        other = first.setdefault(fold(claim.text), claim.id)
        if other != claim.id and claim.id in places:
            yield _problem(places[claim.id], f"is the same, word for word, as {shown(other)}; keep one of them.")


def find_identical_points(cited: Iterable[Cited]) -> Iterator[Problem]:
    """Sentences that stand twice under one heading of a file."""
    first: dict[tuple[str, str, str], Cited] = {}
    for part in cited:
        key = part.place.file, part.place.key, fold(part.sentence.text)
        other = first.setdefault(key, part)
        if other is not part and part.sentence.claim_ids:
            yield _problem(part.place, f"this sentence is also in line {other.place.line}; keep one of them.")


def find_unheld_numbers(library: Library, cited: Iterable[Cited]) -> Iterator[tuple[Problem, bool]]:
    """Numbers that no claim of their sentence holds, and whether that is certain; in words it need not be."""
    for part, claims in _with_claims(library, cited):
        documents = (library.source_by_id[claim.source_id].as_of for claim in claims)
        texts = (*(claim.text for claim in claims), *documents, part.beside)
        held = {number for text in texts for number, _ in _numbers(text)}
        for number, written in _numbers(part.sentence.text):
            if number not in held:
                sentence = (
                    f"no claim cited here has the number {shown(written)}; cite the one that does, or correct it."
                )
                yield _problem(part.place, sentence), written[0].isdigit()


def find_unattributed(library: Library, cited: Iterable[Cited]) -> Iterator[Problem]:
    """Sentences on judgements and reports alone that name nobody who judged or reported."""
    for part, claims in _with_claims(library, cited):
        if part.place.key == POSITIONS:  # its line begins with whose it is
            continue
        if any(claim.kind is ClaimKind.FACT for claim in claims) or _ATTRIBUTION.search(part.sentence.text):
            continue
        names = {name for claim in claims for name in _WORD.findall(claim.attributed_to or "") if name[0].isupper()}
        if not names.intersection(_WORD.findall(part.sentence.text)):
            sentence = "this cites no fact and names nobody; say whose judgment or report it is."
            yield _problem(part.place, sentence)


def find_orphans(library: Library, content: str) -> Iterator[Problem]:
    """Actors and events that no topic shows."""
    shown_actors = {slug for topic in library.topics for slug in topic.actors}
    shown_events = {slug for topic in library.topics for slug in topic.events}
    for actor in library.actors:
        if actor.slug not in shown_actors and not actor.developments:
            yield Problem(
                f"{content}/actors/{actor.slug}.md",
                1,
                "file",
                "no topic lists this actor; add it to a topic or remove it.",
            )
    for event in library.events:
        if event.slug not in shown_events:
            sentence = f"no topic lists the event {shown(event.slug)}; add it to a topic or remove it."
            yield Problem(f"{content}/events.toml", 1, "slug", sentence)


def find_function_words(names: Iterable[Located]) -> Iterator[tuple[Problem, bool]]:
    """Names made only of function words, and whether that is certain: "UN" is French as well."""
    for name in names:
        tokens = tokenise(name.text)
        if tokens and all(token.is_function for token in tokens):
            is_abbreviation = name.text.isupper()
            why = "is also a common word; keep it only if people search with it"
            if not is_abbreviation:
                why = "has only function words and names nothing; remove it"
            yield _problem(name, f"{shown(name.text)} {why}."), not is_abbreviation


def _said(reports: Iterable[Report]) -> list[Located]:
    """Every text, and the sentences of those that are longer."""
    return [text for report in reports for text in (*report.texts, *(part.place for part in report.cited))]


def _with_claims(library: Library, cited: Iterable[Cited]) -> Iterator[tuple[Cited, list[Claim]]]:
    """Sentences of which every claim is known, with these; those that cite none are left out."""
    for part in cited:
        claims = [library.claim_by_id.get(claim_id) for claim_id in part.sentence.claim_ids]
        known = [claim for claim in claims if claim is not None and claim.source_id in library.source_by_id]
        if known and len(known) == len(claims):
            yield part, known


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """The numbers in a text, each in figures and as it is written."""
    for word in _WORD.findall(text.lower()):
        if word in _NUMBER_WORDS:
            yield _NUMBER_WORDS[word], word
    for figure in _DIGITS.findall(text):
        yield figure.replace(",", ""), figure


def _bare(text: str) -> str:
    return fold(re.sub(r"\[[^\]]*\]", "", text))


def _problem(place: Located, sentence: str) -> Problem:
    return Problem(place.file, place.line, place.key, sentence)
