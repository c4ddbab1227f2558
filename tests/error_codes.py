"""Reads from the sources which error codes the program raises and what it fills their sentences with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CODE = re.compile(r"[a-z_]+\.[a-z0-9_]+")
# Strings of the same shape as a code that are names of files.
FILE_ENDINGS = {
    "json",
    "toml",
    "db",
    "py",
    "qss",
    "svg",
    "png",
    "pdf",
    "txt",
    "log",
    "bin",
    "csv",
    "ttf",
    "icc",
}


def may_be_a_file(code: str) -> bool:
    """Whether a string of the shape of a code rather names a file, as `"store.db"` does."""
    return code.rpartition(".")[2] in FILE_ENDINGS


@dataclass(frozen=True, slots=True)
class Raised:
    """One place where a code is given to an error."""

    code: str
    place: str
    """File and line."""
    facts: frozenset[str] | None
    """What the sentence's blanks are filled with; None = not told by the source (`**facts`)."""


@dataclass(slots=True)
class Codes:
    """What the sources say about error codes."""

    raised: list[Raised] = field(default_factory=list)
    mentioned: dict[str, str] = field(default_factory=dict)
    """Strings of the shape of a code, with one place each."""
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    """Codes that are put together, as `f"intake.id_number_{kind}"`."""

    def uses(self, code: str) -> bool:
        """Whether any source can mean this code."""
        return code in self.mentioned or any(pattern.fullmatch(code) for pattern in self.patterns)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _error_classes(trees: Mapping[Path, ast.Module]) -> set[str]:
    """`DeskError` and every class that comes from it, wherever it stands."""
    bases = {
        node.name: {_name(base) for base in node.bases}
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"DeskError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def _docstrings(tree: ast.Module) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _parts_of_strings(tree: ast.Module) -> set[int]:
    """The fixed pieces of f-strings."""
    joined = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    return {id(part) for node in joined for part in node.values}


def _constructor_calls(tree: ast.Module, errors: set[str]) -> Iterator[ast.Call]:
    """`Refused(…)`, and `super().__init__(…)` inside a class of errors."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in errors:
            yield node
        if isinstance(node, ast.ClassDef) and node.name in errors:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__":
                    yield call


def _facts(call: ast.Call) -> frozenset[str] | None:
    named = {keyword.arg for keyword in call.keywords}
    return None if None in named else frozenset(name for name in named if name)


def read_codes(sources: Mapping[Path, str]) -> Codes:
    """All codes in these sources. Sentences themselves (`app/messages`) are not among the sources."""
    trees = {path: ast.parse(source) for path, source in sources.items()}
    errors = _error_classes(trees)
    codes = Codes()
    for path, tree in trees.items():
        for call in _constructor_calls(tree, errors):
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                codes.raised.append(Raised(first.value, f"{path}:{call.lineno}", _facts(call)))
        prose = _docstrings(tree) | _parts_of_strings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                if CODE.fullmatch(node.value):
                    codes.mentioned.setdefault(node.value, f"{path}:{node.lineno}")
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_]+"
                    for part in node.values
                ]
                if re.match(r"[a-z_]+\\\.", parts[0]):
                    codes.patterns.append(re.compile("".join(parts)))
    return codes
