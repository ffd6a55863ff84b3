"""The house's sizes hold: modules of 250 lines, functions of 40, classes built from eight parameters at most."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINES, FUNCTION_LINES, PARAMETERS = 250, 40, 8


def sizes(path: Path) -> Iterator[tuple[str, int, int]]:
    """What is measured in a module, with its size and the limit; the fields of a record are no parameters."""
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    yield name, len(text.splitlines()), LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name} {node.name}", (node.end_lineno or 0) - node.lineno + 1, FUNCTION_LINES
            if node.name == "__init__":
                taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                yield f"{name} parameters", len(taken) - 1, PARAMETERS


def test_nothing_outgrows_its_size() -> None:
    measured = [each for path in sorted((ROOT / "bot").rglob("*.py")) for each in sizes(path)]
    assert len(measured) > 1_000
    large = {what: size for what, size, limit in measured if size > limit}
    assert large == {}, "split it"
