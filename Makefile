# Two commands do all the set-up: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help run setup test check bench nemesis locks translations pictures clean-root windows-smoke

BIN := .venv/bin
ARGS ?=
UV_VERSION := 0.13.9
UV := build/uv/bin/uv

help:  ## this list
	@sed -nE 's/^([a-z-]+):.*  ## (.*)/  make \1\t\2/p' Makefile | expand -t 22

run:  ## the practice window; without a screen, or with HEADLESS=1, a whole visit that leaves its papers in out/
	@installer/setup.sh run
	@if [ -z "$$HEADLESS" ] && [ -t 1 ] && [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec $(BIN)/motcua --practice; \
	else \
	  QT_QPA_PLATFORM=offscreen exec $(BIN)/motcua demo --out out; \
	fi

setup:  ## system packages, .venv and the program, for running and for testing
	@installer/setup.sh test

test: setup  ## all tests; ARGS="-k words tests/part" for some
	@$(BIN)/python -m pytest $(ARGS)

check: setup  ## format, lint, types, contracts, tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest $(ARGS)

bench: setup  ## each figure beside its floor, in one run
	@$(BIN)/python -m tests.bench $(ARGS)

nemesis: setup  ## the proofs under kill and load, in full: SEED=n KILLS=200 ACCEPTANCES=4000
	@NEMESIS_SEED=$(or $(SEED),$(shell date +%s)) NEMESIS_KILLS=$(or $(KILLS),200) \
	  NEMESIS_ACCEPTANCES=$(or $(ACCEPTANCES),4000) \
	  $(BIN)/python -m pytest -o faulthandler_timeout=0 tests/nemesis $(ARGS)

$(UV):
	python3 -m venv build/uv && build/uv/bin/python -m pip install --quiet uv==$(UV_VERSION)

locks: $(UV)  ## renew installer/locks/ from pyproject.toml (the files name no host)
	$(UV) lock --quiet
	$(UV) export --quiet --frozen --no-header --no-emit-project --format requirements-txt -o installer/locks/run.txt
	$(UV) export --quiet --frozen --no-header --no-emit-project --format requirements-txt --extra dev -o installer/locks/dev.txt
	@! grep -n '://' installer/locks/*.txt || { echo "a lock names a host" >&2; exit 1; }

translations:  ## the window's own words: source texts into vi.ts, vi.ts into vi.qm
	$(BIN)/pyside6-lupdate $$(find ui app -name '*.py' | sort) -ts resources/translations/vi.ts \
	  -source-language en -target-language vi -locations none -no-obsolete
	$(BIN)/pyside6-lrelease resources/translations/vi.ts -qm resources/translations/vi.qm
	$(BIN)/pyside6-lrelease resources/translations/qt_vi.ts -qm resources/translations/qt_vi.qm

pictures: setup  ## every picture of the manual, from the program itself
	@$(BIN)/python installer/make_pictures.py

clean-root:  ## both commands in a minimal Debian 12 (root, debootstrap); COMMANDS="make run;make test"
	@installer/clean_root.sh

windows-smoke:  ## the program's Windows wheels under wine, as far as that goes (amd64 Linux)
	@installer/windows_smoke.sh
