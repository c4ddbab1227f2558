"""Puts an answer into words for people: the same facts as under `--json`, one per line."""

from __future__ import annotations

from app.messages import Language
from app.messages.commands import LABELS


def label(code: str, language: Language) -> str:
    """The name of a fact; its own name where nobody has put it into words."""
    both = LABELS.get(code)
    return code if both is None else both[0 if language == "vi" else 1]


def in_words(answer: object, language: Language, indent: str = "") -> str:
    """The lines of an answer; what is unknown shows as "—"."""
    if isinstance(answer, dict):
        return "\n".join(
            _fact(label(key, language), value, language, indent) for key, value in answer.items()
        )
    if isinstance(answer, list):
        if not answer:
            return indent + label("none", language)
        return "\n".join(_item(one, language, indent) for one in answer)
    return indent + _word(answer, language)


def _fact(name: str, value: object, language: Language, indent: str) -> str:
    if isinstance(value, dict | list) and value:
        if isinstance(value, list) and all(
            isinstance(one, int | str) and len(str(one)) < 40 for one in value
        ):
            return f"{indent}{name}: {', '.join(_word(one, language) for one in value)}"
        return f"{indent}{name}:\n{in_words(value, language, indent + '  ')}"
    return f"{indent}{name}: {_word(value, language)}"


def _item(one: object, language: Language, indent: str) -> str:
    if isinstance(one, dict) and not any(isinstance(value, dict | list) for value in one.values()):
        told = [_word(value, language) for value in one.values() if value not in (None, "")]
        return f"{indent}- {' · '.join(told)}"
    if isinstance(one, dict | list):
        return f"{indent}-\n{in_words(one, language, indent + '  ')}"
    return f"{indent}- {_word(one, language)}"


def _word(value: object, language: Language) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return "—"
    if isinstance(value, bool):
        return label("yes" if value else "no", language)
    return str(value)
