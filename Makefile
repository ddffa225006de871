# Everything lives in .venv; nothing else of the machine is touched, except that redis-server and
# python3-venv are installed where they are missing and we are root on Debian.
SHELL := /bin/sh
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
RUNS := $(VENV)/.ready-to-run
CHECKS := $(VENV)/.ready-to-check
FUZZER := $(VENV)/.ready-to-fuzz
PEERS := $(VENV)/.ready-to-measure
PAGE_TOOLS := tests/browser/node_modules/.ready
# Quiet twice: only errors.
PIP := $(BIN)/python -m pip install -qq --constraint constraints.txt
EDITION_FLAG := $(if $(EDITION),--edition $(EDITION))
SANDBOX_FLAGS := $(if $(PORT),--port $(PORT)) $(if $(SANDBOX_LANG),--lang $(SANDBOX_LANG)) $(EDITION_FLAG)
DEMO_FLAGS := $(if $(KEEP),--keep) $(if $(DEMO_LANG),--lang $(DEMO_LANG)) $(EDITION_FLAG)
FAULT_FLAGS := --size $(or $(SIZE),full) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(SEED),--seed $(SEED)) \
	$(if $(ROWS),--rows "$(ROWS)") $(if $(JOBS),--jobs $(JOBS))

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_NO_INPUT := 1

# $(call apt,package): false where we may not install it.
apt = { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing $(1) ..." \
	&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1) >/dev/null; }

.DEFAULT_GOAL := help
.PHONY: help demo sandbox test test-browser fuzz faults bench pictures check format venv redis-server chromium fonts clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(RUNS) ## play the whole story on this machine (KEEP=1 stays up, DEMO_LANG=zh, EDITION=partner or legacy)
	@$(BIN)/signet demo $(DEMO_FLAGS)

sandbox: $(RUNS) ## try the whole bot in a browser, with no account (SANDBOX_LANG=zh, PORT=8600, EDITION=partner)
	@$(BIN)/signet sandbox $(SANDBOX_FLAGS)

# Four at once on any machine: half of the time a test waits, for a process or for a lease.
test: $(CHECKS) redis-server ## run the tests (ARGS="tests/bot -x" for some of them)
	@$(BIN)/pytest --numprocesses 4 --dist loadgroup $(ARGS)

test-browser: $(CHECKS) $(PAGE_TOOLS) chromium ## check the sandbox's page and drive it in Chromium (ARGS="-k tour")
	@$(PAGE_TOOLS:.ready=.bin/tsc) -p tests/browser
	@$(BIN)/pytest tests/browser --numprocesses auto --maxprocesses 4 \
		--override-ini faulthandler_timeout=900 $(ARGS)

faults: $(CHECKS) redis-server ## the fault matrix, for some minutes (SEEDS=20, SEED=7, ROWS="kill -9", SIZE=small, JOBS=3)
	@$(BIN)/python -m tests.faults $(FAULT_FLAGS)

fuzz: $(FUZZER) ## try hostile callbacks, EXAMPLES=100000 of each sort, and have atheris look for more
	@FUZZ_EXAMPLES=$(or $(EXAMPLES),100000) $(BIN)/pytest tests/security/test_fuzzed_callbacks.py \
		--override-ini faulthandler_timeout=0 --numprocesses auto $(ARGS)
	@$(BIN)/python -m tests.security.fuzz_callback -runs=$(or $(EXAMPLES),100000) -verbosity=0

bench: $(PEERS) redis-server ## how fast, beside others in the same minutes (ROWS="ingest command", ROUNDS=7)
	@$(BIN)/python -m bench $(if $(ROUNDS),--rounds $(ROUNDS)) $(ROWS)

pictures: $(CHECKS) $(PAGE_TOOLS) chromium fonts ## draw every card and modal into build/pictures, and the README's two
	@PICTURES=build/pictures $(BIN)/pytest tests/browser/test_pictures.py \
		--override-ini faulthandler_timeout=900 $(ARGS)

check: $(CHECKS) ## ruff, ruff format, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(CHECKS) ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

venv: $(CHECKS) ## install everything into .venv
	@echo "Everything is in $(VENV)."

clean: ## remove .venv and every cache
	rm -rf $(VENV) tests/browser/node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium:
	@[ -n "$(CHROMIUM)" ] || command -v chromium-headless-shell >/dev/null || $(call apt,chromium-headless-shell) \
		|| command -v chromium >/dev/null || { echo "There is no Chromium on PATH; CHROMIUM may name one."; exit 1; }

fonts:
	@[ -n "$$(fc-list :lang=zh 2>/dev/null)" ] || $(call apt,fontconfig fonts-noto-cjk fonts-noto-color-emoji) \
		|| { echo "No font here knows Chinese, so the pictures would be full of boxes."; exit 1; }

redis-server:
	@command -v redis-server >/dev/null || $(call apt,redis-server) \
		|| echo "There is no redis-server on PATH: what fakeredis can serve runs on that, the rest is skipped."

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(call apt,python3-venv) \
		|| { echo "Python's venv module is missing; install it (on Debian: python3-venv)."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(PAGE_TOOLS): tests/browser/package.json
	@command -v npm >/dev/null || $(call apt,npm) || { echo "There is no npm; install Node.js."; exit 1; }
	@echo "Installing what checks the page ..."
	@npm install --prefix tests/browser --no-package-lock --no-audit --no-fund --silent
	@touch $@

$(RUNS): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	@$(PIP) --upgrade pip
	@$(PIP) --build-constraint constraints.txt --editable '.[sandbox]'
	@touch $@

$(CHECKS): $(RUNS)
	@echo "Installing what the checks and tests need ..."
	@$(PIP) --group dev
	@touch $@

$(FUZZER): $(CHECKS)
	@echo "Installing the fuzzer ..."
	@$(PIP) --group fuzz
	@touch $@

$(PEERS): $(CHECKS)
	@echo "Installing what is measured beside us ..."
	@$(PIP) --group bench
	@touch $@
