"""Any fault as the officer reads it: the desk's own sentence, or the code to read to the IT person."""

from __future__ import annotations

from app.errors import DeskError
from app.messages import Language, say, sentence


def words_of(error: Exception, language: Language) -> str:
    """What happened, why and what to do now; what no rule foresaw is told as the program's own mistake."""
    if isinstance(error, DeskError):
        return sentence(error, language)
    return say("fault.ours", language, kind=type(error).__name__)
