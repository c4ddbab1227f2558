"""What a refusal says: its sentence for people, and code, message and facts for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.errors import DeskError
from app.messages import Language, say, sentence

if TYPE_CHECKING:
    from app.domain.intake_check import Fault


def told(trouble: DeskError, language: Language) -> str:
    """The sentence, and below it one line per fault where there are several."""
    faults = _faults(trouble)
    if faults:
        lines = [f"- {fault.field}: {say(fault.code, language)}" for fault in faults]
        return "\n".join([say("command.not_complete", language, count=len(lines)), *lines])
    if trouble.code == "keys.passphrase_needed":
        return f"{sentence(trouble, language)} {say('command.passphrase_how', language)}"
    return sentence(trouble, language)


def refusal(trouble: DeskError, language: Language) -> dict[str, object]:
    """How a refusal looks under `--json`."""
    facts = dict(trouble.facts)
    faults = _faults(trouble)
    if faults:
        facts["faults"] = [
            {"field": fault.field, "code": fault.code, "message": say(fault.code, language)}
            for fault in faults
        ]
    return error_answer(trouble.code, told(trouble, language), facts)


def _faults(trouble: DeskError) -> tuple[Fault, ...]:
    """Each place that keeps a form from being accepted, where that is the trouble."""
    if trouble.code != "intake.not_complete":
        return ()
    from app.services.intake import NotComplete

    return trouble.faults if isinstance(trouble, NotComplete) else ()


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
