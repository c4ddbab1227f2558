"""The catalogue as rows: every version of every procedure, kept as it was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.procedure import Procedure
from app.domain.procedure_form import read_procedure, written_procedure
from app.errors import Refused
from db.tables.catalogue import LOCAL_RULES, PROCEDURES
from db.written import read, written

_C = PROCEDURES.c
_ONE = select(_C.content).where(_C.code == bindparam("code"), _C.version == bindparam("version"))
_NEWEST = select(func.max(_C.version)).where(_C.code == bindparam("code"))

Read = dict[tuple[str, int], Procedure]
"""Versions read so far. A version never changes, so it is read from its text once."""


class CatalogueRows:
    """The catalogue of one moment or one change."""

    def __init__(self, connection: Connection, known: Read, *, changing: bool) -> None:
        self._connection = connection
        self._known = known
        # A version written by a change that is undone must not be remembered.
        self._remember = not changing

    def current(self, on: dt.date) -> tuple[Procedure, ...]:
        """The newest version of each procedure in effect on that day, by code."""
        in_effect = (
            select(_C.code, func.max(_C.version).label("version"))
            .where(
                or_(_C.effective_from.is_(None), _C.effective_from <= on),
                or_(_C.effective_to.is_(None), _C.effective_to >= on),
            )
            .group_by(_C.code)
            .order_by(_C.code)
        )
        return tuple(
            self._version(row.code, row.version) for row in self._connection.execute(in_effect).all()
        )

    def get(self, code: str, version: int | None = None) -> Procedure:
        """One version, or the newest. Raises `Refused("catalogue.unknown_procedure")`."""
        if version is None:
            version = self._connection.execute(_NEWEST, {"code": code}).scalar_one()
            if version is None:
                raise Refused("catalogue.unknown_procedure", procedure=code)
        return self._version(code, version)

    def local_limits(self) -> tuple[LocalLimit, ...]:
        """What the office settled of limits, in the order it did."""
        return tuple(read(LocalLimit, content) for content in self._local("limit"))

    def local_fees(self) -> tuple[LocalFee, ...]:
        """What the office settled of fees, in the order it did."""
        return tuple(read(LocalFee, content) for content in self._local("fee"))

    def keep(self, procedure: Procedure, at: dt.datetime) -> Procedure:
        """Keep it as the next version of its code, unless equal to the newest one; as kept."""
        newest = self._connection.execute(_NEWEST, {"code": procedure.code}).scalar_one()
        if newest is not None:
            held = self._version(procedure.code, newest)
            if replace(procedure, version=newest) == held:
                return held
        kept = replace(procedure, version=1 if newest is None else newest + 1)
        self._connection.execute(
            insert(PROCEDURES),
            {
                "code": kept.code,
                "version": kept.version,
                "effective_from": kept.effective_from,
                "effective_to": kept.effective_to,
                "content": written_procedure(kept),
                "kept_at": at,
            },
        )
        return kept

    def settle_limit(self, rule: LocalLimit) -> None:
        """Keep what the office settled; the later one wins."""
        self._settle("limit", rule.procedure, rule)

    def settle_fee(self, rule: LocalFee) -> None:
        """Keep what the office settled; the later one wins."""
        self._settle("fee", rule.procedure, rule)

    def _settle(self, kind: str, procedure: str, rule: object) -> None:
        row: dict[str, Any] = {"kind": kind, "procedure": procedure, "content": written(rule)}
        self._connection.execute(insert(LOCAL_RULES), row)

    def _local(self, kind: str) -> list[Any]:
        of_kind = select(LOCAL_RULES.c.content).where(LOCAL_RULES.c.kind == kind).order_by(LOCAL_RULES.c.row)
        return list(self._connection.execute(of_kind).scalars())

    def _version(self, code: str, version: int) -> Procedure:
        known = self._known.get((code, version))
        if known is None:
            content = self._connection.execute(_ONE, {"code": code, "version": version}).scalar_one_or_none()
            if content is None:
                raise Refused("catalogue.unknown_procedure", procedure=code)
            known = replace(read_procedure(content), version=version)
            if self._remember:
                self._known[code, version] = known
        return known
