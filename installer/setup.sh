#!/usr/bin/env bash
# Makes this folder ready: system packages, .venv, the program itself.
#
#   installer/setup.sh run     what the program needs
#   installer/setup.sh test    that, and what the tests need
#   installer/setup.sh windows that, and what `make windows-smoke` needs
#
# Run again with nothing changed it ends at once and asks neither apt nor the network.
# PYTHON=… chooses another interpreter than python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

what=${1:-run}
python=${PYTHON:-python3}
log=out/setup.log

case $what in
  run) lists=(installer/packages-run.txt) lock=installer/locks/run.txt ;;
  test) lists=(installer/packages-run.txt installer/packages-test.txt) lock=installer/locks/dev.txt ;;
  windows)
    lists=(installer/packages-run.txt installer/packages-test.txt installer/packages-windows.txt)
    lock=installer/locks/dev.txt
    ;;
  *) echo "usage: installer/setup.sh run|test|windows" >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*"; }

# What happened, and then what to do, on one screen; the long story stays in the log.
stop() {
  printf '\n%s\n' "$1" >&2
  if [ -s "$log" ]; then
    printf '\nThe last lines of %s:\n' "$log" >&2
    tail -n 12 "$log" | sed 's/^/  /' >&2
  fi
  printf '\nWhat to do: %s\n' "$2" >&2
  exit 1
}

# ---------------------------------------------------------------- is there anything to do?

# Of everything that decides what is installed. The folder too: console scripts name it.
fingerprint() {
  { cat "$@" pyproject.toml installer/setup.sh; pwd; "$python" --version; } 2>&1 | sha256sum | cut -d' ' -f1
}

ready() {
  [ -x .venv/bin/motcua ] && [ "$(cat ".venv/.ready-$what" 2>/dev/null)" = "$(fingerprint "${lists[@]}" "$lock")" ]
}

# ---------------------------------------------------------------- system packages

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}

# Lines of the lists none of whose alternatives is installed.
missing_lines() {
  local installed line name
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  sed -e 's/#.*//' -e 's/[[:space:]]*|[[:space:]]*/|/g' -e 's/[[:space:]]*$//' -e '/^$/d' "${lists[@]}" |
    while read -r line; do
      for name in ${line//|/ }; do
        if grep -qxF "$name" <<<"$installed"; then continue 2; fi
      done
      say "$line"
    done
}

# For each line the first alternative that apt knows, or "?line" where it knows none.
chosen_names() {
  local line name known
  # shellcheck disable=SC2046
  known=$(LC_ALL=C apt-cache policy $(printf '%s\n' "$@" | tr '|' ' ') |
    awk '/^[^ ]/ { name = $1; sub(":$", "", name) } /^  Candidate: [^(]/ { print name }')
  for line in "$@"; do
    for name in ${line//|/ }; do
      if grep -qxF "$name" <<<"$known"; then say "$name"; continue 2; fi
    done
    say "?$line"
  done
}

install_system_packages() {
  local missing names began=$SECONDS
  if ! command -v apt-get >/dev/null; then
    say "This system has no apt. What ${lists[*]} ask for must be there already; going on."
    return
  fi
  mapfile -t missing < <(missing_lines)
  [ "${#missing[@]}" = 0 ] && return
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    stop "System packages are missing, and there is neither root nor sudo here to install them." \
      "as root, run: apt-get install --no-install-recommends ${missing[*]%%|*}"
  fi
  say "Installing ${#missing[@]} system packages and what they need (once) …"
  mapfile -t names < <(chosen_names "${missing[@]}")
  if [[ " ${names[*]}" == *" ?"* ]]; then
    apt_get update || stop "The list of system packages could not be fetched." \
      "see whether this PC reaches the mirror in its apt sources (network, proxy, date), then run this again."
    mapfile -t names < <(chosen_names "${missing[@]}")
    if [[ " ${names[*]}" == *" ?"* ]]; then
      stop "apt does not know: $(printf '%s\n' "${names[@]}" | sed -n 's/^?//p' | tr '\n' ' ')" \
        "use Debian 12 or Ubuntu 24.04 (there with 'universe' switched on), then run this again."
    fi
  fi
  # A list fetched long ago may name versions that are gone: once more with a fresh one.
  apt_get install --no-install-recommends -y "${names[@]}" ||
    { apt_get update && apt_get install --no-install-recommends -y "${names[@]}"; } ||
    stop "System packages could not be installed." \
      "read the lines above; often the network, or another installation that was cut (sudo dpkg --configure -a). Then run this again."
  say "  done in $((SECONDS - began)) s"
}

# ---------------------------------------------------------------- .venv

pip() { .venv/bin/python -m pip --disable-pip-version-check "$@" </dev/null >>"$log" 2>&1; }

no_python_packages() {
  stop "Python packages could not be installed." \
    "see whether this PC reaches its Python package index (network, proxy, date) and has 1 GB free, then run this again. \
If a hash does not match, stop and tell the maintainers: what arrived is not what was locked."
}

install_python_packages() {
  local began=$SECONDS first
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>>"$log" ||
    stop "Python 3.11 or newer is needed, and '$python' is not." "install it, or name it: PYTHON=python3.12 make setup"
  # A venv of another Python version, or one that was cut while being made, is made anew.
  if ! .venv/bin/python -c "import sys, pip; sys.exit('%d.%d' % sys.version_info[:2] != '$("$python" -c \
      'import sys; print("%d.%d" % sys.version_info[:2])')')" 2>>"$log"; then
    [ ! -e .venv ] || [ -f .venv/pyvenv.cfg ] ||
      stop "There is a .venv here that is no virtual environment of Python." "look at it, move it away, then run this again."
    rm -rf .venv
    "$python" -m venv .venv >>"$log" 2>&1 || stop "The folder .venv could not be made." "read the lines above."
  fi
  say "Installing Python packages from $lock …"
  # setuptools first, by its own hash: what has to be compiled (pyscard) is then built with it
  # and nothing is fetched that the lock does not name.
  first=$(mktemp)
  awk '/^[^ #]/ { inside = /^setuptools==/ } inside' "$lock" >"$first"
  pip install --require-hashes -r "$first" || { rm -f "$first"; no_python_packages; }
  rm -f "$first"
  pip install --require-hashes --no-build-isolation -r "$lock" || no_python_packages
  # compat: one path in a .pth file; the default puts an import hook into every start.
  pip install --no-deps --no-build-isolation --config-settings editable_mode=compat -e . ||
    stop "The program itself could not be put into .venv." "read the lines above."
  say "  done in $((SECONDS - began)) s"
}

# ---------------------------------------------------------------- the order

ready && exit 0
mkdir -p out
: >"$log"
install_system_packages
install_python_packages
for part in run "$what"; do
  if [ "$part" = run ]; then
    fingerprint installer/packages-run.txt installer/locks/run.txt >".venv/.ready-run"
  else
    fingerprint "${lists[@]}" "$lock" >".venv/.ready-$part"
  fi
done
say "Ready."
