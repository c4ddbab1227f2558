"""The procedures that come with the program, read from `resources/procedures/` into domain values.

One file per field, in our own form (`app.domain.procedure_form`). They are the start of an office's
catalogue: the store keeps its own versions, and imports change those, never these files.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from app.domain.procedure import Procedure
from app.domain.procedure_form import read_procedure


@cache
def shipped_procedures() -> tuple[Procedure, ...]:
    """All of them, by file name and their order in it. Read once; works from a frozen program too."""
    folder = files("resources").joinpath("procedures")
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".json")
    }
    return tuple(
        read_procedure(row) for name in sorted(texts) for row in json.loads(texts[name])["procedures"]
    )
