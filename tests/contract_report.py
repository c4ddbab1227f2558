"""Runs the contracts of pyproject.toml on the packages of one folder; the judge of test_architecture.

As a program (`python -m tests.contract_report`, run *in* a copy of the house) it breaks the copy in one
way after another, as told on stdin, and tells on stdout which contracts failed each time:

    stdin   {"<break>": {"<module>": "<source to add>", …}, …}
    stdout  {"": [failed in the copy as it is], "<break>": [failed], …}

A process of its own, because imports are looked up from where Python already found the packages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from importlinter.api import read_configuration
from importlinter.application import use_cases
from importlinter.application.user_options import UserOptions


def contract_names(root: Path) -> list[str]:
    """The names of all contracts, in the order of the file."""
    return [
        contract["name"] for contract in read_configuration(str(root / "pyproject.toml"))["contracts_options"]
    ]


def failed_contracts(root: Path) -> dict[str, str]:
    """Contracts that do not hold for the packages as they are on the disk now, with what is wrong."""
    options: UserOptions = use_cases.read_user_options(str(root / "pyproject.toml"))
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, cache_dir=None)
    if report.invalid_contract_options:
        raise ValueError(f"contracts that cannot be read: {report.invalid_contract_options}")
    return {
        contract.name: str(check.metadata)
        for contract, check in report.get_contracts_and_checks()
        if not check.kept
    }


def _file_of(root: Path, module: str) -> Path:
    place = root.joinpath(*module.split("."))
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def _broken(root: Path, additions: Mapping[str, str]) -> list[str]:
    before = {}
    for module, source in additions.items():
        file = _file_of(root, module)
        before[file] = file.read_bytes() if file.exists() else None
        file.write_bytes((before[file] or b"") + b"\n" + source.encode() + b"\n")
    failed = list(failed_contracts(root))
    for file, content in before.items():
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
    return failed


def main() -> None:
    """Break the house of the working directory as stdin says, and tell what failed."""
    root = Path.cwd()
    spec = find_spec("app")
    if spec is None or spec.origin is None or not Path(spec.origin).is_relative_to(root):
        raise SystemExit(f"these are not the packages of {root}")
    answer = {"": list(failed_contracts(root))}
    for name, additions in json.load(sys.stdin).items():
        answer[name] = _broken(root, additions)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
