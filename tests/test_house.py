"""Habits of the house that no tool knows: what files may name, which sentences there are, what is pinned."""

from __future__ import annotations

import ast
import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from pip._internal.models.index import PyPI

from app.messages import all_sentences
from tests.error_codes import Codes, may_be_a_file, read_codes

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "db", "ui")
LOCKS = sorted((ROOT / "installer" / "locks").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOT_OURS = {".git", ".venv", "out", "build", "__pycache__", "uv.lock"}


def files_of_the_project(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that is or may be committed."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith((".egg-info", "_cache")) or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from files_of_the_project(path)
        else:
            yield path


def text_of(path: Path) -> str:
    """The file's text; pictures and fonts by their readable bytes."""
    return path.read_bytes().decode("utf-8", "ignore")


def sources(*packages: str) -> dict[Path, str]:
    """The Python sources of these packages, by path from the top."""
    return {
        path.relative_to(ROOT): path.read_text("utf-8")
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
    }


# ---------------------------------------------------------------- what files may name


def machine_paths(text: str) -> list[str]:
    """Absolute paths that exist only on somebody's machine."""
    return re.findall(r"(?<![\w.$})/-])/(?:root|home|work|Users)/[\w.-]+", text)


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): paths
        for path in files_of_the_project()
        if (paths := machine_paths(text_of(path)))
    }
    assert found == {}


def test_a_path_of_one_machine_is_noticed() -> None:
    somebody = "/".join(["", "home", "somebody"])
    assert machine_paths(f"open('{somebody}/desk.db')") == [somebody]


def registry_hosts() -> set[str]:
    """The hosts packages come from, asked of pip and apt of this machine so that no file need name them."""
    found = {PyPI.netloc, PyPI.file_storage_domain}
    lists = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    for file in lists:
        if file.is_file():
            found |= set(re.findall(r"(?m)^(?:deb|URIs:).*?://([^/\s:]+)", file.read_text("utf-8")))
    return found


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = registry_hosts()
    found = {
        str(path.relative_to(ROOT)): named
        for path in files_of_the_project()
        if (named := [host for host in hosts if host in text_of(path)])
    }
    assert found == {}


# ---------------------------------------------------------------- what is pinned


def locked(path: Path) -> dict[str, Requirement]:
    """The requirements of a lock by name."""
    lines = re.findall(r"(?m)^([a-z0-9][^\s\\]*(?: ; [^\\\n]*)?)", path.read_text("utf-8"))
    return {requirement.name: requirement for requirement in map(Requirement, lines)}


def canonical(name: str) -> str:
    """As package indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_there_are_locks_for_running_and_for_testing() -> None:
    assert [path.name for path in LOCKS] == ["dev.txt", "run.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_names_no_host_and_no_option(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"(?m)^\s*--(?!hash=sha256:)\S+", text) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_locked_package_has_one_version_and_its_hashes(lock: Path) -> None:
    entries = re.split(r"(?m)^(?=[a-z0-9])", lock.read_text("utf-8"))[1:]
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[0-9][\w.]*", entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_tests_run_with_the_versions_that_the_program_runs_with() -> None:
    run, dev = (locked(ROOT / "installer" / "locks" / f"{name}.txt") for name in ("run", "dev"))
    assert {name: str(requirement) for name, requirement in run.items()}.items() <= {
        name: str(requirement) for name, requirement in dev.items()
    }.items()


def test_every_dependency_is_pinned_exactly_and_locked_so() -> None:
    dev = locked(ROOT / "installer" / "locks" / "dev.txt")
    project = PROJECT["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        requirement = Requirement(line)
        assert re.fullmatch(r"==[0-9][\w.]*", str(requirement.specifier)), line
        assert dev[canonical(requirement.name)].specifier == requirement.specifier, line


def test_no_option_of_the_project_chooses_among_the_tests() -> None:
    options = PROJECT["tool"]["pytest"]["ini_options"]["addopts"].split()
    assert [
        option for option in options if re.match(r"-[kmx]|--(deselect|ignore|maxfail|lf|ff)", option)
    ] == []
    assert PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"] == ["error"]


# ---------------------------------------------------------------- licences

# Packages whose metadata names no licence; read in the licence file they carry.
READ_BY_HAND = {"sqlcipher3": "Zlib"}


def licence_of(package: Distribution) -> str:
    """What the package says of its licence: the expression, else the field, else the classifiers."""
    meta = package.metadata
    classifiers = [line for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    field = (meta.get("License") or "").strip().splitlines()
    return meta.get("License-Expression") or " OR ".join(classifiers) or (field[0] if field else "")


def binds_the_program(licence: str) -> bool:
    """Whether every choice the licence leaves is GPL or AGPL (LGPL is fine for a library that is called)."""
    choices = re.split(r"\s+(?:OR|or)\s+", licence)
    strong = re.compile(r"(?<!L)(?:A?GPL)|(?<!Lesser )General Public License|Affero", re.ASCII)
    return all(strong.search(choice.replace("Lesser General Public License", "LGPL")) for choice in choices)


def test_no_package_that_the_program_runs_on_is_gpl_or_agpl() -> None:
    found = {}
    for name, requirement in locked(ROOT / "installer" / "locks" / "run.txt").items():
        if requirement.marker is None or requirement.marker.evaluate():
            try:
                licence = licence_of(distribution(name)) or READ_BY_HAND.get(name, "")
            except PackageNotFoundError:
                licence = "not installed"
            if licence in ("", "not installed") or binds_the_program(licence):
                found[name] = licence
    assert found == {}


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("GPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)", False),
        ("MIT", False),
    ],
)
def test_a_licence_that_binds_the_program_is_noticed(licence: str, binds: bool) -> None:
    assert binds_the_program(licence) is binds


# ---------------------------------------------------------------- sentences


@pytest.fixture(scope="module")
def codes() -> Codes:
    """The error codes in the sources."""
    return read_codes(
        {path: source for path, source in sources(*PACKAGES).items() if path.parts[:2] != ("app", "messages")}
    )


def test_every_error_that_is_raised_has_its_sentence(codes: Codes) -> None:
    missing = {raised.place: raised.code for raised in codes.raised if raised.code not in all_sentences()}
    assert missing == {}


def test_every_code_that_is_mentioned_has_its_sentence(codes: Codes) -> None:
    """A code may reach an error by way of a variable; a string of a known subject is then a sentence's."""
    subjects = {code.partition(".")[0] for code in all_sentences()}
    missing = {
        place: code
        for code, place in codes.mentioned.items()
        if code.partition(".")[0] in subjects and code not in all_sentences() and not may_be_a_file(code)
    }
    assert missing == {}


def test_no_sentence_waits_for_an_error_that_nobody_raises(codes: Codes) -> None:
    assert [code for code in sorted(all_sentences()) if not codes.uses(code)] == []


def blanks(sentence: str) -> set[str]:
    """Names of the blanks in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_blank_of_a_sentence_is_filled_where_it_is_raised(codes: Codes) -> None:
    empty = {
        raised.place: f"{raised.code} lacks {sorted(lacking)}"
        for raised in codes.raised
        if raised.facts is not None
        and (lacking := blanks("".join(all_sentences().get(raised.code, ("", "")))) - raised.facts)
    }
    assert empty == {}


@pytest.mark.parametrize("code", sorted(all_sentences()))
def test_a_sentence_is_there_in_both_languages(code: str) -> None:
    vietnamese, english = all_sentences()[code]
    for sentence in (vietnamese, english):
        assert sentence == unicodedata.normalize("NFC", sentence).strip()
        assert "  " not in sentence
    assert blanks(vietnamese) == blanks(english)
    assert not vietnamese.isascii(), "this is not Vietnamese"
    assert vietnamese != english


SHORTEST_SENTENCE = 45
"""Letters. What is shorter and belongs to no error may be a word or two beside a field."""


def test_what_an_officer_is_told_begins_and_ends_as_a_sentence(codes: Codes) -> None:
    raised = {place.code for place in codes.raised}
    found = {
        code: text
        for code, both in all_sentences().items()
        for text in both
        if (code in raised or len(text) >= SHORTEST_SENTENCE)
        and not (text[-1] in ".!?…" and (text[0].isupper() or not text[0].isalpha()))
    }
    assert found == {}


def test_a_code_without_a_sentence_and_a_sentence_without_a_code_are_noticed() -> None:
    own_class = 'class Gone(Refused):\n  """`not.this`"""\n  def __init__(self): super().__init__("a.gone")'
    uses = 'raise Gone()\nx = Gone("b.typed", number=1)\ny = f"c.id_{kind}"\nz = "settings.toml"'
    parent = "class Refused(DeskError): pass"
    found = read_codes({Path("a.py"): own_class, Path("b.py"): uses, Path("c.py"): parent})
    assert {raised.code: raised.facts for raised in found.raised} == {
        "a.gone": frozenset(),
        "b.typed": frozenset({"number"}),
    }
    assert sorted(found.mentioned) == ["a.gone", "b.typed", "settings.toml"]
    assert may_be_a_file("settings.toml")
    assert not may_be_a_file("b.typed")
    assert found.uses("c.id_passport")
    assert not found.uses("c.other")


# ---------------------------------------------------------------- habits of the code


EVERYTHING = ("Exception", "BaseException")


def swallowed_errors(source: str) -> list[int]:
    """Lines where every error is caught and nothing is done about it."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            every = node.type is None or ast.unparse(node.type) in EVERYTHING
            idle = (ast.Pass, ast.Continue, ast.Expr)
            if every and all(isinstance(line, idle) and not calls(line) for line in node.body):
                found.append(node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            found += [node.lineno for argument in node.args if ast.unparse(argument) in EVERYTHING]
    return found


def calls(node: ast.AST) -> bool:
    """Whether anything is called in there."""
    return any(isinstance(inner, ast.Call) for inner in ast.walk(node))


def test_no_error_is_swallowed_whole() -> None:
    found = {
        str(path): lines for path, source in sources(*PACKAGES).items() if (lines := swallowed_errors(source))
    }
    assert found == {}


def test_a_swallowed_error_is_noticed() -> None:
    tried = "try:\n  a()\nexcept Exception:\n  "
    source = f"{tried}pass\n{tried}log()\nwith suppress(Exception):\n  a()"
    assert swallowed_errors(source) == [3, 9]


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path) for path, source in sources(*PACKAGES).items() if not ast.get_docstring(ast.parse(source))
    ]
    assert silent == []


def test_no_name_says_nothing() -> None:
    empty_words = re.compile(r"(Manager|Helper|Util|Utils|Impl)$")
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path, source in sources(*PACKAGES).items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and empty_words.search(node.name)
    ]
    assert found == []


def test_equal_names_of_test_files_do_not_meet() -> None:
    """`tests/services/test_intake.py` and `tests/ui/test_intake.py` are two modules only inside packages."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


# ---------------------------------------------------------------- commands and words


def test_the_readme_shows_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in readme
    assert "make test" in readme


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_told_exists(page: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    told = set(re.findall(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)", (ROOT / page).read_text("utf-8")))
    assert told - targets == set()
