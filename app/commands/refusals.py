"""What a refusal says: its sentence for people, and code, message and facts for scripts."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import DeskError
from app.messages import Language, say, sentence
from app.services.intake import NotComplete


def told(trouble: DeskError, language: Language) -> str:
    """The sentence, and below it one line per fault where there are several."""
    if isinstance(trouble, NotComplete):
        lines = [f"- {fault.field}: {say(fault.code, language)}" for fault in trouble.faults]
        return "\n".join([say("command.not_complete", language, count=len(lines)), *lines])
    if trouble.code == "keys.passphrase_needed":
        return f"{sentence(trouble, language)} {say('command.passphrase_how', language)}"
    return sentence(trouble, language)


def refusal(trouble: DeskError, language: Language) -> dict[str, object]:
    """How a refusal looks under `--json`."""
    facts = dict(trouble.facts)
    if isinstance(trouble, NotComplete):
        facts["faults"] = [
            {"field": fault.field, "code": fault.code, "message": say(fault.code, language)}
            for fault in trouble.faults
        ]
    return error_answer(trouble.code, told(trouble, language), facts)


def error_answer(code: str, message: str, facts: Mapping[str, object]) -> dict[str, object]:
    """`{"error": {"code", "message", "facts"}}`, with facts fit for JSON."""
    return {
        "error": {
            "code": code,
            "message": message,
            "facts": {key: _plain(value) for key, value in facts.items()},
        }
    }


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return str(value)
