"""Asks the key store of the session it runs in, answers in JSON; started in a D-Bus session of the tests.

python -m tests.devices.session_keys keep ACCOUNT SECRET | fetch ACCOUNT | forget ACCOUNT | name
"""

from __future__ import annotations

import json
import sys

from app.devices.os_key_store import find_os_key_store
from app.errors import DeskError


def main(act: str, *arguments: str) -> dict[str, object]:
    """What came of it."""
    store = find_os_key_store()
    if store is None:
        return {"name": None}
    if act == "name":
        return {"name": store.name}
    try:
        return {"name": store.name, "answer": getattr(store, act)(*arguments)}
    except DeskError as error:
        return {"name": store.name, "told": error.code}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
