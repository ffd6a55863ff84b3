"""The files of bot/locales and the calls that use them, as tests see them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot import locales

BOT = Path(locales.__file__).parents[1]
_SPEAKING = {"text", "text_in"}
# Two words side by side, a capital first, a word beside what is filled in, or anything in Cyrillic.
_WORDS = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}|^\W*[A-Z][a-z]{2}|^ [a-z]{2,}|[a-z]{2,}:? $|[А-яЁё]")
_LETTERS = re.compile(r"[A-Za-z]{2}")
# Where words are shown whatever they look like: the first argument of these, and arguments of these names.
_SHOWING = {"TextDisplay", "render_notice", "BotError", "action_button", "action_select", "Label", "Modal"}
_UNSEEN = {"compile", "cast", "TypeVar", "ParamSpec", "start", "create_task", "removeprefix"}
_SHOWN = {"label", "placeholder", "description", "title", "content", "text"}


@cache
def read_entries(folder: Path) -> tuple[ftl.Message | ftl.Term, ...]:
    """All messages and terms of a language.

    Raises:
        ValueError: A file has a mistake in it.
    """
    found: list[ftl.Message | ftl.Term] = []
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Junk):
                raise ValueError(f"{path.name}: {str(entry.content)[:60]!r}")
            if isinstance(entry, ftl.Message | ftl.Term):
                found.append(entry)
    return tuple(found)


class _Parts(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()
        self.words: list[str] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802 - as the library calls it
        self.words.append(node.value)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.messages.add(f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name)


@cache
def read_patterns(language: str) -> dict[str, ftl.Pattern]:
    """What can be said in a language, by key."""
    patterns = {}
    for entry in read_entries(locales.ROOT / language):
        name = entry.id.name if isinstance(entry, ftl.Message) else f"-{entry.id.name}"
        if entry.value is not None:
            patterns[name] = entry.value
        patterns |= {f"{name}.{each.id.name}": each.value for each in entry.attributes}
    return patterns


def arguments_of(key: str, patterns: dict[str, ftl.Pattern]) -> set[str]:
    """The arguments that a message names, itself or through those it refers to."""
    parts = _Parts()
    parts.visit(patterns[key])
    return parts.variables.union(*(arguments_of(each, patterns) for each in parts.messages))


def words_of(pattern: ftl.Pattern) -> str:
    """All that a message says by itself, whichever form is chosen."""
    parts = _Parts()
    parts.visit(pattern)
    return " ".join(parts.words)


class _Selections(Visitor):
    def __init__(self) -> None:
        self.found: list[ftl.SelectExpression] = []

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        self.found.append(node)


def forms_without_number(pattern: ftl.Pattern, exact: set[str]) -> set[str]:
    """Plural forms that leave out the number which others of the same selection show.

    ``exact`` are the forms that stand for a single number in the language, which may be written out.
    """
    selections, lacking = _Selections(), set[str]()
    selections.visit(pattern)
    for selection in selections.found:
        if isinstance(selection.selector, ftl.VariableReference):
            shown = {}
            for variant in selection.variants:
                parts = _Parts()
                parts.visit(variant.value)
                if isinstance(variant.key, ftl.Identifier) and variant.key.name not in exact:
                    shown[variant.key.name] = selection.selector.id.name in parts.variables
            if any(shown.values()):
                lacking |= {name for name, is_shown in shown.items() if not is_shown}
    return lacking


def referred_to(patterns: dict[str, ftl.Pattern]) -> set[str]:
    """The messages that others refer to."""
    parts = _Parts()
    for pattern in patterns.values():
        parts.visit(pattern)
    return parts.messages


@dataclass(frozen=True)
class Use:
    """A call that says something: where, the key (``None`` for a part known only at run time), and its arguments."""

    place: str
    key: re.Pattern[str]
    arguments: frozenset[str] | None


def uses() -> Iterator[Use]:
    """Every call that says something under a key which stands in the call."""
    for path, tree in _trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in _SPEAKING:
                continue
            pattern = _pattern(node.args[1 if node.func.id == "text_in" else 0])
            names = {each.arg for each in node.keywords}
            if pattern is not None:
                given = None if None in names else frozenset(filter(None, names))
                yield Use(f"{path.relative_to(BOT.parent)}:{node.lineno}", pattern, given)


def strings() -> Iterator[re.Pattern[str]]:
    """Every string in modules that speak: keys also stand in tables, or are made before the call."""
    for _, tree in _trees():
        yield from filter(None, (_pattern(node) for node in ast.walk(tree) if isinstance(node, ast.expr)))


@cache
def _trees() -> tuple[tuple[Path, ast.Module], ...]:
    sources = ((path, path.read_text(encoding="utf-8")) for path in sorted(BOT.rglob("*.py")))
    return tuple((path, ast.parse(source)) for path, source in sources if "from bot.locales import" in source)


def _pattern(key: ast.expr) -> re.Pattern[str] | None:
    """What keys an expression may give; None if that is not to be seen, or may be any."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return re.compile(re.escape(key.value))
    if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
        parts = (re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+" for each in key.values)
        return re.compile("".join(parts))
    if isinstance(key, ast.IfExp):
        one, other = _pattern(key.body), _pattern(key.orelse)
        return re.compile(f"{one.pattern}|{other.pattern}") if one and other else None
    return None


def stray_words(modules: tuple[str, ...]) -> Iterator[str]:
    """String literals that read like words for people, with their places.

    Not counted: docstrings, what is logged, and what errors say that nobody but a programmer meets.
    """
    for path in sorted(path for each in modules for path in BOT.glob(each)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        skipped = {id(inner) for node in ast.walk(tree) if _is_for_programmers(node) for inner in ast.walk(node)}
        shown = {id(part) for node in ast.walk(tree) for part in _shown_by(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in skipped:
                continue
            if (_LETTERS if id(node) in shown else _WORDS).search(node.value):
                yield f"{path.relative_to(BOT)}:{node.lineno} {node.value[:50]!r}"


def _shown_by(node: ast.AST) -> Iterator[ast.expr]:
    """The literals that a call shows to people."""
    if not isinstance(node, ast.Call):
        return
    given = [each.value for each in node.keywords if each.arg in _SHOWN]
    if ast.unparse(node.func).rpartition(".")[2] in _SHOWING:
        given += node.args[:1]
    for each in given:
        yield from each.values if isinstance(each, ast.JoinedStr) else [each]


def _is_for_programmers(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Raise):
        return not (isinstance(node.exc, ast.Call) and "BotError" in ast.unparse(node.exc.func))
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    return called.startswith(("_log.", "log_")) or called.rpartition(".")[2] in _UNSEEN
