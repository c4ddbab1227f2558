"""The house's own kinds of contract: what a room may import, and who may import a room.

import-linter has contracts that forbid; a list of what is forbidden forgets the package that comes
tomorrow. Here everything outside the standard library is forbidden until it is named. And neither
kind minds a room that is not built yet.
"""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def _inside_any(module: str, rooms: Iterable[str]) -> bool:
    return any(_inside(module, room) for room in rooms)


def _lines(graph: ImportGraph, importer: str, imported: str) -> list[str]:
    """The lines themselves: an import of a module that is not there counts as one of its package."""
    details = graph.get_import_details(importer=importer, imported=imported)
    return [f"line {detail['line_number']}: {detail['line_contents']}" for detail in details]


class _Imports(Contract):
    """Checks direct imports one by one. Every room has a rule, so what holds directly holds in the end."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Keep the contract if no import of the graph is wrong."""
        del verbose
        wrong = [
            (importer, imported, _lines(graph, importer, imported))
            for importer in sorted(graph.modules)
            if not graph.is_module_squashed(importer)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self.is_wrong(importer, imported)
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    @abstractmethod
    def is_wrong(self, importer: str, imported: str) -> bool:
        """Whether this contract forbids the import."""

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each wrong import with its lines."""
        for importer, imported, lines in check.metadata["wrong"]:
            output.print_error(f"- {importer} -> {imported} ({'; '.join(lines)})", bold=False)
        output.new_line()


class MayOnlyImport(_Imports):
    """`rooms` import from each other, from `allowed`, and from the standard library; from nothing else.

    Options:
        rooms: Modules or packages the rule is for.
        allowed: Modules or packages of ours, and packages of third parties, by top-level name.
        any_third_party: Also every third-party package that no other contract keeps for itself.
        no_stdlib: Parts of the standard library that these rooms must not use all the same.
    """

    type_name = "may_only_import"

    rooms: Any = fields.ListField(subfield=fields.StringField())
    allowed: Any = fields.ListField(subfield=fields.StringField(), required=False)
    any_third_party: Any = fields.BooleanField(required=False, default=False)
    no_stdlib: Any = fields.ListField(subfield=fields.StringField(), required=False)

    def is_wrong(self, importer: str, imported: str) -> bool:
        """Wrong if a room imports what neither its rule nor the standard library has."""
        if not _inside_any(importer, self.rooms) or _inside_any(
            imported, [*self.rooms, *(self.allowed or ())]
        ):
            return False
        top = imported.partition(".")[0]
        if top in sys.stdlib_module_names:
            return top in (self.no_stdlib or ())
        return not self.any_third_party or top in self.session_options["root_packages"]


class OnlyFor(_Imports):
    """`kept` is imported by itself and by `users`; by nobody else.

    Options:
        kept: Modules or packages, of ours or of others.
        users: Modules or packages that may import them.
    """

    type_name = "only_for"

    kept: Any = fields.ListField(subfield=fields.StringField())
    users: Any = fields.ListField(subfield=fields.StringField())

    def is_wrong(self, importer: str, imported: str) -> bool:
        """Wrong if what is kept is imported from outside it by somebody who is not named."""
        if _inside_any(importer, self.users):
            return False
        return any(_inside(imported, kept) and not _inside(importer, kept) for kept in self.kept)
