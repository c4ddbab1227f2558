#!/usr/bin/env bash
# Proves the two commands on a machine that has nothing: a minimal Debian 12 with python3, make, git
# and ca-certificates, the last commit unpacked inside, `make run`, `make run` again, `make test`.
#
#   COMMANDS="make run;make test"   other commands, separated by ;
#   SUITE=noble MIRROR=…            another system (default: bookworm from this machine's own apt sources)
#   KEEP=1                          leave the root behind and say where it is
#
# Needs root, debootstrap and unshare. The log is out/clean-root.log, the summary out/clean-root.txt.
# All mounts live in a mount namespace of their own, all processes in a process namespace: however this
# ends, the kernel takes both down, and only then is the folder removed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

suite=${SUITE:-bookworm}
commands=${COMMANDS:-make run;make run;make test}
log=$PWD/out/clean-root.log
summary=$PWD/out/clean-root.txt

if [ "${INSIDE_NAMESPACE:-}" != yes ]; then
  if [ "$(id -u)" != 0 ]; then exec sudo --preserve-env "$0" "$@"; fi
  for program in debootstrap unshare git; do
    command -v "$program" >/dev/null || { echo "$program is missing: apt-get install debootstrap util-linux git" >&2; exit 1; }
  done
  root=$(mktemp -d "${TMPDIR:-/var/tmp}/clean-root.XXXXXX")
  chmod 755 "$root"  # apt fetches as a user of its own
  mkdir -p out
  INSIDE_NAMESPACE=yes ROOT=$root unshare --mount --pid --ipc --fork --kill-child "$0" "$@" &
  inside=$!
  finish() {
    # unshare blocks TERM while it waits; killed, it takes everything inside with it (--kill-child).
    kill -KILL "$inside" 2>/dev/null && wait "$inside" 2>/dev/null || true
    if [ -n "${KEEP:-}" ]; then
      echo "The root stays in $root"
    else
      rm -rf --one-file-system "$root" 2>/dev/null || { sleep 1 && rm -rf --one-file-system "$root"; }
    fi
  }
  trap finish EXIT
  trap 'exit 130' INT TERM
  wait "$inside"
  exit
fi

trap 'exit 130' INT TERM
exec 3>&1 >"$log" 2>&1
: >"$summary"
tell() { printf '%s\n' "$*" | tee -a "$summary" >&3; echo "== $*"; }
seconds() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(seconds)" 'BEGIN { printf "%.1f", b - a }'; }
fail() { tell "$1"; tail -n 25 "$log" >&3; exit 1; }

# ---------------------------------------------------------------- the bare system

mirror=${MIRROR:-$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' | awk -v s="$suite" '$1 == s && $2 == "main" { print $3; exit }')}
[ -n "$mirror" ] || fail "This machine's apt sources do not have $suite: name one with MIRROR=…"
began=$(seconds)
debootstrap --variant=minbase --include=python3,make,git,ca-certificates "$suite" "$ROOT" "$mirror" ||
  fail "debootstrap failed"
tell "$suite, minbase + python3 make git ca-certificates: $(chroot "$ROOT" dpkg-query -W | wc -l) packages in $(since "$began") s"

mount -t proc proc "$ROOT/proc"
mount -t sysfs -o ro sysfs "$ROOT/sys" || true
mount -t tmpfs -o mode=755 tmpfs "$ROOT/dev"
for node in null zero full random urandom tty; do
  : >"$ROOT/dev/$node"
  mount --bind "/dev/$node" "$ROOT/dev/$node"
done
mkdir "$ROOT/dev/shm" "$ROOT/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$ROOT/dev/pts"
ln -s pts/ptmx "$ROOT/dev/ptmx"
ln -s /proc/self/fd "$ROOT/dev/fd"
ln -s fd/0 "$ROOT/dev/stdin"
ln -s fd/1 "$ROOT/dev/stdout"
ln -s fd/2 "$ROOT/dev/stderr"
# Packages must not start their services in here: the tests start what they need themselves.
printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"
chmod 755 "$ROOT/usr/sbin/policy-rc.d"

# ---------------------------------------------------------------- how this machine reaches its packages
# Taken over as it is found now, so that no file of the project names a host: names and certificates,
# apt's proxy, pip's configuration and variables.

cp -L /etc/resolv.conf /etc/hosts "$ROOT/etc/"
apt-config dump 2>/dev/null | grep -iE '^Acquire::https?::proxy' >"$ROOT/etc/apt/apt.conf.d/99machine" || true
passed=(PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb)
while IFS='=' read -r name value; do
  passed+=("$name=$value")
done < <(env | grep -E '^(PIP_[A-Z_]+|[a-z]+_proxy|[A-Z]+_PROXY)=' | grep -vE '^PIP_(CERT|CONFIG_FILE|FIND_LINKS)=')
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  cp -L /etc/ssl/certs/ca-certificates.crt "$ROOT/etc/ssl/machine.crt"
  passed+=(PIP_CERT=/etc/ssl/machine.crt SSL_CERT_FILE=/etc/ssl/machine.crt)
fi
configs=()
for config in /etc/pip.conf "$HOME/.pip/pip.conf" "$HOME/.config/pip/pip.conf" "${PIP_CONFIG_FILE:-}"; do
  if [ -f "$config" ]; then configs+=("$config"); fi
done
if [ "${#configs[@]}" != 0 ]; then
  # pip merges its files in this order; one file with all of them says the same. Folders of this
  # machine stay out: a fresh machine has none, and everything must come as the locks say without them.
  python3 - "${configs[@]}" >"$ROOT/etc/pip.conf" <<'P'
import configparser, sys
merged = configparser.RawConfigParser()
merged.read(sys.argv[1:])
for section in merged.sections():
    merged.remove_option(section, "find-links")
    if "file:" in merged.get(section, "extra-index-url", fallback=""):
        merged.remove_option(section, "extra-index-url")
merged.write(sys.stdout)
P
fi

# ---------------------------------------------------------------- the project, and the commands

mkdir "$ROOT/srv/motcua"
git archive --format=tar HEAD | tar -x -C "$ROOT/srv/motcua"
tell "commit $(git rev-parse --short=12 HEAD), $(nproc) processors"

result=0
IFS=';' read -ra list <<<"$commands"
for command in "${list[@]}"; do
  began=$(seconds)
  line=$(wc -l <"$log")
  if env -i "${passed[@]}" chroot "$ROOT" /bin/bash -c "cd /srv/motcua && $command" </dev/null; then
    outcome="fine"
  else
    outcome="FAILED (exit $?)"
    result=1
  fi
  tell "$command: $outcome in $(since "$began") s, $(chroot "$ROOT" dpkg-query -W | wc -l) system packages"
  [ "$outcome" = fine ] || { tail -n +"$((line + 1))" "$log" | tail -n 60 >&3; break; }
done

python_packages=$(find "$ROOT/srv/motcua/.venv" -maxdepth 5 -name '*.dist-info' 2>/dev/null | wc -l)
tell "$python_packages Python packages; .venv $(du -sm "$ROOT/srv/motcua/.venv" 2>/dev/null | cut -f1) MB, whole root $(du -smx "$ROOT" | cut -f1) MB"
if [ -d "$ROOT/srv/motcua/out" ]; then
  rm -rf out/clean-root
  cp -a "$ROOT/srv/motcua/out" out/clean-root
fi
exit "$result"
