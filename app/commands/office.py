"""Commands on the office as a whole: found it, take catalogues and tables in, see whether all is well."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Annotated

import typer

from app.commands.asked import Asked, WrongUse
from app.commands.refusals import error_answer, told
from app.commands.untrusted_file import read_untrusted, refuse_two_readers
from app.commands.words import in_words
from app.domain.address import read_unit_changes
from app.domain.catalogue_change import NotTaken
from app.errors import DeskError, DeviceTrouble, OfficerCanFix
from app.messages import Language, say
from app.services.catalogue import UNIT_CHANGES
from app.services.diagnostics import Finding, FindingState, disk_finding

MOST_OFFICE_BYTES = 256 * 1024
MOST_CATALOGUE_BYTES = 8 * 1024 * 1024
MOST_UNITS_BYTES = 32 * 1024 * 1024


def found_office(
    context: typer.Context,
    office: Annotated[Path | None, typer.Option("--office", help="Tệp TOML / TOML file")] = None,
    use_key_store: Annotated[
        bool | None,
        typer.Option("--use-key-store/--no-key-store", help="Kho khóa của hệ điều hành / OS key store"),
    ] = None,
    practice: Annotated[bool, typer.Option("--practice", help="Cơ quan mẫu để thử / sample office")] = False,
) -> None:
    """`motcua init`: a new data folder. The recovery key is told once, here, and kept nowhere."""
    asked: Asked = context.obj
    if practice is (office is not None) or (practice and (use_key_store or asked.passphrase_on_stdin)):
        raise WrongUse("command.init_either")
    from app import bootstrap

    path = asked.folder.path
    if office is None:
        founding = bootstrap.practice_office()
        made = bootstrap.found_practice(path)
    else:
        refuse_two_readers(asked, str(office))
        founding = bootstrap.office_in(read_untrusted(str(office), MOST_OFFICE_BYTES))
        passphrase = asked.given_passphrase()
        made = bootstrap.found(
            path, founding, passphrase, passphrase is None if use_key_store is None else use_key_store
        )
    answer: dict[str, object] = {
        "data": str(made.folder.path),
        "office": founding.office.name,
        "recovery_key": made.recovery_key,
        "practice": practice,
    }
    keep_it = say("command.keep_recovery_key", asked.language)
    asked.tell(answer, f"{in_words(answer, asked.language)}\n{keep_it}")


def run_demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi ra / folder to write to")],
) -> None:
    """`motcua demo`: a whole visit through the real window, without a screen; leaves papers and pictures."""
    asked: Asked = context.obj
    from app.window_start import run_tour

    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        result = getattr(fault, "strerror", None) or type(fault).__name__
        raise OfficerCanFix("command.file_unwritable", file=out.name, result=result) from fault
    asked.tell(run_tour(out, asked.language))


def import_catalogue(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Tệp JSON, - = stdin / JSON file")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem / only show")] = False,
) -> None:
    """`motcua catalogue import`: takes a catalogue in, or says what would change."""
    asked: Asked = context.obj
    refuse_two_readers(asked, file)
    content = read_untrusted(file, MOST_CATALOGUE_BYTES)
    with asked.desk() as desk:
        change = desk.catalogue.take_in(content, desk.actor, dry_run)
    asked.tell(
        {
            "added": [procedure.code for procedure in change.added],
            "changed": [one.after.code for one in change.changed],
            "unchanged": len(change.unchanged),
            "refused": [_not_taken(row, asked.language) for row in change.refused],
            "fields": {one.after.code: [field.field for field in one.changes] for one in change.changed},
            "dry_run": dry_run,
        }
    )


def import_units(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Tệp CSV, - = stdin / CSV file")],
) -> None:
    """`motcua units import`: the old-to-new table of communes, kept as a setting of the office."""
    asked: Asked = context.obj
    refuse_two_readers(asked, file)
    content = read_untrusted(file, MOST_UNITS_BYTES)
    try:
        table = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise OfficerCanFix("command.table_not_utf8", position=fault.start) from fault
    changes, refused = read_unit_changes(table)
    if not changes:
        raise OfficerCanFix("command.table_empty", refused=len(refused))
    with asked.desk() as desk:
        desk.settings.put(UNIT_CHANGES, table, desk.actor)
    asked.tell(
        {
            "units": len(changes),
            "refused": [
                {
                    "line": row.line,
                    "why": say(row.code, asked.language, line=row.line, field=row.field),
                    "code": row.code,
                }
                for row in refused
            ],
        }
    )


def examine(context: typer.Context) -> None:
    """`motcua doctor`: looks at everything; also tells why a folder cannot be opened."""
    asked: Asked = context.obj
    try:
        with asked.desk() as desk:
            findings = desk.diagnostics.look(thorough=True)
    except DeskError as trouble:
        checks = [_unopened(trouble, asked.language)]
        findings = (disk_finding(_nearest(asked.folder.path)),)
    else:
        checks = []
    asked.tell({"checks": [*checks, *(_check(finding, asked.language) for finding in findings)]})


def verify_journal(context: typer.Context) -> int:
    """`motcua audit verify`: walks the journal from its first line to its last."""
    asked: Asked = context.obj
    with asked.desk() as desk:
        lines, first_bad = desk.find.journal_is_whole()
    answer: dict[str, object] = {"ok": first_bad is None, "lines": lines, "first_bad": first_bad}
    if first_bad is not None:
        code = "diagnostics.journal_broken"
        answer |= error_answer(code, say(code, asked.language), {"first_bad": first_bad})
    asked.tell(answer)
    return 0 if first_bad is None else 1


def back_up(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tệp ghi ra, chưa có / file to make")],
) -> None:
    """`motcua backup`: an encrypted copy of the store, while work goes on."""
    asked: Asked = context.obj
    from app import bootstrap

    bootstrap.back_up_store(asked.folder.path, file, asked.passphrase())
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    asked.tell(
        {
            "ok": True,
            "file": str(file),
            "keys": str(file.with_name(file.name + ".keys.json")),
            "bytes": file.stat().st_size,
            "sha256": sha256,
        }
    )


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    for one in (path.absolute(), *path.absolute().parents):
        with contextlib.suppress(OSError):
            if one.is_dir():
                return one
    return Path.cwd()


def _not_taken(row: NotTaken, language: Language) -> dict[str, object]:
    return {"code": row.place, "why": say(row.why, language, **row.facts), "reason": row.why}


def _check(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "id": finding.id,
        "state": str(finding.state),
        "layer": finding.layer,
        "advice": say(finding.advice, language),
        "code": finding.advice,
        "detail": finding.detail,
    }


def _unopened(trouble: DeskError, language: Language) -> dict[str, object]:
    layer = "disk" if isinstance(trouble, DeviceTrouble) else "setting"
    return {
        "id": "store",
        "state": str(FindingState.FAIL),
        "layer": layer,
        "advice": told(trouble, language),
        "code": trouble.code,
        "detail": "",
    }
