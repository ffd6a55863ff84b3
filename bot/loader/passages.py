"""Read cited text: every sentence is complete, plain, and cites its claims."""

from __future__ import annotations

import re

from bot.domain import Sentence
from bot.loader.house_rules import check_plain
from bot.loader.plain_text import count_words, without_markup
from bot.loader.problems import Cited, Link, Located, Report, shown
from bot.loader.sections import Block
from bot.loader.sentences import Mark, split_sentences, without_marks

CLAIM_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[1-9]\d*[a-z]")
_LONE_BRACKET = re.compile(r"\[[\w. ,-]{0,12}|\]")
_NEAR_ID = re.compile(r"([a-z0-9][a-z0-9-]*)[ .,:;_-]+([1-9]\d*)[ .]*([a-z])\b")
_HOW = "write it like [yg17.6b]"


def read_passage(
    block: Block, key: str, most_words: int, report: Report, *, lead: str = "", beside: str = ""
) -> tuple[Sentence, ...]:
    """The sentences of a paragraph or point, with everything wrong with them reported under ``key``.

    ``lead`` stands before them on the same line, such as a party's name: a run of the source's words may begin in it.
    ``beside`` is a date that is shown with them.
    """
    located = Located(report.file, block.line, key, block.text)
    report.keep(block.line, key, lead + block.text)
    check_plain(located, report, citable=True)
    text = without_markup(block.text)
    spoiled = _report_lone_brackets(located, text, report)
    words = count_words(without_marks(block.text))
    if words > most_words:
        report.problem(block.line, key, f"this has {words} words; shorten it to at most {most_words}.")
    passages = split_sentences(text)
    if not passages:
        report.problem(block.line, key, "there is no sentence here; write one that cites a claim.")
    sentences = []
    for number, passage in enumerate(passages):
        line = located.line_at(passage.start)
        claim_ids = [claim_id for mark in passage.marks for claim_id in _read_mark(mark, located, report)]
        next_start = passages[number + 1].start if number + 1 < len(passages) else len(text)
        if not passage.marks and not any(passage.start <= place < next_start for place in spoiled):
            sentence = "this sentence cites no claim; add its id before the full stop, like [yg17.6b]."
            report.problem(line, key, sentence)
        if not passage.is_ended:
            report.problem(line, key, f"{shown(passage.text, 40)} has no period at the end; add one.")
        sentences.append(Sentence(passage.text, tuple(dict.fromkeys(claim_ids))))
        report.cited.append(Cited(Located(report.file, line, key, passage.text), sentences[-1], beside))
    return tuple(sentences)


def _read_mark(mark: Mark, located: Located, report: Report) -> list[str]:
    line, key = located.line_at(mark.start), located.key
    claim_ids = [part.strip() for part in mark.content.split(",")]
    if not mark.content.strip():
        report.problem(line, key, f"these brackets are empty; put a claim's ID in them: {_HOW}.")
        return []
    sound = [claim_id for claim_id in claim_ids if CLAIM_ID.fullmatch(claim_id)]
    if len(sound) < len(claim_ids):
        meant = _meant(mark.content)
        report.meant_claims.update(meant)
        advice = f"did you mean [{', '.join(meant)}]?" if meant else f"{_HOW}, several with commas between."
        report.problem(line, key, f"{shown('[' + mark.content + ']')} isn't a citation; {advice}")
    if len(set(claim_ids)) < len(claim_ids):
        report.problem(line, key, f"{shown('[' + mark.content + ']')} cites a claim twice; keep one of them.")
    for claim_id in dict.fromkeys(sound):
        report.link(Link.CLAIM, line, key, claim_id)
    return sound


def _report_lone_brackets(located: Located, text: str, report: Report) -> list[int]:
    """Report brackets without a partner, and return where they stand."""
    places = []
    for match in _LONE_BRACKET.finditer(without_marks(text)):
        line = located.line_at(match.start())
        which = "second" if match[0].startswith("[") else "first"
        report.problem(line, located.key, f"a citation's {which} bracket is missing; {_HOW}.")
        report.meant_claims.update(_meant(match[0]))
        places.append(match.start())
    return places


def _meant(text: str) -> list[str]:
    """The well-formed ids a malformed citation was meant to name, as far as one can tell."""
    sound = [f"{match[1]}.{match[2]}{match[3]}" for match in _NEAR_ID.finditer(text.lower())]
    return [claim_id for claim_id in sound if CLAIM_ID.fullmatch(claim_id)]
