# Needs GNU make 3.81 or newer, Python 3.11 or newer with venv, and nothing else.
#   make play ARGS="--plain"           arguments for the game
#   make test PYTHON=python3.13        another Python; .venv is made anew for it
#   make lock UPGRADE=--upgrade        newest releases that pyproject.toml allows

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input install
UV_VERSION := 0.13.8
SPELT := $(wildcard game docs story README.md CONTRIBUTING.md tests)
WORDED := $(wildcard story game docs README.md tests)
PYTEST := $(BIN)/python -m pytest
# A module's tests stay together, so that what it builds for all of them is built once.
PARALLEL := --numprocesses=auto --dist=loadscope

.PHONY: help play test check long bench balance docs messages art lock clean
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

play: $(VENV)/ready-to-play ## play the game
	@$(BIN)/lens play $(ARGS)

test: check ## everything CI runs: check, then the tests
	$(PYTEST) $(PARALLEL) $(ARGS)

check: $(VENV)/ready-to-test ## style, types, contracts, spelling
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/codespell $(SPELT)
	$(BIN)/python tests/tools/own_words.py $(WORDED)

long: $(VENV)/ready-to-test ## the full fuzz, mutation and play counts
	HYPOTHESIS_PROFILE=long $(PYTEST) $(PARALLEL) -m "not bench" --timeout=3600 $(ARGS)

bench: $(VENV)/ready-to-test ## measure speed and memory, side by side in one run
	$(PYTEST) -m bench --capture=no --timeout=3600 $(ARGS)

balance: $(VENV)/ready-to-test ## play 10,000 times each of four tempers, and write docs/balance.md
	PYTHONPATH=. $(BIN)/python tests/tools/write_balance.py $(ARGS)

docs: $(VENV)/ready-to-test ## write what is generated from the code: machines, diagnostics, schema
	PYTHONPATH=. $(BIN)/python tests/tools/write_docs.py

messages: $(VENV)/ready-to-test ## write game/locale/lens.pot anew from the code
	$(BIN)/python tests/tools/extract_messages.py game

art: $(VENV)/ready-to-test ## render all pictures anew into assets/art
	PYTHONPATH=. $(BIN)/python -m assets.render $(ARGS)

# One lock for every Python and system the project runs on. The second is held to the first, so that what is
# tested is what is played.
LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --group backend

lock: .venv-lock/uv-$(UV_VERSION) ## write the locks anew from pyproject.toml
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --all-extras --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what was built; saves stay
	rm -rf $(VENV) .venv-lock dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# From here on: the environment. Nothing below may read standard input, which belongs to the game.

# An environment holds absolute paths: one that was moved or copied, whose Python has gone, or that was made with
# another Python than the one asked for is made anew.
STALE := $(shell test -x $(BIN)/python && test "$$(cat $(VENV)/made-for 2>/dev/null)" = "$$(pwd -P)" || echo stale)
ifdef PYTHON
STALE += $(shell test "$$(cat $(VENV)/made-with 2>/dev/null)" = "$(PYTHON)" || echo stale)
endif
ifneq ($(strip $(STALE)),)
.PHONY: $(VENV)/made-for
endif

$(VENV)/made-for:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1 || continue; \
		new=$$python; \
		"$$python" -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1 && whole=$$python && break; \
	done; \
	if [ -z "$$new" ]; then \
		echo "Python 3.11 or newer is needed, and $(or $(PYTHON),python3) is not that:" \
			"install one, or name it with 'make $(MAKECMDGOALS) PYTHON=/path/to/python3'." >&2; exit 1; \
	elif [ -z "$$whole" ]; then \
		echo "$$new comes without venv: install it (on Debian and Ubuntu 'apt install python3-venv') and try again." >&2; \
		exit 1; \
	fi; \
	echo "Setting up in .venv, once: this takes up to a minute." >&2; \
	rm -rf $(VENV) && "$$whole" -m venv $(VENV) </dev/null && echo "$$whole" >$(VENV)/made-with && pwd -P >$@

# $(call install,LOCK): what the lock names, each file held to its hash, then the project itself.
define install
@[ -e $(VENV)/ready-to-play ] && echo "Installing what $(1) names." >&2 || true
@{ $(PIP) --require-hashes --requirement $(1) && $(PIP) --no-deps --no-build-isolation --editable .; } </dev/null >&2 || \
	{ echo "The packages could not be installed (the reason stands above): mend it and run make again." >&2; exit 1; }
endef

$(VENV)/ready-to-play: $(VENV)/made-for requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/ready-to-test: $(VENV)/made-for requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $(VENV)/ready-to-play $@

# The locker is not part of any lock: it is fetched only to write them.
.venv-lock/uv-$(UV_VERSION): $(VENV)/made-for
	@$(BIN)/python -m venv .venv-lock </dev/null
	@.venv-lock/bin/python -m pip --quiet --disable-pip-version-check install uv==$(UV_VERSION) </dev/null
	@touch $@
